import { NativeSelect, Radio, Textarea } from '@mantine/core';
import { decisions, type EvidenceRow, type ReasonCode } from '../api/types.js';
import { decisionLook } from '../words/labels.js';
import { CitedEvidence } from './cited-evidence.js';
import { faultsOf, reasonsFor, type OpenDraft } from './decision-draft.js';
import type { Numbers } from './numbering.js';
import classes from './work.module.css';

interface DecisionFieldsProps {
  draft: OpenDraft;
  onChange: (draft: OpenDraft) => void;
  showFaults: boolean;
  reasons: ReasonCode[];
  evidence: EvidenceRow[];
  evidenceNumbers: Numbers;
}

export function DecisionFields({
  draft,
  onChange,
  showFaults,
  reasons,
  evidence,
  evidenceNumbers,
}: DecisionFieldsProps) {
  const faults = showFaults ? faultsOf(draft) : {};
  const change = (changed: Partial<OpenDraft>): void => {
    onChange({ ...draft, ...changed });
  };
  return (
    <>
      <Radio.Group
        label="Decision"
        error={faults.decision}
        value={draft.decision ?? ''}
        onChange={(value) => {
          change({ decision: decisions.find((known) => known === value), reason_code: '' });
        }}
      >
        <div className={classes.choices}>
          {decisions.map((value) => (
            <Radio key={value} value={value} label={decisionLook[value].word} />
          ))}
        </div>
      </Radio.Group>
      <NativeSelect
        name="reason_code"
        label="Reason"
        error={faults.reason_code}
        value={draft.reason_code}
        disabled={draft.decision === undefined}
        onChange={(event) => {
          change({ reason_code: event.currentTarget.value });
        }}
      >
        <option value="">
          {draft.decision === undefined ? 'Choose a decision first' : 'Choose a reason'}
        </option>
        {reasonsFor(reasons, draft.decision).map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </NativeSelect>
      <Textarea
        name="decision_text"
        label="In your own words"
        description="The candidate may ask to read this, and may dispute it."
        error={faults.text}
        autosize
        minRows={3}
        maxRows={14}
        value={draft.text}
        onChange={(event) => {
          change({ text: event.currentTarget.value });
        }}
      />
      <CitedEvidence
        evidence={evidence}
        numbers={evidenceNumbers}
        cited={draft.evidence_ids}
        onChange={(evidence_ids) => {
          change({ evidence_ids });
        }}
      />
    </>
  );
}
