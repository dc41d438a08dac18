import { Progress } from '@mantine/core';
import { isUnfinished } from '../api/cases.js';
import type { CheckRow } from '../api/types.js';
import { Panel } from '../parts/panel.js';
import { Tag } from '../parts/tag.js';
import { Moment } from '../parts/time.js';
import { checkStatusLook, lookOf, outcomeLook, readable } from '../words/labels.js';
import classes from './checks-panel.module.css';
import { ListState, type ListQuery } from './list-state.js';
import rows from './rows.module.css';

export function ChecksPanel({ query }: { query: ListQuery<CheckRow> }) {
  const checks = query.data ?? [];
  const unfinished = checks.filter(isUnfinished).length;
  const finished = checks.length - unfinished;
  return (
    <Panel title="Checks" id="checks" aside={checks.length > 0 && `${finished} of ${checks.length} finished`}>
      {unfinished > 0 && (
        <Progress.Root size="sm" mb="sm">
          <Progress.Section value={(100 * finished) / checks.length} aria-label="Checks finished" animated />
        </Progress.Root>
      )}
      <ListState query={query} empty="No check has been called for yet." />
      {checks.length > 0 && (
        <table role="table" className={rows.table} aria-label="Checks">
          <thead role="rowgroup">
            <tr role="row">
              {['Check', 'Outcome', 'Processing', 'Finished'].map((name) => (
                <th role="columnheader" scope="col" key={name}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {checks.map((check) => (
              <Row key={check.id} check={check} />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

function Row({ check }: { check: CheckRow }) {
  return (
    <tr
      role="row"
      id={check.id}
      className={check.outcome === 'unavailable' ? classes.unavailable : undefined}
    >
      <th role="rowheader" scope="row">
        {readable(check.name)}
      </th>
      <td role="cell">
        {check.outcome === null ? (
          <span className={rows.quiet}>Not known yet</span>
        ) : (
          <Tag look={lookOf(outcomeLook, check.outcome)} />
        )}
        {check.error !== null && <span className={rows.error}>{check.error}</span>}
      </td>
      <td role="cell">
        <Tag look={lookOf(checkStatusLook, check.status)} form="plain" />
      </td>
      <td role="cell" className={rows.quiet}>
        {check.finished_at !== null && <Moment at={check.finished_at} />}
      </td>
    </tr>
  );
}
