import type { Feed } from './feed.js';

export interface SwapPlan<T> {
  /** editions that replace what is in use */
  take: T[];
  /** editions that are left out, and why; what is in use of these feeds stays */
  keepOld: { feed: Feed; why: string }[];
}

/**
 * Feeds of one `list` are one publication in several files: either all of them are taken or none, so that aliases never
 * join a main file of another edition. A feed without `list` stands alone.
 */
export function planSwap<T extends { ok: boolean; feed: Feed; why?: string }>(
  imported: readonly T[],
): SwapPlan<T> {
  const brokenLists = new Map<string, string>();
  for (const item of imported) {
    if (!item.ok && item.feed.list !== undefined && !brokenLists.has(item.feed.list)) {
      brokenLists.set(item.feed.list, item.feed.id);
    }
  }
  const plan: SwapPlan<T> = { take: [], keepOld: [] };
  for (const item of imported) {
    const broken = item.feed.list === undefined ? undefined : brokenLists.get(item.feed.list);
    if (!item.ok) plan.keepOld.push({ feed: item.feed, why: item.why ?? 'it was refused' });
    else if (broken !== undefined) {
      plan.keepOld.push({
        feed: item.feed,
        why: `"${broken}" of the same list "${item.feed.list}" was refused`,
      });
    } else plan.take.push(item);
  }
  return plan;
}
