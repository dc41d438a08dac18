import { useState } from 'react';
import type { DocumentField, DocumentOfCase, QualityFault } from '../api/types.js';
import { Icon } from '../parts/icon.js';
import { Panel } from '../parts/panel.js';
import { Tag } from '../parts/tag.js';
import { documentReadLook, documentReasonWord, qualityFaultWord, wordOf } from '../words/labels.js';
import { ComparisonTable } from './comparison-table.js';
import { DocumentPicture } from './document-picture.js';
import classes from './documents-panel.module.css';
import { ListState, type ListQuery } from './list-state.js';
import type { Numbers } from './numbering.js';
import { References } from './references.js';

/** Each identity document: straightened picture, what was read, and how claim, zone, print and barcode compare. */
export function DocumentsPanel({ query, numbers }: { query: ListQuery<DocumentOfCase>; numbers: Numbers }) {
  if (query.data?.length === 0) return null;
  return (
    <Panel title="Identity documents" id="documents">
      <ListState query={query} empty="" />
      {query.data?.map((document) => (
        <Document key={document.evidence_id} document={document} numbers={numbers} />
      ))}
    </Panel>
  );
}

function Document({ document, numbers }: { document: DocumentOfCase; numbers: Numbers }) {
  const [pointedAt, point] = useState<DocumentField | null>(null);
  const number = numbers.get(document.evidence_id) ?? '';
  return (
    <article className={classes.document}>
      <p className={classes.head}>
        <References ids={[document.evidence_id]} numbers={numbers} what="evidence" />
        <Tag look={documentReadLook(document)} />
        {document.reason !== null && <span>{wordOf(documentReasonWord, document.reason)}</span>}
        <Faults faults={document.quality?.faults ?? []} />
      </p>
      <div className={classes.sides}>
        <DocumentPicture document={document} number={number} pointedAt={pointedAt} onPoint={point} />
        <div className={classes.read}>
          {document.mrz !== null && (
            <pre className={classes.lines} aria-label="Machine-readable zone as read">
              {document.mrz.join('\n')}
            </pre>
          )}
          {document.table.length > 0 && (
            <ComparisonTable table={document.table} pointedAt={pointedAt} onPoint={point} />
          )}
        </div>
      </div>
    </article>
  );
}

function Faults({ faults }: { faults: readonly QualityFault[] }) {
  return faults.map((fault) => (
    <span key={fault} className={classes.fault}>
      <Icon name="eye" /> {wordOf(qualityFaultWord, fault)}
    </span>
  ));
}
