import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pageModel } from './read-page-models.js';
import { charactersOf } from './recognise-text-alphabet.js';

describe('characters of the recogniser', () => {
  it('are Latin letters with and without marks, digits and punctuation; look-alikes are one', () => {
    expect(charactersOf('A\n７\nü\nＫ\n’\n（\n不\nИ\n㎡')).toEqual([
      '',
      'A',
      '7',
      'ü',
      'K',
      "'",
      '(',
      null,
      null,
      null,
      ' ',
    ]);
  });

  it('cover the alphabet and the digits with the dictionary that is shipped', () => {
    const characters = charactersOf(readFileSync(pageModel('ppocr_keys_v1.txt'), 'utf8'));
    expect(characters).toHaveLength(6625);
    for (const one of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789<>/-.,:()')
      expect(characters).toContain(one);
    expect(characters.filter((one) => one && /[^\u0020-\u024f]/.test(one))).toEqual([]);
  });
});
