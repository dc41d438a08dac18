import type { Feed } from './feed.js';
import type { IntelKind } from './intel.js';

export interface BadRow {
  /** 1-based; for a format without lines the ordinal of the record */
  line: number;
  why: string;
}

export interface ParsedFeed<Row> {
  rows: Row[];
  /** rows that could not be read; they are set aside, the rest stands */
  bad: BadRow[];
}

/** How one published file format is read. Unpacking (.gz) and decoding come before. */
export interface FeedFormat<Row> {
  name: string;
  kind: IntelKind;
  /** @throws FeedStructureError when the text is not of this format at all (truncated JSON, missing header) */
  parse(text: string, feed: Feed): ParsedFeed<Row>;
}

/** The file as a whole can't be read; the edition loaded before stays. */
export class FeedStructureError extends Error {}
