/**
 * What may be logged of an error: its kind, its code and where it arose. Never its message: libraries quote in it what
 * they choked on, and that may be somebody's data.
 */
export function faultFacts(fault: unknown): Record<string, unknown> {
  if (!(fault instanceof Error)) return { fault: typeof fault };
  const frames = fault.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  const { code, driverError } = fault as {
    code?: unknown;
    driverError?: { code?: unknown; table?: unknown };
  };
  return {
    fault: fault.name,
    code: driverError?.code ?? code,
    table: driverError?.table,
    stack: frames.slice(0, 12).map((line) => line.trim()),
  };
}
