import { traditions, type NameTradition } from './names.catalogue.js';
import type { Random } from './random.js';
import type { IssuingState } from './states.catalogue.js';

/** An invented person. */
export interface Holder {
  /** with its diacritics; the only name where a person has one */
  surname: string;
  givenNames: string;
  sex: 'F' | 'M' | 'X';
  birthPlace: string;
  /** seed of the drawn face */
  face: string;
}

export function inventHolder(random: Random, home: IssuingState): Holder {
  const tradition: NameTradition = traditions[random.pick(home.traditions)];
  const sex = random.chance(0.02) ? 'X' : random.chance(0.5) ? 'F' : 'M';
  const birthPlace = random.pick(home.places);
  const face = String(random.whole(0, 1e9));
  if (tradition.mononyms && random.chance(0.15))
    return { surname: random.pick(tradition.mononyms), givenNames: '', sex, birthPlace, face };
  const list =
    sex === 'F' ? tradition.female : sex === 'M' ? tradition.male : [...tradition.female, ...tradition.male];
  const count = random.pick([1, 1, 1, 2, 2, 3]);
  const given = new Set(Array.from({ length: count }, () => random.pick(list)));
  return {
    surname: surnameOf(random, tradition, sex),
    givenNames: [...given].join(' '),
    sex,
    birthPlace,
    face,
  };
}

function surnameOf(random: Random, tradition: NameTradition, sex: string): string {
  const one = (): string => {
    const name = random.pick(tradition.surnames);
    const change = sex === 'F' ? tradition.feminine?.find(([ending]) => name.endsWith(ending)) : undefined;
    return change ? name.slice(0, -change[0].length) + change[1] : name;
  };
  const first = one();
  if (tradition.surnameParts === 'two') {
    const second = one();
    return second === first ? first : `${first} ${second}`;
  }
  if (random.chance(0.06)) {
    const second = one();
    return second === first ? first : `${first}-${second}`;
  }
  return tradition.particles && random.chance(0.25) ? `${random.pick(tradition.particles)} ${first}` : first;
}
