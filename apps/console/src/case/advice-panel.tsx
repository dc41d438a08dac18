import { List, Text, Title } from '@mantine/core';
import type { CaseDetail } from '../api/types.js';
import { Panel } from '../parts/panel.js';
import { Moment } from '../parts/time.js';
import { evidenceKindWord, wordOf } from '../words/labels.js';
import classes from './advice-panel.module.css';
import type { Numbers } from './numbering.js';
import { References } from './references.js';

interface AdvicePanelProps {
  found: CaseDetail;
  signalNumbers: Numbers;
  running: boolean;
}

/** Which rules fired, on what, and what would change the advice. */
export function AdvicePanel({ found, signalNumbers, running }: AdvicePanelProps) {
  const { recommendation: advice, missing_evidence: missing } = found;
  return (
    <Panel
      title="Why"
      aside={
        advice && (
          <>
            advised <Moment at={advice.at} />
          </>
        )
      }
    >
      {advice === null && (
        <Text>
          {running ? 'The checks are at work; advice follows when they are done.' : 'There is no advice yet.'}
        </Text>
      )}
      {advice?.rules.length === 0 && <Text>No rule fired: nothing seen so far asks for a closer look.</Text>}
      {advice && advice.rules.length > 0 && (
        <ul className={classes.rules}>
          {advice.rules.map((rule) => (
            <li key={`${rule.rule} ${rule.because}`}>
              {rule.because} <References ids={rule.signal_ids} numbers={signalNumbers} what="signal" />
            </li>
          ))}
        </ul>
      )}
      {missing.length > 0 && (
        <Text mt="sm">
          <strong>Still missing:</strong>{' '}
          {missing.map((kind) => wordOf(evidenceKindWord, kind).toLowerCase()).join(', ')}. What is missing is
          not counted in anybody’s favour.
        </Text>
      )}
      {advice && advice.would_change.length > 0 && (
        <>
          <Title order={3} mt="sm" mb={4}>
            What would change the advice
          </Title>
          <List size="sm" withPadding={false}>
            {advice.would_change.map((change) => (
              <List.Item key={change}>{change}</List.Item>
            ))}
          </List>
        </>
      )}
      <Text size="xs" c="dimmed" mt="sm">
        This is advice. A machine never rejects anybody: a person reads the evidence and decides.
      </Text>
    </Panel>
  );
}
