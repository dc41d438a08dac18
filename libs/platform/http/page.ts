import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { KeysetPlace } from '#platform/database/keyset.js';
import { Problem } from './problem.js';

/** Where a page ends: the values of the sort columns of its last row, in their order. Never personal data. */
export type CursorPosition = readonly (string | number)[];

export interface Page<T> {
  data: T[];
  next_cursor: string | null;
  has_more: boolean;
}

/** The query of every list. */
export class PageQuery {
  /** rows a page, 1 to 200 */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : value,
  )
  @IsInt()
  @Min(1)
  @Max(200)
  limit = 50;

  /** next_cursor of the page before */
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  cursor?: string;
}

/**
 * @param rows up to `limit + 1` of them, so that it is known whether there are more
 * @param list name of the list; a cursor of another list is refused
 */
export function page<T>(
  rows: readonly T[],
  limit: number,
  list: string,
  positionOf: (row: T) => CursorPosition,
): Page<T> {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { data, next_cursor: more ? encodeCursor(list, positionOf(last)) : null, has_more: more };
}

/** A list that is always whole, in the form of every list. */
export function wholeList<T>(data: readonly T[]): Page<T> {
  return { data: [...data], next_cursor: null, has_more: false };
}

/** `page` for a list ordered by time and id. The times must have been stored with milliseconds, as Date has them. */
export function keysetPage<T>(
  rows: readonly T[],
  limit: number,
  list: string,
  placeOf: (row: T) => KeysetPlace,
): Page<T> {
  return page(rows, limit, list, (row) => {
    const { at, id } = placeOf(row);
    return [at.toISOString(), id];
  });
}

/** Where such a list goes on. @throws Problem invalid_cursor */
export function keysetAfter(list: string, cursor: string | undefined): { after?: KeysetPlace } {
  const [at, id] = decodeCursor(list, cursor, ['date', 'string']) ?? [];
  return at === undefined || id === undefined ? {} : { after: { at: new Date(at), id } };
}

export function encodeCursor(list: string, position: CursorPosition): string {
  return Buffer.from(JSON.stringify([list, ...position]), 'utf8').toString('base64url');
}

/**
 * The position in a cursor that `page` made for this list; undefined without a cursor. A caller can make up a cursor,
 * and gains nothing: it only says where in its own list to go on.
 * @param shape the type of each value of the position
 * @throws Problem invalid_cursor
 */
export function decodeCursor<const S extends readonly ('string' | 'number' | 'date')[]>(
  list: string,
  cursor: string | undefined,
  shape: S,
): { -readonly [K in keyof S]: S[K] extends 'number' ? number : string } | undefined {
  if (cursor === undefined) return undefined;
  const [name, ...values] = parsed(cursor);
  const fits =
    name === list &&
    values.length === shape.length &&
    shape.every((kind, index) => fitsKind(values[index], kind));
  if (!fits) throw new Problem('invalid_cursor');
  return values as ReturnType<typeof decodeCursor<S>>;
}

function fitsKind(value: unknown, kind: 'string' | 'number' | 'date'): boolean {
  if (kind === 'number') return Number.isSafeInteger(value);
  if (typeof value !== 'string' || /\0|\p{Surrogate}/u.test(value)) return false;
  return kind === 'string' || isMoment(value);
}

/** with up to the microseconds that PostgreSQL keeps */
const isoTime =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[T ]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?(Z|\+00(:?00)?)$/;

/** Also that the day exists: PostgreSQL refuses 30 February, Date.parse takes it. */
function isMoment(text: string): boolean {
  if (!isoTime.test(text)) return false;
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text.slice(0, 10));
}

function parsed(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
