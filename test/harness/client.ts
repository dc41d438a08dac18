import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { until } from './until.js';

export interface Reply<T = Record<string, unknown>> {
  status: number;
  body: T;
  headers: Record<string, unknown>;
}

/** The API as a caller with a key sees it. */
export class ApiClient {
  constructor(
    private readonly app: NestFastifyApplication,
    private readonly key: string,
  ) {}

  async get<T = Record<string, unknown>>(url: string): Promise<Reply<T>> {
    return this.send<T>('GET', url);
  }

  async post<T = Record<string, unknown>>(
    url: string,
    body: unknown = {},
    idempotencyKey: string = randomUUID(),
  ): Promise<Reply<T>> {
    return this.send<T>('POST', url, body, idempotencyKey);
  }

  /** As `post`, but a reply other than 2xx fails the test with the problem. */
  async must<T = Record<string, unknown>>(url: string, body: unknown = {}): Promise<T> {
    const reply = await this.post<T>(url, body);
    if (reply.status >= 300) throw new Error(`POST ${url}: ${reply.status} ${JSON.stringify(reply.body)}`);
    return reply.body;
  }

  async upload(url: string, fields: Record<string, string>, file?: Buffer): Promise<Reply> {
    const boundary = `b${randomUUID()}`;
    const parts: Buffer[] = Object.entries(fields).map(([name, value]) =>
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
    );
    if (file) {
      const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="d.png"\r\nContent-Type: image/png\r\n\r\n`;
      parts.push(Buffer.from(head), file, Buffer.from('\r\n'));
    }
    const payload = Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]);
    const reply = await this.app.inject({
      method: 'POST',
      url,
      payload,
      headers: {
        authorization: `Bearer ${this.key}`,
        'idempotency-key': randomUUID(),
        'content-type': `multipart/form-data; boundary=${boundary}`,
      },
    });
    return { status: reply.statusCode, body: reply.json(), headers: reply.headers };
  }

  /** The case once nothing is being checked any more. */
  async settled(caseId: string, deadlineMs?: number): Promise<Record<string, unknown>> {
    await until(
      `checks of ${caseId}`,
      async () => {
        const { body } = await this.get<{ data: { status: string }[] }>(`/v1/cases/${caseId}/checks`);
        return (
          body.data.length > 0 && body.data.every(({ status }) => status === 'done' || status === 'failed')
        );
      },
      deadlineMs,
    );
    return (await this.get(`/v1/cases/${caseId}`)).body;
  }

  private async send<T>(
    method: 'GET' | 'POST',
    url: string,
    body?: unknown,
    idempotencyKey?: string,
  ): Promise<Reply<T>> {
    const reply = await this.app.inject({
      method,
      url,
      headers: {
        authorization: `Bearer ${this.key}`,
        ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
      },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    const isJson = String(reply.headers['content-type']).includes('json');
    return {
      status: reply.statusCode,
      body: (isJson ? reply.json() : reply.rawPayload) as T,
      headers: reply.headers,
    };
  }
}
