import { Title } from '@mantine/core';
import type { SignalRow } from '../api/types.js';
import { Panel } from '../parts/panel.js';
import { familyWord, wordOf } from '../words/labels.js';
import { ListState, type ListQuery } from './list-state.js';
import type { Numbers } from './numbering.js';
import type { SignalGroup } from './signal-groups.js';
import { SignalItem } from './signal-item.js';
import classes from './signals.module.css';

interface SignalsPanelProps {
  query: ListQuery<SignalRow>;
  groups: SignalGroup[];
  suppressed: SignalRow[];
  signalNumbers: Numbers;
  evidenceNumbers: Numbers;
}

export function SignalsPanel({
  query,
  groups,
  suppressed,
  signalNumbers,
  evidenceNumbers,
}: SignalsPanelProps) {
  const list = (signals: SignalRow[]) => (
    <ul className={classes.list}>
      {signals.map((signal) => (
        <SignalItem
          key={signal.id}
          signal={signal}
          number={signalNumbers.get(signal.id) ?? ''}
          evidenceNumbers={evidenceNumbers}
        />
      ))}
    </ul>
  );
  return (
    <Panel title="Signals" id="signals" aside="Strongest first. Each is an observation, not a verdict.">
      <ListState query={query} empty="No signal so far." />
      {groups.map(({ family, signals }) => (
        <section key={family} className={classes.group}>
          <Title order={3}>{wordOf(familyWord, family)}</Title>
          {list(signals)}
        </section>
      ))}
      {suppressed.length > 0 && (
        <section className={classes.apart}>
          <Title order={3}>Set aside by an approved exception</Title>
          <p className={classes.quiet}>These were seen, and do not count in the advice.</p>
          {list(suppressed)}
        </section>
      )}
    </Panel>
  );
}
