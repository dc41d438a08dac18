import { isIP } from 'node:net';
import { BadLine, type BatchLine } from '../check.js';

/** One address of a back-log: `{id, ip}` in; the labels, the provider and the network of the address out. */
export const networkBatch: BatchLine = {
  read(line) {
    const ip = line['ip'];
    if (typeof ip !== 'string' || isIP(ip.trim()) === 0) {
      throw new BadLine('"ip" must be an IPv4 or IPv6 address as a text, e.g. "192.0.2.7"');
    }
    return {
      claims: [],
      evidence: [{ id: 'line', kind: 'session', stage: 'applied', observedAt: new Date(0), body: { ip } }],
      worker: { stage: 'applied', verification: 'unverified' },
    };
  },
  write(result) {
    const visit = first(result.facts['visits']);
    const labels = list(visit['labels']).map(record);
    return {
      labels: [...new Set(labels.map((fact) => fact['label']))],
      provider: labels.find((fact) => typeof fact['provider'] === 'string')?.['provider'] ?? null,
      asn: visit['asn'] ?? null,
    };
  },
};

function first(value: unknown): Record<string, unknown> {
  return record(list(value)[0]);
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
