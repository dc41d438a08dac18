/**
 * Jaro-Winkler likeness (W. E. Winkler, "String Comparator Metrics and Enhanced Decision Rules in the Fellegi-Sunter
 * Model of Record Linkage", 1990) as screening tools use it: each name asked is compared with each name of the list, in
 * turn. Frozen: the bench compares with it, so it changes only when it is wrong.
 */

/** Characters of the common beginning that count, and how much each adds. */
const longestPrefix = 4;
const prefixScale = 0.1;

const [takenOne, takenOther] = [new Uint8Array(512), new Uint8Array(512)];

/** @returns 0 to 1 */
export function jaroWinkler(one: string, other: string): number {
  if (one === other) return 1;
  if (one.length === 0 || other.length === 0) return 0;
  const reach = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1);
  takenOne.fill(0, 0, one.length);
  takenOther.fill(0, 0, other.length);
  let common = 0;
  for (let at = 0; at < one.length; at++) {
    const end = Math.min(other.length - 1, at + reach);
    for (let to = Math.max(0, at - reach); to <= end; to++) {
      if (takenOther[to] === 1 || one.charCodeAt(at) !== other.charCodeAt(to)) continue;
      takenOne[at] = takenOther[to] = 1;
      common++;
      break;
    }
  }
  if (common === 0) return 0;
  const jaro = (common / one.length + common / other.length + (common - moved(one, other) / 2) / common) / 3;
  let prefix = 0;
  const most = Math.min(longestPrefix, one.length, other.length);
  while (prefix < most && one.charCodeAt(prefix) === other.charCodeAt(prefix)) prefix++;
  return jaro + prefix * prefixScale * (1 - jaro);
}

/** Common characters that stand in another order: twice the transpositions. */
function moved(one: string, other: string): number {
  let count = 0;
  let to = 0;
  for (let at = 0; at < one.length; at++) {
    if (takenOne[at] === 0) continue;
    while (takenOther[to] === 0) to++;
    if (one.charCodeAt(at) !== other.charCodeAt(to)) count++;
    to++;
  }
  return count;
}

/** The best likeness of a name to any of the list. */
export function scan(list: readonly string[], name: string): number {
  let best = 0;
  for (const listed of list) {
    const likeness = jaroWinkler(name, listed);
    if (likeness > best) best = likeness;
  }
  return best;
}
