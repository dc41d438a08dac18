import { labelOf, type Label } from './labels.catalogue.js';
import type { Content } from './content.js';
import type { Sheet } from './sheet.js';
import type { Style } from './style.js';

/** One field on a page: where its label begins, and how wide it may be. */
export interface FieldPlace {
  label: Label;
  value: string;
  x: number;
  y: number;
  room: number;
}

export interface FieldSizes {
  /** em of label and value, in millimetres */
  label: number;
  value: number;
}

/** The label with the value below it, as most pages have it. */
export function printField(
  sheet: Sheet,
  style: Style,
  content: Content,
  place: FieldPlace,
  sizes: FieldSizes,
): void {
  const languages = content.state.languages.slice(0, style.languages);
  const label = labelOf(place.label, languages, style.parted);
  const labelStyle = { font: style.font, size: sizes.label, colour: style.label, italic: style.labelItalic };
  sheet.print(label, place.x, place.y, labelStyle, place.room);
  const valueStyle = { font: style.font, size: sizes.value, colour: style.value, bold: style.valueBold };
  sheet.print(place.value, place.x, place.y + sizes.value * 1.08, valueStyle, place.room);
}

export function sexAsPrinted(content: Content): string {
  return content.holder.sex;
}

/** Small, where it hides nothing: nobody shall take such a page for a real one. */
export function markSynthetic(sheet: Sheet, x: number, y: number): void {
  sheet.add('<g opacity="0.55">');
  sheet.ocrB('SYNTHETIC', x, y, 1.15, '#9a1f1f');
  sheet.add('</g>');
}
