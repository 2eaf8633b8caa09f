/** Answers that come again: what has not changed keeps its identity, so nothing is drawn again for it. */

/**
 * `next`, with every part that is as it was taken from `before`; `before` itself when all is. Things in lists are known
 * by their `id` or `key`, else by their place.
 */
export function replaceEqualDeep<T>(before: unknown, next: T): T {
  if (Object.is(before, next)) return next;
  if (Array.isArray(before) && Array.isArray(next)) return replaceList(before, next) as T;
  if (!isPlain(before) || !isPlain(next)) return next;
  const shared: Record<string, unknown> = {};
  let same = Object.keys(before).length === Object.keys(next).length;
  for (const [name, value] of Object.entries(next)) {
    shared[name] = replaceEqualDeep(before[name], value);
    same &&= name in before && Object.is(shared[name], before[name]);
  }
  return (same ? before : shared) as T;
}

function replaceList(before: unknown[], next: unknown[]): unknown[] {
  const known = new Map(before.map((one, at) => [identity(one, at), one]));
  const shared = next.map((one, at) => replaceEqualDeep(known.get(identity(one, at)), one));
  return shared.length === before.length && shared.every((one, at) => Object.is(one, before[at])) ? before : shared;
}

const identity = (one: unknown, at: number): unknown => (isPlain(one) ? (one.id ?? one.key ?? at) : at);

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
