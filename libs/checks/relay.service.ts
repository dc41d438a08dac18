import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { queueTable, type QueueName } from '#platform/queues/queue-table.js';

/** Checks handed over at a time. */
const batch = 500;

/** A check that was handed over and has not begun after this long (s) is handed over again: the queue may have lost it. */
const handOverAgainAfter = 60;

export interface DueCheck {
  id: string;
  name: QueueName;
}

/** Adds jobs to a queue under the id of their check; a job that is waiting already stays as it is. */
export type AddJobs = (queue: QueueName, checkIds: string[]) => Promise<void>;

/**
 * Hands due checks to the job queue. The rows are the truth: the queue can be lost and nothing is. It is the reconciler
 * too: runs that were not heard of for longer than their lease (a worker that was killed) are run again.
 */
@Injectable()
export class CheckRelay {
  constructor(private readonly dataSource: DataSource) {}

  /** @returns how many were handed over; fewer than a batch means that nothing is left */
  async pass(add: AddJobs): Promise<number> {
    return this.dataSource.transaction(async (tx) => {
      const due = await tx.query<DueCheck[]>(
        `SELECT id, name FROM checks WHERE status = 'queued' AND due_at <= now()
         ORDER BY due_at LIMIT ${batch} FOR UPDATE SKIP LOCKED`,
      );
      if (due.length === 0) return 0;
      for (const queue of new Set(due.map(({ name }) => name))) {
        await add(
          queue,
          due.filter(({ name }) => name === queue).map(({ id }) => id),
        );
      }
      await tx.query(
        `UPDATE checks SET relayed_at = now(), due_at = now() + interval '${handOverAgainAfter} seconds' WHERE id = ANY($1)`,
        [due.map(({ id }) => id)],
      );
      return due.length;
    });
  }

  /**
   * A run beyond its lease goes back to waiting, unless it is just writing its result (a worker that hangs there must
   * not hold up the others); one that has used up its attempts is given up.
   * @returns cases with a check that was given up: their recommendation has to be made anew
   */
  async takeBackLostRuns(): Promise<string[]> {
    const cases = await Promise.all(
      Object.entries(queueTable).map(async ([name, { attempts }]) => {
        const [rows] = await this.dataSource.query<[{ case_id: string; status: string }[], number]>(
          `UPDATE checks SET run_id = NULL, error = 'run_lost', due_at = now(),
             status = CASE WHEN attempts < $2 THEN 'queued' ELSE 'failed' END,
             outcome = CASE WHEN attempts < $2 THEN NULL ELSE 'unavailable' END,
             finished_at = CASE WHEN attempts < $2 THEN NULL ELSE now() END
           WHERE id IN (SELECT id FROM checks WHERE status = 'running' AND due_at < now() AND name = $1
                        FOR UPDATE SKIP LOCKED)
           RETURNING case_id, status`,
          [name, attempts],
        );
        return rows.filter(({ status }) => status === 'failed').map(({ case_id }) => case_id);
      }),
    );
    return [...new Set(cases.flat())];
  }
}
