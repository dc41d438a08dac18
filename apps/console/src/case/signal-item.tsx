import type { SignalRow } from '../api/types.js';
import { Icon } from '../parts/icon.js';
import { Moment } from '../parts/time.js';
import type { Numbers } from './numbering.js';
import { References } from './references.js';
import referenceClasses from './references.module.css';
import classes from './signals.module.css';
import { StrengthMeter } from './strength-meter.js';
import { webAddress } from './web-address.js';

interface SignalItemProps {
  signal: SignalRow;
  number: string;
  evidenceNumbers: Numbers;
}

export function SignalItem({ signal, number, evidenceNumbers }: SignalItemProps) {
  return (
    <li id={signal.id} className={classes.signal}>
      <div className={classes.strength}>
        <span className={referenceClasses.number}>{number}</span>
        <StrengthMeter strength={signal.strength} />
      </div>
      <div className={classes.body}>
        <p className={classes.sentence}>{signal.sentence}</p>
        {signal.suppressed_by && (
          <p className={classes.reason}>
            <Icon name="lock" size={12} /> Set aside: {signal.suppressed_by.reason}
          </p>
        )}
        <p className={classes.quiet}>{signal.meaning}</p>
        <p className={classes.origin}>
          <References ids={signal.evidence_ids} numbers={evidenceNumbers} what="evidence" />
          <span>
            seen <Moment at={signal.observed_at} />
          </span>
          <Source source={signal.source} />
        </p>
      </div>
    </li>
  );
}

function Source({ source }: { source: SignalRow['source'] }) {
  const words = source.section ? `${source.title}, ${source.section}` : source.title;
  const href = webAddress(source.url);
  if (href === undefined) return <span>{words}</span>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" className={classes.source}>
      {words} <Icon name="out" size={11} />
    </a>
  );
}
