import { BadLine, type CheckInput } from '../check.js';
import { platforms, verifications, type DeviceRow, type Platform, type Verification } from '../evidence.js';

/**
 * One line of `hirewall check endpoint`: {id, platform, source, row, verification?}; one osquery row each.
 * @throws BadLine naming the field and what it must be
 */
export function readEndpointLine(line: Record<string, unknown>): CheckInput {
  const platform = oneOf<Platform>(line.platform, platforms, 'platform');
  const verification =
    line.verification === undefined
      ? 'unverified'
      : oneOf<Verification>(line.verification, verifications, 'verification');
  if (typeof line.source !== 'string' || line.source === '')
    throw new BadLine('"source" must be the name of the osquery table the row comes from, e.g. "processes"');
  if (typeof line.row !== 'object' || line.row === null || Array.isArray(line.row))
    throw new BadLine('"row" must be an object of the columns of one osquery row');
  // columns are read defensively, whatever their type
  const row = { source: line.source, columns: line.row } as DeviceRow;
  return {
    claims: [],
    evidence: [
      {
        id: typeof line.id === 'string' && line.id !== '' ? line.id : 'line',
        kind: 'device_report',
        stage: 'hired',
        observedAt: new Date(0),
        body: { platform, rows: [row] },
      },
    ],
    worker: { stage: 'hired', verification },
  };
}

function oneOf<T extends string>(value: unknown, allowed: readonly T[], field: string): T {
  const found = allowed.find((item) => item === value);
  if (found === undefined) throw new BadLine(`"${field}" must be one of ${allowed.join(', ')}`);
  return found;
}
