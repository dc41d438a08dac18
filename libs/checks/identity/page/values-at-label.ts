import type { Region } from '../document-reader.js';
import type { PageItem, PageItems, PageLabel } from './page-items.js';

/** How a value stands to its label, the surest first. */
export type Stand = 'same_text' | 'below' | 'right' | 'far_below';

export interface ValueAtLabel {
  item: PageItem;
  stand: Stand;
}

/**
 * Texts that may be the value of a label: behind it in the same text, below it (as in machine-readable travel documents)
 * or right of it (as on licences), as far as no other label stands between. The likeliest first.
 */
export function valuesAtLabel(label: PageLabel, page: PageItems): ValueAtLabel[] {
  const found: ValueAtLabel[] = label.rest ? [{ item: label.rest, stand: 'same_text' }] : [];
  const below = label.numbered ? [] : itemsBelow(label, page);
  found.push(...below.filter(({ stand }) => stand === 'below'));
  const right = itemRight(label, page);
  if (right) found.push({ item: right, stand: 'right' });
  return [...found, ...below.filter(({ stand }) => stand === 'far_below')];
}

function itemsBelow(label: PageLabel, page: PageItems): ValueAtLabel[] {
  const under = (region: Region): number =>
    (middle(region) - middle(label.region)) / height(region, label.region);
  const inColumn = (region: Region): boolean => columnShared(region, label.region);
  const nextLabel = Math.min(
    Infinity,
    ...page.labels
      .filter((other) => other !== label && inColumn(other.region) && under(other.region) > 0.4)
      .map(({ region }) => middle(region)),
  );
  return page.values
    .filter(({ region }) => inColumn(region) && under(region) > 0.4 && under(region) < 2.3)
    .filter(({ region }) => middle(region) < nextLabel)
    .sort((a, b) => middle(a.region) - middle(b.region))
    .slice(0, 2)
    .map((item, at) => ({ item, stand: at === 0 && under(item.region) < 1.5 ? 'below' : 'far_below' }));
}

function itemRight(label: PageLabel, page: PageItems): PageItem | null {
  const end = label.region.x + label.region.width;
  // boxes of neighbours are drawn wide and lap over one another
  const onLine = (region: Region): boolean =>
    Math.abs(middle(region) - middle(label.region)) < 0.5 * height(region, label.region) &&
    region.x > end - Math.max(0.01, Math.min(0.03, label.region.width / 2));
  const nextLabel = Math.min(
    Infinity,
    ...page.labels.filter((other) => other !== label && onLine(other.region)).map(({ region }) => region.x),
  );
  const [nearest] = page.values
    .filter(({ region }) => onLine(region) && region.x < nextLabel && region.x - end < 0.25)
    .sort((a, b) => a.region.x - b.region.x);
  return nearest ?? null;
}

/** One begins where the other does, or lies over half of it. */
function columnShared(a: Region, b: Region): boolean {
  if (Math.abs(a.x - b.x) < 0.03) return true;
  const shared = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  return shared > 0.5 * Math.min(a.width, b.width);
}

function middle({ y, height: high }: Region): number {
  return y + high / 2;
}

function height(a: Region, b: Region): number {
  return Math.max(a.height, b.height);
}
