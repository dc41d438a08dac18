import { drawFace } from '../../../apps/cli/demo/documents/draw-face.js';
import type { Holder } from './holder.js';
import type { Sheet } from './sheet.js';

/** The drawn face in its frame. @param faint a ghost picture, as many pages repeat the portrait small and pale */
export function drawPortrait(
  sheet: Sheet,
  holder: Holder,
  x: number,
  y: number,
  width: number,
  faint = false,
): void {
  const height = (width * 42) / 32;
  const scale = (width * sheet.scale) / 32;
  const tones = ['#dfe4ea', '#e6e3dc', '#d5dde0', '#eceff1'];
  const tone = tones[Number(holder.face) % tones.length] ?? '#dfe4ea';
  const frame = faint ? '' : `<rect width="32" height="42" fill="${tone}"/>`;
  sheet.add(
    `<g transform="translate(${sheet.px(x)} ${sheet.px(y)}) scale(${scale.toFixed(4)})"${faint ? ' opacity="0.28"' : ''}>${frame}${drawFace(holder.face)}</g>`,
  );
  if (!faint) sheet.rect(x, y, width, height, 'none', `stroke="#8a8f94" stroke-width="${sheet.px(0.12)}"`);
}
