import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Config } from '#platform/config/config.js';
import { blindIndex } from './blind-index.js';
import { UnknownKey } from './errors.js';
import { DataKeyRow, InstallationKeyRow } from './keys.entity.js';
import { newSealingKey, unwrapKey, wrapKey } from './keys.js';
import { loadInstallationKeys, readInstallationKeys, type InstallationKeys } from './installation-keys.js';
import { keyIdOf, open, seal, type SealedPlace, type SealingKey } from './seal.js';

/** Owner of sealed rows that concern no candidate: people on the staff, stored replies. */
export const installationOwner = 'installation';

/** Unwrapped data keys held in memory; at about 200 bytes each this is 2 MB. */
const cachedKeys = 10_000;

/** Milliseconds a data key is held before its row is read again: so long another process may still open what was erased. */
const heldForMs = 60_000;

interface HeldKey {
  key: SealingKey;
  owner: string;
  /** milliseconds since the epoch */
  until: number;
}

/** Seals and opens values under the data key of their owner, and makes the stand-ins of the blind index. */
@Injectable()
export class KeyRing implements OnApplicationBootstrap {
  private keys: InstallationKeys | undefined;
  private readonly byOwner = new Map<string, HeldKey>();
  private readonly byId = new Map<string, HeldKey>();
  /** keys seen inside a transaction, which may yet be rolled back: they must not outlive it */
  private readonly uncommitted = new WeakMap<EntityManager, Map<string, SealingKey>>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
  ) {}

  /** Fails the start when the root key does not fit the database, before anything is served. */
  async onApplicationBootstrap(): Promise<void> {
    await this.installationKeys();
  }

  /** @param tx the transaction that stores the value, so that a new owner's key is stored with it */
  async seal(
    tx: EntityManager,
    owner: string,
    place: SealedPlace,
    value: Uint8Array | string,
  ): Promise<Buffer> {
    return seal(await this.keyOf(tx, owner), place, value);
  }

  async sealJson(tx: EntityManager, owner: string, place: SealedPlace, value: unknown): Promise<Buffer> {
    return this.seal(tx, owner, place, JSON.stringify(value));
  }

  /** @throws UnknownKey when the owner was erased, SealBroken when the value was altered or moved */
  async open(place: SealedPlace, sealed: Buffer): Promise<Buffer> {
    return open(await this.keyById(keyIdOf(sealed)), place, sealed);
  }

  async openText(place: SealedPlace, sealed: Buffer): Promise<string> {
    return (await this.open(place, sealed)).toString('utf8');
  }

  /** The caller knows what it stored in that place. */
  async openJson<T>(place: SealedPlace, sealed: Buffer): Promise<T> {
    return JSON.parse(await this.openText(place, sealed)) as T;
  }

  /** Stand-in of a normalised value for equality search, with the id of the key it was made with. */
  async standIn(field: string, value: string): Promise<{ keyId: string; hmac: Buffer }> {
    const { index } = await this.installationKeys();
    return { keyId: index.id, hmac: blindIndex(index.key, field, value) };
  }

  /** Makes the values of this owner unreadable for ever: here once `tx` commits, in other processes within a minute. */
  async destroy(tx: EntityManager, owner: string): Promise<void> {
    await tx.delete(DataKeyRow, { owner });
    this.uncommitted.get(tx)?.delete(owner);
    this.forget(owner);
  }

  private forget(owner: string): void {
    const held = this.byOwner.get(owner);
    this.byOwner.delete(owner);
    if (held) this.byId.delete(held.key.id);
  }

  async installationKeys(): Promise<InstallationKeys> {
    this.keys ??= await loadInstallationKeys(this.dataSource, this.config.rootKeyFile);
    return this.keys;
  }

  private async keyOf(tx: EntityManager, owner: string): Promise<SealingKey> {
    const known = this.held(this.byOwner.get(owner)) ?? this.uncommitted.get(tx)?.get(owner);
    if (known) return known;
    const row = await tx.findOneBy(DataKeyRow, { owner });
    // not made in this transaction, and yet seen in it: it has been committed
    if (row) return this.hold(row, await this.unwrap(row, tx));
    const made = await this.makeKey(tx, owner);
    const key = await this.unwrap(made, tx);
    const keys = this.uncommitted.get(tx) ?? new Map<string, SealingKey>();
    this.uncommitted.set(tx, keys.set(owner, key));
    return key;
  }

  private async makeKey(tx: EntityManager, owner: string): Promise<DataKeyRow> {
    // before the lock: a rotation under way holds up the first load, and may wait for that lock
    await this.installationKeys();
    // from here until the end of this transaction no rotation can pass (see rotateInstallationKey), so the wrapping
    // key that is found now is still there when the new data key is
    await tx.query('LOCK TABLE data_keys IN ROW EXCLUSIVE MODE');
    const { wrap } = await this.newestKeys(tx);
    const key = newSealingKey();
    await tx
      .createQueryBuilder()
      .insert()
      .into(DataKeyRow)
      .values({ id: key.id, owner, installation_key_id: wrap.id, wrapped: wrapKey(wrap, 'data', key) })
      .orIgnore()
      .execute();
    // another transaction may have been first: the row that stands is the key
    return tx.findOneByOrFail(DataKeyRow, { owner });
  }

  /** The keys this process holds, unless another one has rotated them. */
  private async newestKeys(tx: EntityManager): Promise<InstallationKeys> {
    const known = await this.installationKeys();
    if (await tx.existsBy(InstallationKeyRow, { id: known.wrap.id })) return known;
    return (this.keys = await readInstallationKeys(tx, this.config.rootKeyFile));
  }

  private async keyById(id: string): Promise<SealingKey> {
    const known = this.held(this.byId.get(id));
    if (known) return known;
    return this.unwrapped(id);
  }

  /** @param before the installation key under which the row was when it was read the last time */
  private async unwrapped(id: string, before?: string): Promise<SealingKey> {
    const row = await this.dataSource.manager.findOneBy(DataKeyRow, { id });
    if (!row) throw new UnknownKey(id);
    try {
      return this.hold(row, await this.unwrap(row, this.dataSource.manager));
    } catch (fault) {
      // a rotation that ended between the two reads has wrapped the key anew: the row says by now under which
      if (!(fault instanceof UnknownKey) || row.installation_key_id === before) throw fault;
      return this.unwrapped(id, row.installation_key_id);
    }
  }

  private hold(row: DataKeyRow, key: SealingKey): SealingKey {
    if (this.byId.size >= cachedKeys) {
      this.byId.clear();
      this.byOwner.clear();
    }
    const held = { key, owner: row.owner, until: Date.now() + heldForMs };
    this.byId.set(key.id, held);
    this.byOwner.set(row.owner, held);
    return key;
  }

  private held(entry: HeldKey | undefined): SealingKey | undefined {
    if (!entry || Date.now() < entry.until) return entry?.key;
    this.forget(entry.owner);
    return undefined;
  }

  private async unwrap(row: DataKeyRow, tx: EntityManager): Promise<SealingKey> {
    let wrap = (await this.installationKeys()).wrapping.get(row.installation_key_id);
    if (!wrap) {
      // the keys were rotated by another process
      this.keys = await readInstallationKeys(tx, this.config.rootKeyFile);
      wrap = this.keys.wrapping.get(row.installation_key_id);
    }
    if (!wrap) throw new UnknownKey(row.installation_key_id);
    return unwrapKey(wrap, 'data', row.id, row.wrapped);
  }
}
