import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Config } from '#platform/config/config.js';

/** Keeps sealed files. It sees only sealed bytes; what a file was called is never a name here. */
@Injectable()
export class FileStorage {
  constructor(private readonly config: Config) {}

  /** @returns the key to read the file by */
  async put(sealed: Uint8Array): Promise<string> {
    const name = randomUUID();
    // 256 folders keep any one of them small
    const key = `${name.slice(0, 2)}/${name}`;
    const path = this.pathOf(key);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const draft = `${path}.part`;
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(sealed);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
    return key;
  }

  async get(key: string): Promise<Buffer> {
    return readFile(this.pathOf(key));
  }

  async remove(key: string): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }

  private pathOf(key: string): string {
    if (!/^[0-9a-f]{2}\/[0-9a-f-]{36}$/.test(key)) throw new Error('Not a key of the file storage');
    return join(this.config.storageDir, key);
  }
}
