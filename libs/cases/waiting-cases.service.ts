import { Injectable } from '@nestjs/common';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import type { RecommendationLevel } from '#risk/recommendation.js';
import { Case } from './case.entity.js';
import { queuePriority } from './explanation.js';

/** The last row a reader of the queue has seen. */
export interface QueuePlace {
  priority: number;
  waitingSince: Date;
  id: string;
}

export interface QueueRequest {
  limit: number;
  after?: QueuePlace;
  recommendation?: RecommendationLevel;
  /** claimed: held by somebody; unclaimed: free to take; on_hold: the candidate owes an answer */
  state?: 'claimed' | 'unclaimed' | 'on_hold';
}

/** Cases waiting for a reviewer: what weighs most first, then what has waited longest. */
@Injectable()
export class WaitingCases {
  constructor(private readonly dataSource: DataSource) {}

  /** One row more than asked tells that there are more. Served by the index cases_queue, whatever the number of cases. */
  async page(request: QueueRequest): Promise<Case[]> {
    const { limit, after } = request;
    if (!after) return this.rows(request, limit + 1).getMany();
    // priority falls while time rises, so "after" is no single range of the index: the rest of this priority is one,
    // all lower priorities are another
    const same = await this.rows(request, limit + 1)
      .andWhere('c.priority = :at AND (c.waitingSince, c.id) > (:since, :id)', {
        at: after.priority,
        since: after.waitingSince,
        id: after.id,
      })
      .getMany();
    const left = limit + 1 - same.length;
    if (left <= 0) return same;
    const lower = await this.rows(request, left)
      .andWhere('c.priority < :at', { at: after.priority })
      .getMany();
    return [...same, ...lower];
  }

  private rows({ recommendation, state }: QueueRequest, limit: number): SelectQueryBuilder<Case> {
    const query = this.dataSource.manager
      .createQueryBuilder(Case, 'c')
      .where("c.status = 'in_review'")
      .orderBy('c.priority', 'DESC')
      .addOrderBy('c.waitingSince', 'ASC')
      .addOrderBy('c.id', 'ASC')
      .limit(limit);
    if (recommendation) {
      // each recommendation has a priority of its own, and that is a range of the index
      query.andWhere('c.priority = :priority AND c.recommendation = :recommendation', {
        priority: queuePriority[recommendation],
        recommendation,
      });
    }
    if (state === 'on_hold') query.andWhere('c.onHold');
    if (state === 'claimed') query.andWhere('c.leaseExpiresAt > now()');
    if (state === 'unclaimed') query.andWhere('(c.leaseExpiresAt IS NULL OR c.leaseExpiresAt <= now())');
    return query;
  }
}
