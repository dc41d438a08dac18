import type { ComparisonRow, DocumentField, SourceValue } from '../api/types.js';
import { Icon } from '../parts/icon.js';
import { documentFieldWord, wordOf } from '../words/labels.js';
import classes from './comparison-table.module.css';
import rows from './rows.module.css';

interface ComparisonTableProps {
  table: readonly ComparisonRow[];
  pointedAt: DocumentField | null;
  onPoint: (field: DocumentField | null) => void;
}

const sources = [
  { key: 'claim', title: 'Claimed' },
  { key: 'mrz', title: 'Machine-readable' },
  { key: 'print', title: 'Printed' },
  { key: 'barcode', title: 'Barcode' },
] as const;

/** What the person says beside what the document says, source by source; only sources that say anything have a column. */
export function ComparisonTable({ table, pointedAt, onPoint }: ComparisonTableProps) {
  const shown = sources.filter(({ key }) => table.some((row) => row[key] !== null));
  return (
    <table role="table" className={rows.table} aria-label="Comparison of the document’s sources">
      <thead role="rowgroup">
        <tr role="row">
          {['Field', ...shown.map(({ title }) => title)].map((name) => (
            <th role="columnheader" scope="col" key={name}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" onMouseLeave={() => onPoint(null)}>
        {table.map((row) => (
          <tr
            role="row"
            key={row.field}
            className={[
              row.differs ? classes.differs : '',
              row.field === pointedAt ? classes.pointed : '',
            ].join(' ')}
            onMouseEnter={() => onPoint(row.field)}
          >
            <th role="rowheader" scope="row">
              {wordOf(documentFieldWord, row.field)}
              {row.differs && (
                <span className={classes.mark}>
                  <Icon name="triangle" size={13} /> differs
                </span>
              )}
            </th>
            {shown.map(({ key, title }) => (
              <Cell key={key} title={title} value={key === 'claim' ? plain(row.claim) : row[key]} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function plain(value: string | null): SourceValue | null {
  return value === null ? null : { value };
}

/** Below this the reading is shown as unsure. */
const sure = 0.9;

function Cell({ title, value }: { title: string; value: SourceValue | null }) {
  if (value === null) return <td role="cell" />;
  const unsure = value.confidence !== undefined && value.confidence < sure;
  return (
    <td role="cell" data-source={title} className={classes.cell}>
      <span className={classes.value}>{value.value}</span>
      {unsure && (
        <span className={rows.quiet}> read with {Math.round(100 * (value.confidence ?? 0))} % certainty</span>
      )}
    </td>
  );
}
