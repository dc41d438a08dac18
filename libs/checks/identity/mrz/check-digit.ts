const weights = [7, 3, 1] as const;

/**
 * Check digit over characters of a machine-readable zone: each value (0-9 as is, A-Z = 10-35, filler = 0) times the
 * repeating weights 7, 3, 1, summed, modulo 10. ICAO Doc 9303 Part 3, section 4.9.
 *
 * Being modulo 10, it can't see a swap of values that differ by a multiple of 10: A for K or U, 0 for A, 6 for G, filler for K.
 *
 * @throws RangeError for a character that no machine-readable zone may hold
 */
export function checkDigit(text: string): string {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum += characterValue(text.charCodeAt(i)) * (weights[i % 3] ?? 0);
  return String(sum % 10);
}

/** '0'-'9' = 0-9, 'A'-'Z' = 10-35, '<' = 0 */
export function characterValue(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  if (code >= 65 && code <= 90) return code - 55;
  if (code === 60) return 0;
  throw new RangeError(`"${String.fromCharCode(code)}" is not a character of a machine-readable zone`);
}
