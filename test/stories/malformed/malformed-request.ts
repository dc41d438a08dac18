/** Ids of things that exist, by the name a table uses in braces: '/v1/cases/{case}'. */
export type ExistingIds = Readonly<Record<string, string>>;

/** Stands in values that no reply may repeat. */
export const marker = 'zq7marker';

export interface MalformedRequest {
  name: string;
  method?: 'GET' | 'POST' | 'DELETE' | 'PUT';
  url: string;
  /** JSON, with ids in braces; or bytes, sent as they are */
  body?: unknown;
  headers?: Record<string, string | undefined>;
  status: number;
  code: string;
  /** one of errors[].pointer */
  pointer?: string;
  /** one of errors[].parameter */
  parameter?: string;
}

/** '{case}' -> the id, in addresses and at any depth of a body. Bytes stay as they are. */
export function withIds<T>(value: T, ids: ExistingIds): T {
  if (Buffer.isBuffer(value)) return value;
  if (typeof value === 'string')
    return value.replace(/\{(\w+)\}/g, (whole, name: string) => ids[name] ?? whole) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => withIds(item, ids)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withIds(item, ids)])) as T;
}
