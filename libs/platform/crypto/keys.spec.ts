import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blindIndex } from './blind-index.js';
import { RootKeyInvalid, RootKeyMissing, RootKeyUnsafe, SealBroken, UnknownKey } from './errors.js';
import { newSealingKey, rootSealingKey, unwrapKey, wrapKey } from './keys.js';
import { readOrCreateRootKey, readRootKey } from './root-key.js';
import { isSignedBy, newSigner, openSigner, rewrapSigner } from './signer.js';
import { newSecret, sameBytes, tokenHash } from './tokens.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hirewall-keys-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('root key file', () => {
  it('is made once, for its owner alone, even when many start at once', async () => {
    const path = join(folder, 'first', 'root.key');
    const starts = await Promise.all(Array.from({ length: 20 }, () => readOrCreateRootKey(path)));
    expect(starts.filter((start) => start.created)).toHaveLength(1);
    expect(new Set(starts.map((start) => start.key.toString('hex'))).size).toBe(1);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(Buffer.from(await readFile(path, 'utf8'), 'base64')).toHaveLength(32);
    expect(await readdir(join(folder, 'first'))).toEqual(['root.key']);
  });

  it('is never made by a plain read', async () => {
    await expect(readRootKey(join(folder, 'absent.key'))).rejects.toThrow(RootKeyMissing);
    expect(await readdir(folder)).not.toContain('absent.key');
  });

  it.each([0o640, 0o604, 0o644, 0o660])('is refused when others can reach it (mode %o)', async (mode) => {
    const path = join(folder, `open-${mode}.key`);
    await writeFile(path, randomBytes(32).toString('base64'), { mode: 0o600 });
    await chmod(path, mode);
    await expect(readOrCreateRootKey(path)).rejects.toThrow(RootKeyUnsafe);
    await expect(readRootKey(path)).rejects.toThrow(/chmod 600/);
  });

  it.each(['', 'short', randomBytes(31).toString('base64'), randomBytes(32).toString('hex')])(
    'is refused when it does not hold 32 bytes, without showing what it holds',
    async (content) => {
      const path = join(folder, `bad-${randomBytes(4).toString('hex')}.key`);
      await writeFile(path, content, { mode: 0o600 });
      const fault = await readOrCreateRootKey(path).catch((caught: unknown) => caught);
      expect(fault).toBeInstanceOf(RootKeyInvalid);
      if (content) expect((fault as Error).message).not.toContain(content);
      expect(await readFile(path, 'utf8')).toBe(content);
    },
  );
});

describe('wrapped keys', () => {
  const root = rootSealingKey(randomBytes(32));
  const installation = newSealingKey();

  it('come back through the whole hierarchy', () => {
    const data = newSealingKey();
    const wrappedInstallation = wrapKey(root, 'installation', installation);
    const wrappedData = wrapKey(installation, 'data', data);
    const opened = unwrapKey(root, 'installation', installation.id, wrappedInstallation);
    expect(unwrapKey(opened, 'data', data.id, wrappedData)).toEqual(data);
  });

  it('do not open as another kind or another id', () => {
    const data = newSealingKey();
    const wrapped = wrapKey(installation, 'data', data);
    expect(() => unwrapKey(installation, 'index', data.id, wrapped)).toThrow(SealBroken);
    expect(() => unwrapKey(installation, 'data', newSealingKey().id, wrapped)).toThrow(SealBroken);
  });

  it('tell a wrong root key from damaged bytes', () => {
    const wrapped = wrapKey(root, 'installation', installation);
    const other = rootSealingKey(randomBytes(32));
    expect(() => unwrapKey(other, 'installation', installation.id, wrapped)).toThrow(UnknownKey);
  });

  it('have a root id that is stable and does not give the key away', () => {
    const bytes = randomBytes(32);
    expect(rootSealingKey(bytes)).toEqual(rootSealingKey(bytes));
    expect(rootSealingKey(bytes).key.equals(bytes)).toBe(false);
  });
});

describe('blind index', () => {
  const key = randomBytes(32);

  it('is equal for equal values of one field, and for nothing else', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        fc.string(),
        fc.string(),
        (field, value, otherField, otherValue) => {
          const same = field === otherField && value === otherValue;
          expect(blindIndex(key, field, value).equals(blindIndex(key, otherField, otherValue))).toBe(same);
          expect(blindIndex(key, field, value).equals(blindIndex(key, field, value))).toBe(true);
          expect(blindIndex(randomBytes(32), field, value).equals(blindIndex(key, field, value))).toBe(false);
        },
      ),
    );
  });
});

describe('tokens', () => {
  it('have 256 random bits and are told apart by their hash', () => {
    const secrets = Array.from({ length: 100 }, newSecret);
    expect(new Set(secrets).size).toBe(100);
    for (const secret of secrets) {
      expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
      expect(secret).toMatch(/^[\w-]{43}$/);
    }
    expect(sameBytes(tokenHash('a'), tokenHash('a'))).toBe(true);
    expect(sameBytes(tokenHash('a'), tokenHash('b'))).toBe(false);
    expect(sameBytes(tokenHash('a'), tokenHash('a').subarray(1))).toBe(false);
  });
});

describe('signer', () => {
  const installation = newSealingKey();
  const sealed = newSigner(installation);

  it('signs what its public key verifies, and nothing else', () => {
    const signer = openSigner(installation, sealed);
    const message = Buffer.from('checkpoint');
    const signature = signer.sign(message);
    expect(signer.publicKey).toBe(sealed.publicKey);
    expect(isSignedBy(sealed.publicKey, message, signature)).toBe(true);
    expect(isSignedBy(sealed.publicKey, Buffer.from('checkpoint.'), signature)).toBe(false);
    expect(isSignedBy(newSigner(installation).publicKey, message, signature)).toBe(false);
    expect(isSignedBy('not a key', message, signature)).toBe(false);
  });

  it('keeps its private half sealed, also through a change of the installation key', () => {
    const next = newSealingKey();
    const moved = rewrapSigner(installation, next, sealed);
    expect(() => openSigner(installation, moved)).toThrow(UnknownKey);
    const message = Buffer.from('checkpoint');
    expect(isSignedBy(sealed.publicKey, message, openSigner(next, moved).sign(message))).toBe(true);
  });
});
