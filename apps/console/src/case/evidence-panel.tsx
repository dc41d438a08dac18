import { evidenceFileAddress } from '../api/cases.js';
import type { EvidenceRow } from '../api/types.js';
import { Icon } from '../parts/icon.js';
import { Panel } from '../parts/panel.js';
import { Moment } from '../parts/time.js';
import { evidenceKindWord, readable, stageWord, wordOf } from '../words/labels.js';
import classes from './evidence-panel.module.css';
import { ListState, type ListQuery } from './list-state.js';
import type { Numbers } from './numbering.js';
import references from './references.module.css';

export function EvidencePanel({ query, numbers }: { query: ListQuery<EvidenceRow>; numbers: Numbers }) {
  return (
    <Panel title="Evidence" id="evidence">
      <ListState query={query} empty="Nothing has been received yet." />
      <ul className={classes.list}>
        {query.data?.map((item) => (
          <li key={item.id} id={item.id} className={classes.item}>
            <span className={references.number}>{numbers.get(item.id)}</span>
            <div className={classes.body}>
              <p>
                <strong>{wordOf(evidenceKindWord, item.kind)}</strong>
                {item.summary !== null && <> {item.summary}</>}
              </p>
              <p className={classes.quiet}>
                <Moment at={item.observed_at} /> · {wordOf(stageWord, item.stage).toLowerCase()} · source:{' '}
                {readable(item.source)}
              </p>
            </div>
            {item.has_file && (
              <a
                href={evidenceFileAddress(item.id)}
                target="_blank"
                rel="noopener"
                className={classes.file}
                aria-label={`Open the file of evidence ${numbers.get(item.id) ?? ''} in a new tab`}
              >
                <Icon name="file" /> Open the file
              </a>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
