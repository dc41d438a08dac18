/**
 * A face of plain shapes for a drawn document, 32 x 42 units; each seed gives its own. It depicts nobody, and its tones are
 * those of a drawing, not of people.
 */
export function drawFace(seed: string): string {
  const random = numbersFrom(seed);
  const within = (low: number, high: number): number => low + random() * (high - low);
  const tones = ['#8fa7bf', '#a3b8a0', '#b9a7c4', '#c0b59a'];
  const tone = tones[Math.floor(random() * tones.length)] ?? '#8fa7bf';
  const width = within(7, 8.6);
  const height = within(9.4, 11);
  const eye = within(2.6, 3.6);
  const mouth = within(2, 3.4);
  const smile = within(-0.4, 1.2);
  const hair = within(3, 6);
  return `<path d="M3 42 Q16 ${within(26, 30)} 29 42 Z" fill="#5b6b7c"/>
<ellipse cx="16" cy="19" rx="${width}" ry="${height}" fill="${tone}"/>
<path d="M${16 - width} 18 Q16 ${18 - 2 * height - hair} ${16 + width} 18 Q16 ${18 - height - hair / 3} ${16 - width} 18 Z" fill="#3f4a57"/>
<circle cx="${16 - eye}" cy="18" r="0.8" fill="#26303a"/><circle cx="${16 + eye}" cy="18" r="0.8" fill="#26303a"/>
<path d="M16 19 l-0.9 3.4 h1.8" fill="none" stroke="#5b6b7c" stroke-width="0.4"/>
<path d="M${16 - mouth} 25 q${mouth} ${smile * 2} ${2 * mouth} 0" fill="none" stroke="#26303a" stroke-width="0.6"/>`;
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
