import type { DataSource, EntityManager } from 'typeorm';
import { RootKeyMismatch, UnknownKey } from './errors.js';
import { DataKeyRow, InstallationKeyRow } from './keys.entity.js';
import { newSealingKey, rootSealingKey, unwrapKey, wrapKey, type KeyKind } from './keys.js';
import { readOrCreateRootKey, readRootKey } from './root-key.js';
import type { SealingKey } from './seal.js';
import { newSigner, openSigner, rewrapSigner, type Signer } from './signer.js';

export interface InstallationKeys {
  /** wraps new data keys */
  wrap: SealingKey;
  /** every wrapping key that some data key may still need, by id */
  wrapping: ReadonlyMap<string, SealingKey>;
  index: SealingKey;
  signer: Signer;
}

const kindOf: Record<'wrap' | 'index', KeyKind> = { wrap: 'installation', index: 'index' };

/** Held by whoever makes or rotates the keys. */
const keysLock = 'SELECT pg_advisory_xact_lock(4207849485)';

/**
 * Unwraps the installation's keys with the root key; on a first start makes both.
 * @throws RootKeyMissing when the database holds sealed data and the root key file is gone,
 *   RootKeyMismatch when the file holds another installation's root key
 */
export async function loadInstallationKeys(
  source: DataSource,
  rootKeyFile: string,
): Promise<InstallationKeys> {
  return source.transaction(async (tx) => {
    // two processes starting at once must not both make keys
    await tx.query(keysLock);
    if (await tx.exists(InstallationKeyRow)) return readInstallationKeys(tx, rootKeyFile);
    const root = rootSealingKey((await readOrCreateRootKey(rootKeyFile)).key);
    return unwrapAll(root, rootKeyFile, await makeKeys(tx, root));
  });
}

/** The keys as they stand, which must have been made before. @throws as loadInstallationKeys */
export async function readInstallationKeys(
  tx: EntityManager,
  rootKeyFile: string,
): Promise<InstallationKeys> {
  const rows = await tx.find(InstallationKeyRow, { order: { created_at: 'ASC' } });
  return unwrapAll(rootSealingKey(await readRootKey(rootKeyFile)), rootKeyFile, rows);
}

async function makeKeys(tx: EntityManager, root: SealingKey): Promise<InstallationKeyRow[]> {
  const wrap = newSealingKey();
  const index = newSealingKey();
  const signer = newSigner(wrap);
  return tx.save([
    tx.create(InstallationKeyRow, {
      id: wrap.id,
      purpose: 'wrap',
      wrapped: wrapKey(root, kindOf.wrap, wrap),
    }),
    tx.create(InstallationKeyRow, {
      id: index.id,
      purpose: 'index',
      wrapped: wrapKey(wrap, kindOf.index, index),
    }),
    tx.create(InstallationKeyRow, {
      id: signer.id,
      purpose: 'audit_signing',
      wrapped: signer.sealedPrivateKey,
    }),
  ]);
}

function unwrapAll(root: SealingKey, rootKeyFile: string, rows: InstallationKeyRow[]): InstallationKeys {
  const wrapping = new Map(
    rows
      .filter((row) => row.purpose === 'wrap')
      .map((row) => [row.id, unwrapWithRoot(root, rootKeyFile, row)] as const),
  );
  const wrap = [...wrapping.values()].at(-1);
  const index = rows.find((row) => row.purpose === 'index');
  const signing = rows.find((row) => row.purpose === 'audit_signing');
  if (!wrap || !index || !signing) throw new Error('The installation keys in the database are incomplete');
  return {
    wrap,
    wrapping,
    index: unwrapKey(wrap, kindOf.index, index.id, index.wrapped),
    signer: openSigner(wrap, { id: signing.id, sealedPrivateKey: signing.wrapped }),
  };
}

function unwrapWithRoot(root: SealingKey, rootKeyFile: string, row: InstallationKeyRow): SealingKey {
  try {
    return unwrapKey(root, kindOf.wrap, row.id, row.wrapped);
  } catch (fault) {
    if (fault instanceof UnknownKey) throw new RootKeyMismatch(rootKeyFile);
    throw fault;
  }
}

/**
 * `hirewall key rotate`: a new wrapping key takes over; every key below is wrapped anew, in one transaction.
 * Values stay sealed under their data keys, so nothing has to be sealed again.
 * @returns how many data keys were wrapped anew
 */
export async function rotateInstallationKey(source: DataSource, rootKeyFile: string): Promise<number> {
  const root = rootSealingKey(await readRootKey(rootKeyFile));
  return source.transaction(async (tx) => {
    await tx.query(keysLock);
    // no new data key may appear under the old wrapping key until this is over
    await tx.query('LOCK TABLE data_keys IN SHARE ROW EXCLUSIVE MODE');
    const old = await readInstallationKeys(tx, rootKeyFile);
    const wrap = newSealingKey();
    await tx.insert(InstallationKeyRow, {
      id: wrap.id,
      purpose: 'wrap',
      wrapped: wrapKey(root, kindOf.wrap, wrap),
    });
    await rewrapTopKeys(tx, old, wrap);
    return rewrapDataKeys(tx, old, wrap);
  });
}

async function rewrapTopKeys(tx: EntityManager, old: InstallationKeys, wrap: SealingKey): Promise<void> {
  const index = wrapKey(wrap, kindOf.index, old.index);
  await tx.update(InstallationKeyRow, { id: old.index.id }, { wrapped: index });
  const signing = await tx.findOneByOrFail(InstallationKeyRow, { purpose: 'audit_signing' });
  const { sealedPrivateKey } = rewrapSigner(old.wrap, wrap, {
    id: signing.id,
    publicKey: old.signer.publicKey,
    sealedPrivateKey: signing.wrapped,
  });
  await tx.update(InstallationKeyRow, { id: signing.id }, { wrapped: sealedPrivateKey });
}

async function rewrapDataKeys(tx: EntityManager, old: InstallationKeys, wrap: SealingKey): Promise<number> {
  const rows = await tx.find(DataKeyRow);
  for (const row of rows) {
    const above = old.wrapping.get(row.installation_key_id);
    if (!above) throw new UnknownKey(row.installation_key_id);
    const wrapped = wrapKey(wrap, 'data', unwrapKey(above, 'data', row.id, row.wrapped));
    await tx.update(DataKeyRow, { id: row.id }, { wrapped, installation_key_id: wrap.id });
  }
  await tx
    .createQueryBuilder()
    .delete()
    .from(InstallationKeyRow)
    .where('purpose = :purpose AND id <> :id', { purpose: 'wrap', id: wrap.id })
    .execute();
  return rows.length;
}
