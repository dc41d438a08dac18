import { createHash } from 'node:crypto';

/** A value that must be found nowhere, in the forms in which it could lie about. */
export interface PlantedValue {
  what: string;
  value: string | Buffer;
  /** Its plain digests count as found too: few enough values are possible that a digest tells which it is. */
  guessable?: boolean;
}

export interface Find {
  what: string;
  /** 'text', 'hex', 'base64' ... */
  form: string;
  where: string;
}

interface Needle {
  what: string;
  form: string;
  text: string;
  anyCase: boolean;
}

/** Shorter ones turn up by chance in random bytes. */
const shortest = 8;

/** Looks for planted values in bytes: as text in any case, UTF-16, escaped, hex, base64 at each of the three offsets. */
export class PlantedValues {
  private readonly needles: Needle[];

  constructor(values: readonly PlantedValue[]) {
    this.needles = values.flatMap(needlesOf);
  }

  findIn(where: string, content: Buffer): Find[] {
    const exact = content.toString('latin1');
    const lower = exact.toLowerCase();
    return this.needles
      .filter(({ text, anyCase }) => (anyCase ? lower : exact).includes(text))
      .map(({ what, form }) => ({ what, form, where }));
  }
}

function needlesOf({ what, value, guessable }: PlantedValue): Needle[] {
  const bytes = Buffer.from(value);
  if (bytes.length < shortest) throw new Error(`${what} is too short to be looked for`);
  const raw = { what, form: 'bytes', text: bytes.toString('latin1'), anyCase: false };
  const forms = typeof value === 'string' ? textForms(what, value) : [raw];
  const encoded = encodings(what, '', bytes);
  const digests = guessable
    ? ['md5', 'sha1', 'sha256'].flatMap((name) => digestForms(what, name, bytes))
    : [];
  return [...forms, ...encoded, ...digests].filter(({ text }) => text.length >= shortest);
}

function textForms(what: string, value: string): Needle[] {
  const plain = [value, value.replaceAll(/[\s-]/g, '')];
  const escaped = [JSON.stringify(value).slice(1, -1), encodeURIComponent(value)];
  const utf16 = Buffer.from(value, 'utf16le').toString('latin1');
  const folded = [...new Set([...plain, ...escaped].map(lowerLatin1))];
  return [
    ...folded.map((text) => ({ what, form: 'text', text, anyCase: true })),
    { what, form: 'utf-16', text: utf16.toLowerCase(), anyCase: true },
  ];
}

function lowerLatin1(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1').toLowerCase();
}

function encodings(what: string, prefix: string, bytes: Buffer): Needle[] {
  return [
    { what, form: `${prefix}hex`, text: bytes.toString('hex'), anyCase: true },
    ...[0, 1, 2].flatMap((offset) => [
      { what, form: `${prefix}base64`, text: base64At(offset, bytes), anyCase: false },
      {
        what,
        form: `${prefix}base64url`,
        text: base64At(offset, bytes).replaceAll('+', '-').replaceAll('/', '_'),
        anyCase: false,
      },
    ]),
  ];
}

function digestForms(what: string, name: string, bytes: Buffer): Needle[] {
  const digest = createHash(name).update(bytes).digest();
  const raw = { what, form: name, text: digest.toString('latin1'), anyCase: false };
  return [raw, ...encodings(what, `${name} `, digest)];
}

/**
 * The characters of base64 that depend on these bytes alone when `offset` bytes come before them:
 * 6 bits a character, so the first ceil(8 * offset / 6) and a last one that also holds following bits are left out.
 */
function base64At(offset: number, bytes: Buffer): string {
  const all = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString('base64')
    .replaceAll('=', '');
  const whole = Math.floor(((offset + bytes.length) * 8) / 6);
  return all.slice(Math.ceil((offset * 8) / 6), whole);
}
