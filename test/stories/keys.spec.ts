import { randomBytes } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createApi } from '../../apps/api/create-api.js';
import { createWorker } from '../../apps/worker/create-worker.js';
import { DataSource } from 'typeorm';
import { loadConfig } from '#platform/config/load-config.js';
import { RootKeyMismatch, RootKeyMissing, UnknownKey } from '#platform/crypto/errors.js';
import { loadInstallationKeys, rotateInstallationKey } from '#platform/crypto/installation-keys.js';
import { KeyRing } from '#platform/crypto/key-ring.service.js';
import { keyIdOf } from '#platform/crypto/seal.js';
import { ApiClient } from '../harness/client.js';
import { startTestInstallation, type TestInstallation } from '../harness/installation.js';

const place = { table: 'notes', column: 'text', id: 'note_1' };

let installation: TestInstallation;
let source: DataSource;
let ring: KeyRing;
let ats: ApiClient;

beforeAll(async () => {
  installation = await startTestInstallation();
  source = installation.api.get(DataSource);
  ring = installation.api.get(KeyRing);
  ats = new ApiClient(installation.api, await installation.key());
});

afterAll(async () => {
  await installation.stop();
});

/** A process that starts now, with nothing in memory. */
function freshRing(): KeyRing {
  return new KeyRing(source, installation.config);
}

async function sealed(owner: string, text: string, by = ring): Promise<Buffer> {
  return source.transaction((tx) => by.seal(tx, owner, place, text));
}

async function caseWithName(name: string): Promise<{ caseId: string; candidateId: string }> {
  const requisition = await ats.must<{ id: string }>('/v1/requisitions', { title: 'Engineer' });
  const made = await ats.must<{ id: string; candidate_id: string }>('/v1/cases', {
    requisition_id: requisition.id,
    candidate: { claims: [{ kind: 'name', value: name }] },
  });
  return { caseId: made.id, candidateId: made.candidate_id };
}

async function nameOf(candidateId: string): Promise<string | undefined> {
  const { body } = await ats.get<{ claims: { value: string }[] }>(`/v1/candidates/${candidateId}`);
  return body.claims[0]?.value;
}

async function wrappingKeys(): Promise<string[]> {
  const rows = await source.query<{ id: string }[]>(
    "SELECT id FROM installation_keys WHERE purpose = 'wrap'",
  );
  return rows.map(({ id }) => id);
}

describe('rotating the installation key', () => {
  it('leaves every value readable, here and in processes that are running, and removes the old key', async () => {
    const { candidateId } = await caseWithName('Ines Rotation');
    const running = freshRing();
    const early = await sealed('cand_early', 'before', running);
    const stayed = await ring.standIn('email', 'someone@example.test');
    const [oldKey] = await wrappingKeys();
    const count = await rotateInstallationKey(source, installation.config.rootKeyFile);
    expect(count).toBeGreaterThanOrEqual(3);
    expect(await wrappingKeys()).toHaveLength(1);
    expect(await wrappingKeys()).not.toContain(oldKey);
    for (const process of [running, freshRing(), ring]) {
      expect(await process.openText(place, early)).toBe('before');
      expect(await process.standIn('email', 'someone@example.test')).toEqual(stayed);
    }
    expect(await nameOf(candidateId)).toBe('Ines Rotation');
    const stillOld = await source.query<unknown[]>('SELECT 1 FROM data_keys WHERE installation_key_id = $1', [
      oldKey,
    ]);
    expect(stillOld).toEqual([]);
  });

  it('is noticed by a running process before it makes the next key: nothing is wrapped under a key that is gone', async () => {
    const running = freshRing();
    await running.installationKeys();
    await rotateInstallationKey(source, installation.config.rootKeyFile);
    const value = await sealed('cand_after_rotation', 'after', running);
    expect(await freshRing().openText(place, value)).toBe('after');
  });

  it('may meet new owners, another rotation and readers at the same moment', async () => {
    const running = [freshRing(), freshRing()];
    for (const process of running) await process.onApplicationBootstrap();
    const work = Array.from({ length: 24 }, async (_, index) => {
      if (index % 8 === 3) return void (await rotateInstallationKey(source, installation.config.rootKeyFile));
      const value = await sealed(`cand_busy_${index}`, `text ${index}`, running[index % 2]);
      expect(await ring.openText(place, value)).toBe(`text ${index}`);
      return value;
    });
    const values = await Promise.all(work);
    expect(await wrappingKeys()).toHaveLength(1);
    const restarted = freshRing();
    for (const [index, value] of values.entries())
      if (value) expect(await restarted.openText(place, value)).toBe(`text ${index}`);
  });

  it('keeps the key that signs audit checkpoints', async () => {
    const before = await loadInstallationKeys(source, installation.config.rootKeyFile);
    await rotateInstallationKey(source, installation.config.rootKeyFile);
    const after = await loadInstallationKeys(source, installation.config.rootKeyFile);
    expect(after.signer.publicKey).toBe(before.signer.publicKey);
    expect(after.wrap.id).not.toBe(before.wrap.id);
  });
});

