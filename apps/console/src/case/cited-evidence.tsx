import { Checkbox } from '@mantine/core';
import type { EvidenceRow } from '../api/types.js';
import { localTime } from '../words/age.js';
import { evidenceKindWord, wordOf } from '../words/labels.js';
import type { Numbers } from './numbering.js';
import classes from './work.module.css';

interface CitedEvidenceProps {
  evidence: EvidenceRow[];
  numbers: Numbers;
  cited: string[];
  onChange: (cited: string[]) => void;
}

export function CitedEvidence({ evidence, numbers, cited, onChange }: CitedEvidenceProps) {
  if (evidence.length === 0) return null;
  return (
    <Checkbox.Group label="Evidence the decision rests on" value={cited} onChange={onChange}>
      <div className={classes.cited}>
        {evidence.map((item) => (
          <Checkbox
            key={item.id}
            value={item.id}
            size="xs"
            label={`${numbers.get(item.id) ?? ''} ${wordOf(evidenceKindWord, item.kind)}, ${localTime(item.observed_at)}`}
          />
        ))}
      </div>
    </Checkbox.Group>
  );
}
