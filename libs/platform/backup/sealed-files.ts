import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { BackupFault } from './backup-format.js';

/** As FileStorage names files: a folder of two digits, then a UUID. */
const form = /^[0-9a-f]{2}\/[0-9a-f-]{36}$/;

/** Keys of all sealed files, in order; none when there is no storage yet. */
export async function* sealedFileKeys(storageDir: string): AsyncGenerator<string> {
  for (const folder of await names(storageDir)) {
    if (!/^[0-9a-f]{2}$/.test(folder)) continue;
    for (const name of await names(join(storageDir, folder))) {
      const key = `${folder}/${name}`;
      if (form.test(key)) yield key;
    }
  }
}

/** @throws BackupFault for a key that would lead out of the storage */
export function sealedFilePath(storageDir: string, key: string): string {
  if (!form.test(key)) throw new BackupFault('The backup names a file that no file storage holds.');
  return join(storageDir, key);
}

/** Written whole, and never over a file that is there. @returns whether it was written */
export async function writeNewFile(path: string, pieces: AsyncIterable<Uint8Array>): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.part`;
  const file = await open(draft, 'w', 0o600);
  try {
    for await (const piece of pieces) await file.write(piece);
    await file.sync();
  } finally {
    await file.close();
  }
  if ((await stat(path).catch(() => undefined)) !== undefined) {
    await rm(draft);
    return false;
  }
  await rename(draft, path);
  return true;
}

async function names(folder: string): Promise<string[]> {
  const found = await readdir(folder).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT' || fault.code === 'ENOTDIR') return [];
    throw fault;
  });
  return found.sort();
}
