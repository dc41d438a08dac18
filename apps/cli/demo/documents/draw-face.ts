/**
 * A face of plain shapes for a drawn document, 32 x 42 units; each seed gives its own, as unlike another as two people's
 * photos are in light, posture, hair and dress. It depicts nobody, and its tones are those of a drawing, not of people.
 */
export function drawFace(seed: string): string {
  const draw = drawing(seed);
  const head: Head = {
    x: draw.within(13.6, 18.4),
    y: draw.within(16.5, 21),
    width: draw.within(6.4, 9),
    height: draw.within(8.6, 11.6),
    tone: draw.oneOf(['#8fa7bf', '#a3b8a0', '#b9a7c4', '#c0b59a', '#7f93a8', '#cfc8d6']),
    hair: draw.oneOf(['#3f4a57', '#6d5f52', '#a08a63', '#8b8f98', '#23282f', '#b7a9a0']),
  };
  const tilt = draw.within(-6, 6);
  return `${background(draw)}${dress(draw, head)}<g transform="rotate(${tilt} ${head.x} ${head.y})">${[
    hairBehind(draw, head),
    `<ellipse cx="${head.x}" cy="${head.y}" rx="${head.width}" ry="${head.height}" fill="${head.tone}"/>`,
    sideLight(draw, head),
    hairAbove(draw, head),
    features(draw, head),
  ].join('\n')}</g>`;
}

interface Head {
  x: number;
  y: number;
  width: number;
  height: number;
  tone: string;
  hair: string;
}

interface Drawing {
  within(low: number, high: number): number;
  oneOf(choices: readonly string[]): string;
  chance(share: number): boolean;
}

function drawing(seed: string): Drawing {
  const random = numbersFrom(seed);
  return {
    within: (low, high) => low + random() * (high - low),
    oneOf: (choices) => choices[Math.floor(random() * choices.length)] ?? '',
    chance: (share) => random() < share,
  };
}

/** A wall, lit from one side. */
function background(draw: Drawing): string {
  const edge = draw.within(6, 26);
  const side = draw.chance(0.5)
    ? `M0 0 H${edge} L${edge - 5} 42 H0 Z`
    : `M32 0 H${edge} L${edge + 5} 42 H32 Z`;
  return `<path d="M0 0 H32 V42 H0 Z" fill="${draw.oneOf(['#dfe4ea', '#c9d3da', '#e9e6df', '#b9c4cc'])}"/>
<path d="${side}" fill="#7d8894" opacity="${draw.within(0, 0.3)}"/>`;
}

function dress(draw: Drawing, { x }: Head): string {
  const top = draw.within(27, 32);
  const cloth = draw.oneOf(['#5b6b7c', '#2f3a46', '#a9b4a4', '#7c5f5b', '#d5d9dd', '#46586e']);
  const collar = draw.within(2, 5.5);
  const depth = draw.within(3, 9);
  const left = draw.within(0, 4);
  const right = draw.within(28, 32);
  const shirt = draw.oneOf(['#e8ebee', '#8b99a8', '#3a4450']);
  return `<path d="M${left} 42 Q${left + 1} ${top + 3} ${x - collar} ${top} H${x + collar} Q${right - 1} ${top + 3} ${right} 42 Z" fill="${cloth}"/>
<path d="M${x - collar} ${top} L${x} ${top + depth} L${x + collar} ${top} Z" fill="${shirt}"/>`;
}

function hairBehind(draw: Drawing, { x, y, width, height, hair }: Head): string {
  if (draw.chance(0.5)) return '';
  const [left, right] = [draw.within(0.5, 3.5), draw.within(0.5, 3.5)];
  const length = draw.within(0.3, 1.5) * height;
  return `<path d="M${x - width - left} ${y + length} Q${x - width - left} ${y - height - 2} ${x} ${y - height - 2} Q${x + width + right} ${y - height - 2} ${x + width + right} ${y + length * draw.within(0.7, 1.2)} Z" fill="${hair}"/>`;
}

function sideLight(draw: Drawing, { x, y, width, height }: Head): string {
  const side = draw.chance(0.5) ? 1 : -1;
  const bend = x + side * width * draw.within(-0.3, 0.5);
  return `<path d="M${x} ${y - height} Q${bend} ${y} ${x} ${y + height} A${width} ${height} 0 0 ${side > 0 ? 0 : 1} ${x} ${y - height} Z" fill="#26303a" opacity="${draw.within(0.04, 0.28)}"/>`;
}

function hairAbove(draw: Drawing, { x, y, width, height, hair }: Head): string {
  // one in eight has none to speak of
  if (draw.chance(0.125)) return '';
  const [left, right] = [draw.within(-0.15, 0.55), draw.within(-0.15, 0.55)];
  const parting = x + width * draw.within(-0.7, 0.7);
  const line = y - height * draw.within(0.35, 0.75);
  const rise = draw.within(1, 4.5);
  return `<path d="M${x - width * 1.04} ${y - height * left} Q${x - width} ${y - height - rise} ${x} ${y - height - rise} Q${x + width} ${y - height - rise} ${x + width * 1.04} ${y - height * right} Q${x + width * 0.7} ${line} ${parting} ${line} Q${x - width * 0.7} ${line} ${x - width * 1.04} ${y - height * left} Z" fill="${hair}"/>`;
}

function features(draw: Drawing, { x, y, width, height, hair }: Head): string {
  const eye = width * draw.within(0.32, 0.45);
  const level = y - height * draw.within(0.02, 0.14);
  const mouth = width * draw.within(0.22, 0.42);
  const lips = y + height * draw.within(0.48, 0.62);
  const smile = draw.within(-0.5, 1.6);
  const brow = draw.within(0.9, 1.8);
  const dark = '#26303a';
  const eyes = [x - eye, x + eye].map(
    (at) =>
      `<ellipse cx="${at}" cy="${level}" rx="1.1" ry="0.75" fill="${dark}"/><path d="M${at - 1.6} ${level - brow} q1.6 -0.8 3.2 0" fill="none" stroke="${hair}" stroke-width="${draw.within(0.4, 0.9)}"/>`,
  );
  const glasses = [x - eye, x + eye].map(
    (at) => `<circle cx="${at}" cy="${level}" r="2.3" fill="none" stroke="${dark}" stroke-width="0.5"/>`,
  );
  const beard = `<path d="M${x - width * 0.85} ${y + height * 0.4} Q${x} ${y + height * 1.5} ${x + width * 0.85} ${y + height * 0.4} Q${x} ${y + height * 0.9} ${x - width * 0.85} ${y + height * 0.4} Z" fill="${hair}" opacity="0.7"/>`;
  return `${eyes.join('')}${draw.chance(0.3) ? glasses.join('') : ''}${draw.chance(0.25) ? beard : ''}
<path d="M${x} ${level + 1} l${draw.within(-1.1, -0.6)} ${height * 0.32} h1.8" fill="none" stroke="#5b6b7c" stroke-width="0.5"/>
<path d="M${x - mouth} ${lips} q${mouth} ${smile} ${2 * mouth} 0" fill="none" stroke="${dark}" stroke-width="0.7"/>`;
}

/** Mulberry32, seeded by the characters of the text; fine for drawing, not for secrets. */
function numbersFrom(seed: string): () => number {
  let state = [...seed].reduce(
    (hash, character) => Math.imul(hash ^ character.charCodeAt(0), 16777619),
    2166136261,
  );
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
