import { Paper } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { QueueRow } from '../api/types.js';
import { Tag } from '../parts/tag.js';
import { Age } from '../parts/time.js';
import { lookOf, noAdvice, recommendationLook } from '../words/labels.js';
import classes from './queue-table.module.css';
import { holderWords, stateWords } from './row-words.js';

const columns = ['Advice', 'Candidate', 'Why', 'Waiting', 'State', 'Held by'];

/** A table on wide screens and a list of cards on narrow ones; the roles keep it a table for screen readers in both. */
export function QueueTable({ rows, me }: { rows: QueueRow[]; me: string }) {
  return (
    <Paper withBorder className={classes.frame}>
      <table role="table" className={classes.table} aria-label="Cases waiting">
        <thead role="rowgroup" className={classes.headings}>
          <tr role="row">
            {columns.map((name) => (
              <th role="columnheader" scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <Row key={row.case_id} row={row} me={me} />
          ))}
        </tbody>
      </table>
    </Paper>
  );
}

function Row({ row, me }: { row: QueueRow; me: string }) {
  const look = row.recommendation === null ? noAdvice : lookOf(recommendationLook, row.recommendation);
  return (
    <tr role="row" className={classes.row}>
      <td role="cell" className={classes.advice}>
        <Tag look={look} />
      </td>
      <td role="cell" className={classes.candidate}>
        <Link to="/cases/$caseId" params={{ caseId: row.case_id }} className={classes.link}>
          {row.candidate_name}
        </Link>
        <div className={classes.second}>{row.requisition_title}</div>
      </td>
      <td role="cell" className={classes.why}>
        {row.headline ?? <span className={classes.second}>{noReason(row)}</span>}
      </td>
      <td role="cell" className={classes.age}>
        <Age since={row.waiting_since} />
      </td>
      <td role="cell" className={classes.state}>
        {stateWords(row)}
      </td>
      <td role="cell" className={classes.holder}>
        {holderWords(row, me)}
      </td>
    </tr>
  );
}

function noReason(row: QueueRow): string {
  return row.recommendation === null ? 'The checks are not finished.' : 'No rule has fired.';
}
