import { rasterOf } from './draw-page.js';
import { damageOf, levels, type Level } from './levels.js';
import { otherSheets, type OtherKind } from './other-sheets.js';
import { photograph } from './photograph.js';
import { randomOf } from './random.js';

export interface OtherPicture {
  bytes: Buffer;
  contentType: string;
  kind: OtherKind;
  level: Level;
}

export const otherKinds = Object.keys(otherSheets) as OtherKind[];

/** A picture of something that has no machine-readable zone; nothing may be read off it. */
export async function drawOther(
  seed: number | string,
  options: { kind?: OtherKind; level?: Level } = {},
): Promise<OtherPicture> {
  const random = randomOf(`other ${seed}`);
  const kind = options.kind ?? random.fork('kind').pick(otherKinds);
  const level = options.level ?? random.fork('level').pick(levels);
  const damage = damageOf(level, random.fork('damage'));
  const scale = 0.8 * (300 / 25.4) * damage.size;
  const page = await rasterOf(otherSheets[kind](random.fork('sheet'), scale).svg());
  const { bytes } = await photograph(page, damage, random.fork('photograph'), 'jpeg');
  return { bytes, contentType: 'image/jpeg', kind, level };
}
