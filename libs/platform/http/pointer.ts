/**
 * JSON Pointer of a place in the body, in its URI fragment form (RFC 6901 sections 3, 4 and 6).
 * @example pointerOf(['candidate', 'claims', 0, 'value']) // '#/candidate/claims/0/value'
 */
export function pointerOf(path: readonly (string | number)[]): string {
  const tokens = path.map((token) => {
    const escaped = String(token)
      .replace(/\p{Surrogate}/gu, '\ufffd')
      .replaceAll('~', '~0')
      .replaceAll('/', '~1');
    return `/${encodeURIComponent(escaped)}`;
  });
  return `#${tokens.join('')}`;
}
