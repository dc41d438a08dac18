import { describe, expect, it } from 'vitest';
import { jaroWinkler, scan } from './jaro-winkler.js';

describe('the Jaro-Winkler baseline', () => {
  // Winkler 1990, table of examples
  it.each([
    ['MARTHA', 'MARHTA', 0.961],
    ['DWAYNE', 'DUANE', 0.84],
    ['DIXON', 'DICKSONX', 0.813],
  ])('gives the published likeness of %s and %s', (one, other, likeness) => {
    expect(jaroWinkler(one, other)).toBeCloseTo(likeness, 3);
    expect(jaroWinkler(other, one)).toBeCloseTo(likeness, 3);
  });

  it('knows equal names, and names with nothing in common', () => {
    expect(jaroWinkler('anna', 'anna')).toBe(1);
    expect(jaroWinkler('anna', 'otto')).toBe(0);
    expect(jaroWinkler('', 'otto')).toBe(0);
  });

  it('finds the likest of a list', () => {
    expect(scan(['otto', 'annna', 'bert'], 'anna')).toBe(jaroWinkler('anna', 'annna'));
  });
});
