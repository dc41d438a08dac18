import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { Config } from '#platform/config/config.js';
import { KeyRing } from '#platform/crypto/key-ring.service.js';
import { backoff, leaseOf, queueTable } from '#platform/queues/queue-table.js';
import type { Facts } from '#signals/signal.js';
import type { CheckName, CheckResult } from './check.js';
import { CheckRow, type CheckVersions } from './check-row.entity.js';

/** Faults that another run can't mend. */
export type PermanentFault = 'evidence_erased';

/** Another run has taken over: whatever this one found must not be written. */
export class RunLost extends Error {
  override readonly name = 'RunLost';
}

/** A check as the run that holds it knows it. */
export type RunningCheck = Pick<
  CheckRow,
  'id' | 'caseId' | 'candidateId' | 'name' | 'evidenceIds' | 'attempts'
> & { runId: string };

/** The life of a check's row: taken by a run, kept alive, ended. Only the run that holds its id may write. */
@Injectable()
export class CheckRuns {
  constructor(
    private readonly dataSource: DataSource,
    private readonly keyRing: KeyRing,
    private readonly config: Config,
  ) {}

  /**
   * One statement, not waited for until it is on the disk: a crash that loses it leaves the check waiting.
   * @returns null when the check is not waiting any more, e.g. because another worker runs it
   */
  async begin(checkId: string, name: CheckName): Promise<RunningCheck | null> {
    const [rows] = await this.dataSource.query<[RunningCheck[], number]>(
      `WITH relaxed AS (SELECT set_config('synchronous_commit', 'off', true))
       UPDATE checks SET status = 'running', run_id = $2, attempts = attempts + 1, started_at = now(),
         due_at = now() + make_interval(secs => $3)
       FROM relaxed WHERE id = $1 AND status = 'queued'
       RETURNING id, case_id AS "caseId", candidate_id AS "candidateId", name, evidence_ids AS "evidenceIds",
         attempts, run_id AS "runId"`,
      [checkId, randomUUID(), leaseOf(this.config, name) / 1000],
    );
    return rows[0] ?? null;
  }

  /** Says that the run is alive. @returns false when it has been taken for lost */
  async heartbeat(row: Pick<RunningCheck, 'id' | 'name' | 'runId'>): Promise<boolean> {
    const result = await this.dataSource.manager.update(
      CheckRow,
      { id: row.id, runId: row.runId, status: 'running' },
      { dueAt: new Date(Date.now() + leaseOf(this.config, row.name)) },
    );
    return result.affected === 1;
  }

  /** @throws RunLost */
  async finish(
    tx: EntityManager,
    row: RunningCheck,
    result: CheckResult,
    versions: CheckVersions,
  ): Promise<void> {
    const facts = await this.keyRing.sealJson(tx, row.candidateId, factsPlace(row.id), result.facts);
    const written = await tx
      .createQueryBuilder()
      .update(CheckRow)
      .set({ status: 'done', outcome: result.outcome, facts, versions, finishedAt: new Date(), error: null })
      .where({ id: row.id, runId: row.runId, status: 'running' })
      .execute();
    if (written.affected !== 1) throw new RunLost();
  }

  /**
   * Puts the check back for another run, or gives it up: failed, outcome unavailable.
   * @param permanent a fault that a further run can't mend
   * @returns whether it was given up
   */
  async fail(tx: EntityManager, row: RunningCheck, permanent?: PermanentFault): Promise<boolean> {
    const givenUp = permanent !== undefined || row.attempts >= queueTable[row.name].attempts;
    const code = permanent ?? 'technical_fault';
    await tx.update(
      CheckRow,
      { id: row.id, runId: row.runId, status: 'running' },
      givenUp
        ? { status: 'failed', outcome: 'unavailable', error: code, finishedAt: new Date() }
        : { status: 'queued', error: code, dueAt: new Date(Date.now() + backoff(row.name, row.attempts)) },
    );
    return givenUp;
  }

  /** Takes a failed check up again, with all its attempts. @returns false when it has not failed */
  async retry(tx: EntityManager, checkId: string): Promise<boolean> {
    const result = await tx.update(
      CheckRow,
      { id: checkId, status: 'failed' },
      { status: 'queued', outcome: null, attempts: 0, dueAt: new Date(), error: null },
    );
    return result.affected === 1;
  }

  async find(id: string): Promise<CheckRow | null> {
    return this.dataSource.manager.findOneBy(CheckRow, { id });
  }

  /** What the run found, opened; null where it has not ended with a result. */
  async facts(row: CheckRow): Promise<Facts | null> {
    return row.facts && this.keyRing.openJson<Facts>(factsPlace(row.id), row.facts);
  }

  async anyUnderWay(caseId: string, tx: EntityManager): Promise<boolean> {
    return tx.existsBy(CheckRow, { caseId, status: In(['queued', 'running']) });
  }

  async ofCases(caseIds: string[], tx: EntityManager = this.dataSource.manager): Promise<CheckRow[]> {
    return tx.find(CheckRow, { where: { caseId: In(caseIds) }, order: { createdAt: 'ASC', id: 'ASC' } });
  }
}

function factsPlace(id: string) {
  return { table: 'checks', column: 'facts', id };
}
