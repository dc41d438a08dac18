import { hexId } from './identifiers.js';

/** A display as reported; a field that was not reported is an empty string. */
export interface DisplayFacts {
  vendor: string;
  product: string;
  serial: string;
  name: string;
  serialText: string;
}

/** Three letters of five bits each (VESA E-EDID 1.4, section 3.4.1): A = 1. */
export function makerCode(raw: string): string {
  const value = raw.trim();
  // lower-case 'dac' is a number, 'DAC' and 'tsb' can only be letters
  if (/^[A-Z]{3}$/.test(value) || (/^[a-z]{3}$/i.test(value) && /[g-z]/i.test(value)))
    return value.toUpperCase();
  const digits = hexId(value);
  if (digits === '') return '';
  const number = Number.parseInt(digits, 16);
  const letters = [number >> 10, number >> 5, number].map((bits) => bits & 31);
  return letters.every((letter) => letter >= 1 && letter <= 26)
    ? String.fromCharCode(...letters.map((letter) => letter + 64))
    : '';
}

/** @returns null when the text is not an EDID block in hexadecimal */
export function decodeEdid(hexadecimal: string): DisplayFacts | null {
  const hex = hexadecimal.toLowerCase().replace(/[^0-9a-f]/g, '');
  if (hex.length < 256 || !hex.startsWith('00ffffffffffff00')) return null;
  const bytes = Buffer.from(hex.slice(0, 256), 'hex');
  return {
    vendor: makerCode(bytes.readUInt16BE(8).toString(16).padStart(4, '0')),
    product: bytes.readUInt16LE(10).toString(16).padStart(4, '0'),
    serial: bytes.readUInt32LE(12).toString(16).padStart(8, '0'),
    name: descriptor(bytes, 0xfc),
    serialText: descriptor(bytes, 0xff),
  };
}

/** Four descriptors of 18 bytes from byte 54; a text one is 00 00 00 tag 00 and 13 characters, ended by a line feed. */
function descriptor(bytes: Buffer, tag: number): string {
  for (let at = 54; at < 126; at += 18)
    if (bytes.readUInt16BE(at) === 0 && bytes[at + 3] === tag)
      return (bytes.toString('latin1', at + 5, at + 18).split('\n')[0] ?? '').trim().toLowerCase();
  return '';
}
