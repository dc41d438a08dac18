import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the output in `dist` was made from: `{ settings, files: { path: hash }, console }`. */
export function readStamp(outDir) {
  try {
    return JSON.parse(readFileSync(join(outDir, '.stamp.json'), 'utf8'));
  } catch {
    return { settings: '', files: {} };
  }
}

export function writeStamp(outDir, stamp) {
  writeWhole(join(outDir, '.stamp.json'), JSON.stringify(stamp));
}

/** Replaces the file in one step, so that a process reading it sees the old or the new one. */
export function writeWhole(path, content) {
  const temporary = `${path}.${randomUUID()}.tmp`;
  writeFileSync(temporary, content);
  renameSync(temporary, path);
}
