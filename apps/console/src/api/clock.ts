/** Leases end by the server's clock, and a reviewer's laptop may be minutes off: the Date header of each reply gives the difference. */
let offsetMs = 0;

export function noteServerDate(header: string | null): void {
  const serverMs = header === null ? Number.NaN : Date.parse(header);
  if (Number.isNaN(serverMs)) return;
  const difference = serverMs - Date.now();
  // the header counts whole seconds, so a smaller difference says nothing
  offsetMs = Math.abs(difference) < 2_000 ? 0 : difference;
}

/** milliseconds since 1970 by the server's clock */
export function serverNow(): number {
  return Date.now() + offsetMs;
}