describe('a root key that is not the installation’s', () => {
  async function configWith(content: string | null) {
    const file = join(installation.config.home, `other-${randomBytes(4).toString('hex')}.key`);
    if (content !== null) await writeFile(file, content, { mode: 0o600 });
    return loadConfig({
      HIREWALL_HOME: installation.config.home,
      DATABASE_URL: installation.databaseUrl,
      ROOT_KEY_FILE: file,
      LOG_LEVEL: 'silent',
    });
  }

  it('stops the start of API and worker with a message that names the file and the remedy', async () => {
    const config = await configWith(randomBytes(32).toString('base64'));
    const fault = await createApi(config)
      .then((app) => app.init())
      .catch((caught: unknown) => caught);
    expect(fault).toBeInstanceOf(RootKeyMismatch);
    expect((fault as Error).message).toContain(config.rootKeyFile);
    expect((fault as Error).message).toContain('ROOT_KEY_FILE');
    await expect(createWorker(config)).rejects.toThrow(RootKeyMismatch);
  });

  it('stops the start when the file is gone; no new key is made', async () => {
    const config = await configWith(null);
    await expect(createWorker(config)).rejects.toThrow(RootKeyMissing);
    await expect(rename(config.rootKeyFile, `${config.rootKeyFile}.x`)).rejects.toThrow('ENOENT');
  });
});

describe('destroying the key of an owner', () => {
  it('makes the values unreadable at once here, after a restart, and soon in other processes', async () => {
    const other = freshRing();
    const value = await sealed('cand_erased', 'to be forgotten');
    const kept = await sealed('cand_kept', 'to stay');
    for (const process of [ring, other]) expect(await process.openText(place, value)).toBe('to be forgotten');
    await source.transaction((tx) => ring.destroy(tx, 'cand_erased'));
    await expect(ring.openText(place, value)).rejects.toThrow(UnknownKey);
    await expect(freshRing().openText(place, value)).rejects.toThrow(UnknownKey);
    const later = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 61_000);
    try {
      await expect(other.openText(place, value)).rejects.toThrow(UnknownKey);
    } finally {
      later.mockRestore();
    }
    expect(await other.openText(place, kept)).toBe('to stay');
  });

  it('leaves no way back through a value sealed later under the same owner', async () => {
    const first = await sealed('cand_twice', 'first');
    await source.transaction((tx) => ring.destroy(tx, 'cand_twice'));
    const second = await sealed('cand_twice', 'second');
    expect(keyIdOf(second)).not.toBe(keyIdOf(first));
    await expect(freshRing().openText(place, first)).rejects.toThrow(UnknownKey);
    expect(await freshRing().openText(place, second)).toBe('second');
  });

  it('is undone with the transaction that is rolled back', async () => {
    const value = await sealed('cand_spared', 'still here');
    const undone = source.transaction(async (tx) => {
      await ring.destroy(tx, 'cand_spared');
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await ring.openText(place, value)).toBe('still here');
  });
});

describe('a key made in a transaction that is rolled back', () => {
  it('seals nothing afterwards', async () => {
    let lost: Buffer | undefined;
    const undone = source.transaction(async (tx) => {
      lost = await ring.seal(tx, 'cand_rolled_back', place, 'never stored');
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    const values = [await sealed('cand_rolled_back', 'one'), await sealed('cand_rolled_back', 'two')];
    if (!lost) throw new Error('Nothing was sealed');
    expect(values.map(keyIdOf)).not.toContain(keyIdOf(lost));
    const restarted = freshRing();
    expect(await Promise.all(values.map((value) => restarted.openText(place, value)))).toEqual([
      'one',
      'two',
    ]);
    await expect(restarted.openText(place, lost)).rejects.toThrow(UnknownKey);
  });

  it('harms no other transaction that seals for the same owner meanwhile', async () => {
    const order = Array.from({ length: 12 }, async (_, index) => {
      const run = source.transaction(async (tx) => {
        const value = await ring.seal(tx, 'cand_contended', place, `text ${index}`);
        if (index % 3 === 0) throw new Error('undone');
        return value;
      });
      return run.catch(() => null);
    });
    const values = await Promise.all(order);
    const restarted = freshRing();
    for (const [index, value] of values.entries())
      if (value) expect(await restarted.openText(place, value)).toBe(`text ${index}`);
    expect(values.filter(Boolean)).toHaveLength(8);
  });
});
