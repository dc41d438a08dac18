import { noteServerDate } from './clock.js';
import { ProblemError, readProblem, unreachable } from './problem.js';
import type { Page } from './types.js';

type Query = Record<string, string | number | undefined>;

/** @throws ProblemError for every failure, also when no reply came */
export async function get<T>(path: string, query: Query = {}): Promise<T> {
  return (await send('GET', withQuery(path, query))) as T;
}

/** @returns undefined for an empty reply (204) */
export async function post<T>(path: string, body: unknown = {}): Promise<T> {
  return (await send('POST', path, body)) as T;
}

export async function remove(path: string): Promise<void> {
  await send('DELETE', path);
}

/** Reads a list to its end: the lists of one case are short, and the console shows them whole. */
export async function getAll<T>(path: string): Promise<T[]> {
  const rows: T[] = [];
  let cursor: string | undefined;
  do {
    const page: Page<T> = await get(path, { limit: 100, cursor });
    rows.push(...page.data);
    cursor = page.has_more && page.next_cursor !== null ? page.next_cursor : undefined;
  } while (cursor !== undefined);
  return rows;
}

async function send(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<unknown> {
  const headers: Record<string, string> = { accept: 'application/json, application/problem+json' };
  if (method !== 'GET') headers['x-hirewall-csrf'] = '1';
  // each press of a button is one action; the server takes a key with any POST and asks for it where something is made
  if (method === 'POST') headers['idempotency-key'] = newKey();
  if (body !== undefined) headers['content-type'] = 'application/json';
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers,
      credentials: 'same-origin',
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  } catch {
    throw new ProblemError(unreachable);
  }
  noteServerDate(response.headers.get('date'));
  if (response.status === 204) return undefined;
  const parsed: unknown = await response.json().catch(() => undefined);
  if (!response.ok || parsed === undefined) throw new ProblemError(readProblem(response.status, parsed));
  return parsed;
}

/** 128 random bits; crypto.randomUUID is missing on pages that are not served over https. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

export function withQuery(path: string, query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return search.size === 0 ? path : `${path}?${search.toString()}`;
}
