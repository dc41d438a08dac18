import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { AuditService, type Actor } from '#audit/audit.service.js';
import { newSecret, sameBytes, tokenHash } from '#platform/crypto/tokens.js';
import { newId } from '#platform/ids.js';
import { ApiKey } from './api-key.entity.js';
import type { Principal } from './principal.js';
import type { Role, Scope } from './roles.js';

export interface NewApiKey {
  name: string;
  scopes: readonly Scope[];
  /** the person it acts for */
  personId?: string | null;
  expiresAt?: Date | null;
}

/** A key as its keepers see it: all but its secret. */
export type ApiKeyView = Omit<ApiKey, 'secretHash'>;

interface KeyRow {
  id: string;
  secret_hash: Buffer;
  scopes: Scope[];
  usable: boolean;
  person_id: string | null;
  roles: Role[] | null;
}

const form = /^hw_([0-9a-f]{32})_([A-Za-z0-9_-]{43})$/;

/** Compared with when there is no such key, so that both ways take the same steps. */
const nobodysHash = Buffer.alloc(32);

@Injectable()
export class ApiKeysService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  /** @returns the key, hw_<id>_<secret>; shown this once, only the hash of its secret is stored */
  async create(
    { name, scopes, personId = null, expiresAt = null }: NewApiKey,
    actor: Actor,
  ): Promise<{ id: string; key: string }> {
    const id = newId('key');
    const secret = newSecret();
    await this.dataSource.transaction(async (tx) => {
      await tx.insert(ApiKey, {
        id,
        name,
        secretHash: tokenHash(secret),
        scopes: [...new Set(scopes)],
        personId,
        createdBy: actor.id ?? actor.kind,
        expiresAt,
      });
      const detail = { scopes: [...scopes], acts_for: personId };
      await this.audit.record(tx, { actor, action: 'api_key.created', subject: id, detail });
    });
    return { id, key: `hw_${id.slice('key_'.length)}_${secret}` };
  }

  /** Up to `limit` keys made before the one named, newest first; revoked ones too. */
  async list(limit: number, beforeId?: string): Promise<ApiKeyView[]> {
    const query = this.dataSource.manager
      .createQueryBuilder(ApiKey, 'k')
      .orderBy('k.id', 'DESC')
      .limit(limit);
    if (beforeId !== undefined) query.where('k.id < :beforeId', { beforeId });
    return query.getMany();
  }

  /** From this moment the key opens nothing. @returns false when there is no such key */
  async revoke(id: string, actor: Actor): Promise<boolean> {
    return this.dataSource.transaction(async (tx) => {
      const { affected } = await tx.update(ApiKey, { id, revokedAt: IsNull() }, { revokedAt: new Date() });
      if (affected !== 1) return tx.existsBy(ApiKey, { id });
      await this.audit.record(tx, { actor, action: 'api_key.revoked', subject: id });
      return true;
    });
  }

  /** Who a key stands for; null when it is malformed, unknown, revoked or over, or its person is disabled. */
  async principalOf(key: string): Promise<Principal | null> {
    const [, hex, secret] = form.exec(key) ?? [];
    if (hex === undefined || secret === undefined) return null;
    const [row] = await this.dataSource.query<KeyRow[]>(
      `SELECT k.id, k.secret_hash, k.scopes, k.person_id, p.roles,
              k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())
                AND (k.person_id IS NULL OR p.disabled_at IS NULL) AS usable
       FROM api_keys k LEFT JOIN people p ON p.id = k.person_id WHERE k.id = $1`,
      [`key_${hex}`],
    );
    const isGenuine = sameBytes(tokenHash(secret), row?.secret_hash ?? nobodysHash);
    if (!row || !isGenuine || !row.usable) return null;
    const person = row.person_id === null ? null : { id: row.person_id, roles: row.roles ?? [] };
    return { kind: 'api_key', id: row.id, scopes: row.scopes, person };
  }
}
