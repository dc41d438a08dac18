import type { FeedFormat } from './format.js';

/** Every file format that can be imported; a new one is a file in formats/ and a line here. */
const formats: readonly FeedFormat<unknown>[] = [
];

const byName = new Map(formats.map((format) => [format.name, format]));

export const formatNames: readonly string[] = [...byName.keys()];

export function formatNamed(name: string): FeedFormat<unknown> | undefined {
  return byName.get(name);
}
