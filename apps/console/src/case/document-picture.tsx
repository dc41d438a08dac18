import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { evidenceFileAddress } from '../api/cases.js';
import type { DocumentField, DocumentOfCase, Region } from '../api/types.js';
import { documentFieldWord, wordOf } from '../words/labels.js';
import classes from './document-picture.module.css';

interface Box {
  field: DocumentField;
  source: 'mrz' | 'print' | 'barcode';
  confidence: number | null;
  region: Region;
}

interface DocumentPictureProps {
  document: DocumentOfCase;
  /** short name of the evidence, 'E2' */
  number: string;
  pointedAt: DocumentField | null;
  onPoint: (field: DocumentField | null) => void;
}

/** The document straightened, with what was read boxed where it stands and what was found marked. */
export function DocumentPicture({ document, number, pointedAt, onPoint }: DocumentPictureProps) {
  const [boxesShown, showBoxes] = useState(true);
  const [heatShown, showHeat] = useState(false);
  const address = (name: DocumentOfCase['pictures'][number]['name']): string | null => {
    const picture = document.pictures.find((one) => one.name === name);
    return picture === undefined ? null : evidenceFileAddress(picture.evidence_id);
  };
  const straightened = address('straightened');
  if (straightened === null) return null;
  const heat = address('ghost_map');
  const zone = address('mrz');
  return (
    <figure className={classes.figure}>
      <div className={classes.stage}>
        <img src={straightened} alt={`Document ${number}, straightened`} className={classes.picture} />
        {heatShown && heat !== null && (
          <img
            src={heat}
            alt="Heat map of parts compressed otherwise than the rest"
            className={classes.heat}
          />
        )}
        {boxesShown && (
          <Boxes boxes={boxesOf(document)} marks={document.marks} pointedAt={pointedAt} onPoint={onPoint} />
        )}
      </div>
      {zone !== null && (
        <img src={zone} alt={`Machine-readable zone of document ${number}`} className={classes.zone} />
      )}
      <figcaption className={classes.switches}>
        <Checkbox
          size="xs"
          label="Show what was read where"
          checked={boxesShown}
          onChange={(event) => showBoxes(event.currentTarget.checked)}
        />
        {heat !== null && (
          <Checkbox
            size="xs"
            label="Show the compression heat map"
            checked={heatShown}
            onChange={(event) => showHeat(event.currentTarget.checked)}
          />
        )}
      </figcaption>
    </figure>
  );
}

function boxesOf(document: DocumentOfCase): Box[] {
  return document.table.flatMap((row) =>
    (['mrz', 'print', 'barcode'] as const).flatMap((source) => {
      const value = row[source];
      return value?.region === undefined
        ? []
        : [{ field: row.field, source, confidence: value.confidence ?? null, region: value.region }];
    }),
  );
}

interface BoxesProps extends Pick<DocumentPictureProps, 'pointedAt' | 'onPoint'> {
  boxes: Box[];
  marks: DocumentOfCase['marks'];
}

/** Shares of the picture are drawn in thousandths, so that strokes keep their width at any size. */
function Boxes({ boxes, marks, pointedAt, onPoint }: BoxesProps) {
  return (
    <svg className={classes.boxes} viewBox="0 0 1000 1000" preserveAspectRatio="none" aria-hidden="true">
      {boxes.map((box) => (
        <rect
          key={`${box.source} ${box.field}`}
          {...thousandths(box.region)}
          data-pointed={box.field === pointedAt}
          className={classes[box.source]}
          onMouseEnter={() => onPoint(box.field)}
          onMouseLeave={() => onPoint(null)}
        >
          <title>{titleOf(box)}</title>
        </rect>
      ))}
      {marks.map(({ signal_id, region }) => (
        <rect
          key={`${signal_id} ${region.x} ${region.y}`}
          {...thousandths(region)}
          className={classes.mark}
        />
      ))}
    </svg>
  );
}

function thousandths({ x, y, width, height }: Region) {
  return { x: 1000 * x, y: 1000 * y, width: 1000 * width, height: 1000 * height };
}

function titleOf({ field, confidence }: Box): string {
  const name = wordOf(documentFieldWord, field);
  return confidence === null ? name : `${name}, read with ${Math.round(100 * confidence)} % certainty`;
}
