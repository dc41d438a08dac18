import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService, type Actor } from '#audit/audit.service.js';
import { newSecret, tokenHash } from '#platform/crypto/tokens.js';
import { Problem } from '#platform/http/problem.js';
import { newId } from '#platform/ids.js';
import { PersonSession } from './person-session.entity.js';
import { SignInLink } from './sign-in-link.entity.js';
import type { Principal } from './principal.js';
import type { Role } from './roles.js';

export const linkMinutes = 15;
/** The link that a first start prints may lie in a terminal for a while. */
export const firstLinkMinutes = 24 * 60;
export const sessionHours = 12;
export const idleHours = 2;

export interface NewSession {
  /** for the cookie; nowhere stored */
  token: string;
  expiresAt: Date;
  personId: string;
}

interface SessionRow {
  id: string;
  person_id: string;
  roles: Role[];
  stale: boolean;
}

/** One-time links, and the sessions they open. There is no password. */
@Injectable()
export class SignInService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  /** @returns the token of the link; shown once. The link is <PUBLIC_URL>/console/sign-in#token=<token> */
  async createLink(personId: string, actor: Actor, minutes = linkMinutes): Promise<string> {
    const token = newSecret();
    const expiresAt = new Date(Date.now() + minutes * 60_000);
    await this.dataSource.transaction(async (tx) => {
      await tx.insert(SignInLink, { tokenHash: tokenHash(token), personId, expiresAt });
      await this.audit.record(tx, { actor, action: 'sign_in_link.created', subject: personId });
    });
    return token;
  }

  /**
   * Opens a session; of two uses of one link at the same moment one succeeds.
   * @throws Problem sign_in_link_invalid, the same for an unknown, used or expired link and a disabled person
   */
  async redeem(token: string): Promise<NewSession> {
    return this.dataSource.transaction(async (tx) => {
      const [rows] = await tx.query<[{ person_id: string }[], number]>(
        `UPDATE sign_in_links l SET used_at = now() FROM people p
         WHERE l.token_hash = $1 AND l.used_at IS NULL AND l.expires_at > now()
           AND p.id = l.person_id AND p.disabled_at IS NULL
         RETURNING l.person_id`,
        [tokenHash(token)],
      );
      const personId = rows[0]?.person_id;
      if (personId === undefined) throw new Problem('sign_in_link_invalid');
      return this.open(tx, personId);
    });
  }

  /** The person behind a session token; null when it is unknown, over, idle for too long, or the person disabled. */
  async principalOf(token: string): Promise<Principal | null> {
    const [row] = await this.dataSource.query<SessionRow[]>(
      `SELECT s.id, s.person_id, p.roles, s.last_seen_at < now() - interval '1 minute' AS stale
       FROM person_sessions s JOIN people p ON p.id = s.person_id
       WHERE s.token_hash = $1 AND s.revoked_at IS NULL AND s.expires_at > now()
         AND s.last_seen_at > now() - make_interval(hours => $2) AND p.disabled_at IS NULL`,
      [tokenHash(token), idleHours],
    );
    if (!row) return null;
    // once a minute is enough to tell an idle session, and spares a write a request
    if (row.stale)
      await this.dataSource.query('UPDATE person_sessions SET last_seen_at = now() WHERE id = $1', [row.id]);
    return { kind: 'person', id: row.person_id, roles: row.roles, sessionId: row.id };
  }

  async signOut(sessionId: string, personId: string): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await tx.query('UPDATE person_sessions SET revoked_at = now() WHERE id = $1 AND revoked_at IS NULL', [
        sessionId,
      ]);
      await this.audit.record(tx, {
        actor: { kind: 'person', id: personId },
        action: 'session.ended',
        subject: sessionId,
      });
    });
  }

  private async open(tx: EntityManager, personId: string): Promise<NewSession> {
    const token = newSecret();
    const id = newId('ses');
    const expiresAt = new Date(Date.now() + sessionHours * 3_600_000);
    await tx.insert(PersonSession, { id, tokenHash: tokenHash(token), personId, expiresAt });
    await this.audit.record(tx, {
      actor: { kind: 'person', id: personId },
      action: 'session.started',
      subject: id,
    });
    return { token, expiresAt, personId };
  }
}
