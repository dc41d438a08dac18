import { Text } from '@mantine/core';
import type { Claim } from '../api/types.js';
import { Panel } from '../parts/panel.js';
import { Tag } from '../parts/tag.js';
import { claimKindWord, claimStatusLook, lookOf, readable, wordOf } from '../words/labels.js';
import type { Numbers } from './numbering.js';
import { References } from './references.js';
import classes from './rows.module.css';

const columns = ['Claim', 'Value', 'Standing', 'Method', 'Evidence'];

/** What the candidate says, and how far it is borne out. */
export function ClaimsPanel({ claims, evidenceNumbers }: { claims: Claim[]; evidenceNumbers: Numbers }) {
  return (
    <Panel title="What the candidate says" id="claims">
      {claims.length === 0 ? (
        <Text c="dimmed">No claim has been made yet.</Text>
      ) : (
        <table role="table" className={classes.table} aria-label="Claims">
          <thead role="rowgroup">
            <tr role="row">
              {columns.map((name) => (
                <th role="columnheader" scope="col" key={name}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {claims.map((claim) => (
              <tr role="row" key={claim.id} id={claim.id}>
                <th role="rowheader" scope="row">
                  {wordOf(claimKindWord, claim.kind)}
                </th>
                <td role="cell">{claim.value}</td>
                <td role="cell">
                  <Tag look={lookOf(claimStatusLook, claim.status)} form="plain" />
                </td>
                <td role="cell" className={classes.quiet}>
                  {claim.method === null ? '' : readable(claim.method)}
                </td>
                <td role="cell">
                  <References ids={claim.evidence_ids} numbers={evidenceNumbers} what="evidence" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
