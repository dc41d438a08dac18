import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Case } from './case.entity.js';
import type { RecommendationLevel } from '#risk/recommendation.js';

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
  async page({ limit, after, recommendation, state }: QueueRequest): Promise<Case[]> {
    const query = this.dataSource.manager
      .createQueryBuilder(Case, 'c')
      .where("c.status = 'in_review'")
      .orderBy('c.priority', 'DESC')
      .addOrderBy('c.waitingSince', 'ASC')
      .addOrderBy('c.id', 'ASC')
      .limit(limit + 1);
    if (after) {
      query.andWhere(
        '(c.priority < :priority OR (c.priority = :priority AND (c.waitingSince, c.id) > (:since, :id)))',
        { priority: after.priority, since: after.waitingSince, id: after.id },
      );
    }
    if (recommendation) query.andWhere('c.recommendation = :recommendation', { recommendation });
    if (state === 'on_hold') query.andWhere('c.onHold');
    if (state === 'claimed') query.andWhere('c.leaseExpiresAt > now()');
    if (state === 'unclaimed') query.andWhere('(c.leaseExpiresAt IS NULL OR c.leaseExpiresAt <= now())');
    return query.getMany();
  }
}
