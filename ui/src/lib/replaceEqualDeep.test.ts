import { expect, it } from 'vitest';

import { replaceEqualDeep } from './replaceEqualDeep';

const room = (id: string, unread: number) => ({ id, unread, last: { words: 'hello', at: 5 }, tags: ['a', 'b'] });

it('what has not changed is the same thing as before, wherever it stands now', () => {
  const before = { total: 2, rows: [room('mio', 1), room('ploy', 0)] };
  const after = replaceEqualDeep(before, { total: 2, rows: [room('ploy', 0), room('mio', 2)] });
  expect(after).toEqual({ total: 2, rows: [room('ploy', 0), room('mio', 2)] });
  expect(after.rows[0]).toBe(before.rows[1]);
  expect(after.rows[1]).not.toBe(before.rows[0]);
  expect(after.rows[1]?.last, 'its parts as well').toBe(before.rows[0]?.last);
});

it('an answer that says the same is the same answer', () => {
  const before = { rows: [room('mio', 1)], none: null, list: [] };
  expect(replaceEqualDeep(before, structuredClone(before))).toBe(before);
});

it('what came, went, or became something else is taken over', () => {
  expect(replaceEqualDeep({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 });
  expect(replaceEqualDeep({ a: 1 }, { a: 1, b: undefined })).toEqual({ a: 1, b: undefined });
  expect(replaceEqualDeep([1, 2, 3], [1, 2])).toEqual([1, 2]);
  expect(replaceEqualDeep([{ id: 'x' }], { 0: { id: 'x' } })).toEqual({ 0: { id: 'x' } });
  expect(replaceEqualDeep({ a: 1 }, null)).toBe(null);
  expect(replaceEqualDeep(undefined, [1])).toEqual([1]);
  expect(
    replaceEqualDeep(
      [{ id: 'x', n: 1 }],
      [
        { id: 'x', n: 1 },
        { id: 'x', n: 2 },
      ],
    ),
  ).toEqual([
    { id: 'x', n: 1 },
    { id: 'x', n: 2 },
  ]);
});
