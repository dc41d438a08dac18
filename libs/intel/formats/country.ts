/** ISO 3166-1 alpha-2 in capitals; null for anything else, also for the placeholders XX and ZZ. */
export function readCountry(text: string): string | null {
  const code = text.trim().toUpperCase();
  return /^[A-Z]{2}$/.test(code) && code !== 'XX' && code !== 'ZZ' ? code : null;
}

const known = new Map<string, boolean>();

/** whether this runtime's zone data knows the name */
export function isTimeZone(name: string): boolean {
  let answer = known.get(name);
  if (answer === undefined) {
    try {
      new Intl.DateTimeFormat('en', { timeZone: name });
      answer = true;
    } catch {
      answer = false;
    }
    // names repeat in a feed; a feed of nonsense must not fill the memory
    if (known.size < 10_000) known.set(name, answer);
  }
  return answer;
}
