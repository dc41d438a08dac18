import { describe, expect, it } from 'vitest';
import { webAddress } from './web-address.js';

describe('a source becomes a link', () => {
  it('when it is a web address', () => {
    expect(webAddress('https://www.icao.int/publications/')).toBe('https://www.icao.int/publications/');
  });

  it.each([
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'nowhere',
    '',
  ])('and never when it is %j', (text) => {
    expect(webAddress(text)).toBeUndefined();
  });
});
