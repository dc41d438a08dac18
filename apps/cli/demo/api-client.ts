import { randomUUID } from 'node:crypto';
import { CommandFault } from '../output/faults.js';

/**
 * The API as an applicant-tracking system uses it: with a key, over HTTP. `stop` ends its requests: an API that is
 * stopping waits for those who go on asking.
 */
export class ApiClient {
  constructor(
    private readonly base: string,
    private readonly key: string,
    private readonly stop: AbortSignal,
  ) {}

  async get<T>(path: string): Promise<T> {
    return this.send<T>(path, { method: 'GET' });
  }

  async post<T>(path: string, body: unknown): Promise<T> {
    return this.send<T>(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  /** @param parts plain parts of the form; one that is undefined is left out */
  async upload<T>(path: string, parts: Record<string, string | undefined>, file: Uint8Array): Promise<T> {
    const form = new FormData();
    for (const [name, value] of Object.entries(parts)) if (value !== undefined) form.set(name, value);
    form.set('file', new Blob([new Uint8Array(file)], { type: 'image/png' }), 'document.png');
    return this.send<T>(path, { method: 'POST', body: form });
  }

  private async send<T>(path: string, request: RequestInit): Promise<T> {
    const headers = {
      ...(request.headers as Record<string, string> | undefined),
      authorization: `Bearer ${this.key}`,
      ...(request.method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
    };
    const signal = AbortSignal.any([AbortSignal.timeout(30_000), this.stop]);
    const reply = await fetch(`${this.base}${path}`, { ...request, headers, signal }).catch(() => {
      throw new CommandFault(`The API of the demo at ${this.base} does not answer.`);
    });
    const text = await reply.text();
    if (!reply.ok) {
      throw new CommandFault(
        `${request.method ?? 'GET'} ${path} answered ${reply.status}: ${text.slice(0, 500)}`,
      );
    }
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
}
