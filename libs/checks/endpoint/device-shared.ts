import type { ObservedSignal } from '#signals/signal.js';
import type { Identifier, RelatedCandidate } from '../check.js';
import type { EvidenceOf } from '../evidence.js';
import { deviceIdentifier, text } from './identifiers.js';

/** Numbers by which the reporting machine is found again: what the employer calls it, and what its maker wrote into it. */
export function deviceIdentifiers(report: EvidenceOf<'device_report'>): Identifier[] {
  const raw: unknown[] = [report.body.device_id];
  for (const row of Array.isArray(report.body.rows) ? report.body.rows : [])
    if (row?.source === 'system_info' && typeof row.columns === 'object' && row.columns !== null)
      raw.push(text(row.columns, 'hardware_serial'), text(row.columns, 'uuid'));
  const values = raw.map((value) => (typeof value === 'string' ? deviceIdentifier(value) : null));
  return [...new Set(values)].flatMap((value) => (value === null ? [] : [{ field: 'device', value }]));
}

/** One laptop that reports for two candidates: several people's work is done from one desk, or one machine was passed on. */
export function sharedDevices(
  reports: readonly EvidenceOf<'device_report'>[],
  related: readonly RelatedCandidate[],
): ObservedSignal[] {
  return reports.flatMap((report) => {
    const own = new Set(deviceIdentifiers(report).map(({ value }) => value));
    const same = related.filter(({ field, value }) => field === 'device' && own.has(value));
    const candidates = [...new Set(same.map(({ candidateId }) => candidateId))];
    if (candidates.length === 0) return [];
    return [
      {
        code: 'endpoint.device_shared',
        facts: {
          device: report.body.device_id ?? same[0]?.value ?? null,
          candidates,
          count: candidates.length,
        },
        evidenceIds: [report.id],
        observedAt: report.observedAt,
      },
    ];
  });
}
