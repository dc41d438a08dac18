import type { Region } from '../document-reader.js';
import type { GhostMap } from './ghost-map.js';
import type { OpenedPicture, Point, StraightenedPicture } from './picture.js';
import { regionAround } from './straightened-picture.js';

/** The patches of a ghost map on the straightened picture; what lies beside the document is left out. */
export function ghostRegions(
  map: GhostMap,
  opened: OpenedPicture,
  straightened: StraightenedPicture,
): Region[] {
  return map.patches
    .map(({ x, y, width, height }) => {
      const corners = [
        { x, y },
        { x: x + width, y },
        { x: x + width, y: y + height },
        { x, y: y + height },
      ];
      return regionAround(corners.map((one) => straightened.placeOf(openedOf(map, opened, one))));
    })
    .filter(({ width, height }) => width > 0 && height > 0);
}

/** Heat (0 to 255) at a point of the opened picture. */
export function heatAt(map: GhostMap, opened: OpenedPicture, point: Point): number {
  const { x, y } = storedOf(map, opened, point);
  const [column, row] = [Math.floor(x / 8), Math.floor(y / 8)];
  if (column < 0 || row < 0 || column >= map.columns || row >= map.rows) return 0;
  return map.heat[row * map.columns + column] ?? 0;
}

/** Exif counts eight ways a picture can be stored (2.32, tag 0x0112): turned by quarters, and mirrored. */
function openedOf(map: GhostMap, { grey }: OpenedPicture, { x, y }: Point): Point {
  const { widthPx: w, heightPx: h, orientation } = map;
  const upright = [
    { x, y },
    { x: w - x, y },
    { x: w - x, y: h - y },
    { x, y: h - y },
    { x: y, y: x },
    { x: h - y, y: x },
    { x: h - y, y: w - x },
    { x: y, y: w - x },
  ][orientation - 1] ?? { x, y };
  const size = uprightSize(map);
  return { x: (upright.x * grey.width) / size.width, y: (upright.y * grey.height) / size.height };
}

function storedOf(map: GhostMap, { grey }: OpenedPicture, point: Point): Point {
  const { widthPx: w, heightPx: h, orientation } = map;
  const size = uprightSize(map);
  const x = (point.x * size.width) / grey.width;
  const y = (point.y * size.height) / grey.height;
  return (
    [
      { x, y },
      { x: w - x, y },
      { x: w - x, y: h - y },
      { x, y: h - y },
      { x: y, y: x },
      { x: y, y: h - x },
      { x: w - y, y: h - x },
      { x: w - y, y: x },
    ][orientation - 1] ?? { x, y }
  );
}

function uprightSize({ widthPx, heightPx, orientation }: GhostMap): { width: number; height: number } {
  return orientation >= 5 ? { width: heightPx, height: widthPx } : { width: widthPx, height: heightPx };
}
