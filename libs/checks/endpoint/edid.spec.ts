import { describe, expect, it } from 'vitest';
import { decodeEdid, makerCode } from './edid.js';

/** A block of 128 bytes: header, maker, product and serial little-endian, one name and one serial descriptor. */
function block(): string {
  const bytes = Buffer.alloc(128);
  Buffer.from('00ffffffffffff00', 'hex').copy(bytes);
  bytes.writeUInt16BE(0x5262, 8);
  bytes.writeUInt16LE(0x8801, 10);
  bytes.writeUInt32LE(0x88888800, 12);
  Buffer.concat([Buffer.from([0, 0, 0, 0xfc, 0]), Buffer.from('T749-fHD720\n ')]).copy(bytes, 54);
  Buffer.concat([Buffer.from([0, 0, 0, 0xff, 0]), Buffer.from('CAFEBABE\n    ')]).copy(bytes, 72);
  return bytes.toString('hex');
}

describe('what a display says of itself', () => {
  it('is read from the block: maker, product, serial number, name and serial text', () => {
    expect(decodeEdid(block().toUpperCase())).toEqual({
      vendor: 'TSB',
      product: '8801',
      serial: '88888800',
      name: 't749-fhd720',
      serialText: 'cafebabe',
    });
  });

  it('is nothing when the text is no such block', () => {
    expect(decodeEdid('00ffffffffffff00')).toBeNull();
    expect(decodeEdid('hello')).toBeNull();
  });

  it.each([
    ['5262', 'TSB'],
    ['0x5262', 'TSB'],
    ['610', 'APP'],
    ['DEL', 'DEL'],
    ['tsb', 'TSB'],
    ['', ''],
    ['zzzz', ''],
  ])('the maker %s reads %s', (raw, code) => {
    expect(makerCode(raw)).toBe(code);
  });
});
