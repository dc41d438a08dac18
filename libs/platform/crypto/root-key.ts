import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { RootKeyInvalid, RootKeyMissing, RootKeyUnsafe } from './errors.js';

const keyLength = 32;

/**
 * The root key of the installation: 32 bytes, base64, in a file that only its owner can read.
 * @throws RootKeyMissing, RootKeyUnsafe when the mode lets others read it, RootKeyInvalid
 */
export async function readRootKey(path: string): Promise<Buffer> {
  const found = await stat(path).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') return undefined;
    throw fault;
  });
  if (!found) {
    throw new RootKeyMissing(
      `There is no root key at ${path}. Put the saved key file back there, or set ROOT_KEY_FILE to its place`,
    );
  }
  if (!found.isFile()) throw new RootKeyUnsafe(`The root key ${path} is not a plain file`);
  // Windows has no such modes; there the folder's access list protects the file
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0) {
    const mode = (found.mode & 0o777).toString(8).padStart(4, '0');
    throw new RootKeyUnsafe(`Others can reach the root key ${path} (mode ${mode}). Run: chmod 600 '${path}'`);
  }
  return decode(path, await readFile(path, 'utf8'));
}

/**
 * Reads the root key, or makes it when there is none. Only for a first start: with sealed data in the
 * database a new root key opens nothing, so call `readRootKey` there.
 * Atomic: of several processes starting at once one makes the key and all read the same.
 */
export async function readOrCreateRootKey(path: string): Promise<{ key: Buffer; created: boolean }> {
  try {
    return { key: await readRootKey(path), created: false };
  } catch (fault) {
    if (!(fault instanceof RootKeyMissing)) throw fault;
  }
  const created = await create(path);
  return { key: await readRootKey(path), created };
}

/** Written whole under another name first; `link` fails when the name is taken, so no key is ever replaced. */
async function create(path: string): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(8).toString('hex')}.new`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(`${randomBytes(keyLength).toString('base64')}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await link(draft, path);
    return true;
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw fault;
  } finally {
    await unlink(draft);
  }
}

function decode(path: string, text: string): Buffer {
  const trimmed = text.trim();
  const key = Buffer.from(trimmed, 'base64');
  if (key.length !== keyLength || key.toString('base64') !== trimmed) {
    throw new RootKeyInvalid(`The root key ${path} must hold ${keyLength} bytes in base64 and nothing else`);
  }
  return key;
}
