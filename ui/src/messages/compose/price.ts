/** What sending costs now (LINE reference A.2.1, A.2.5): a reply is free, a push counts once for each person. */

import type { Price, Quota } from '../../ipc';

/** Bubbles that go in one push, and cost once. */
const IN_ONE_PUSH = 5;

export type Cost =
  | { kind: 'free' }
  /** `left`: how many are left this month; none: nobody knows. */
  | { kind: 'costs'; count: number; people: number; left: number | null; enough: boolean }
  /** LINE has not said how many people are in the group. */
  | { kind: 'per_person' }
  | { kind: 'waits'; until: number }
  | { kind: 'unlimited' };

/** How many messages can still be sent this month: up to the plan's end, or to the stop line. */
export function leftOf({ limit, stopLine, used }: Quota): number | null {
  const end = Math.min(limit ?? Infinity, stopLine ?? Infinity);
  return end === Infinity ? null : Math.max(0, end - used);
}

/**
 * What `messages` cost that are sent `now`. They go to LINE only after the `undoSeconds`: an answer is free if LINE's
 * reply token is still fresh then.
 */
export function costOf({ freeUntil, people, quota }: Price, messages: number, now: number, undoSeconds: number): Cost {
  const free = (freeUntil ?? 0) - undoSeconds * 1000 > now;
  const pushes = Math.max(1, Math.ceil(messages / IN_ONE_PUSH)) - (free ? 1 : 0);
  if (pushes === 0) return { kind: 'free' };
  if (quota.heldUntil !== null && quota.heldUntil > now) return { kind: 'waits', until: quota.heldUntil };
  const left = leftOf(quota);
  if (left === null && quota.askedAt !== null) return { kind: 'unlimited' };
  if (people === null) return { kind: 'per_person' };
  const count = pushes * people;
  return { kind: 'costs', count, people, left, enough: left === null || count <= left };
}
