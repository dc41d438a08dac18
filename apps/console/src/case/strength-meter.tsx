import type { Strength } from '#signals/signal.js';
import { strengthWord, wordOf } from '../words/labels.js';
import { rank } from './signal-groups.js';
import classes from './strength-meter.module.css';

const bars = [1, 2, 3, 4];

/** Four bars, filled up to the strength, with its name. */
export function StrengthMeter({ strength }: { strength: Strength }) {
  return (
    <span className={classes.meter} data-strength={strength}>
      <span className={classes.bars} aria-hidden="true">
        {bars.map((bar) => (
          <span key={bar} className={classes.bar} data-filled={bar <= rank(strength)} />
        ))}
      </span>
      {wordOf(strengthWord, strength)}
    </span>
  );
}
