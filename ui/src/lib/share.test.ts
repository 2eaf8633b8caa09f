import { expect, it } from 'vitest';

import { share } from './share';

const room = (id: string, unread: number) => ({ id, unread, last: { words: 'hello', at: 5 }, tags: ['a', 'b'] });

it('what has not changed is the same thing as before, wherever it stands now', () => {
  const before = { total: 2, rows: [room('mio', 1), room('ploy', 0)] };
  const after = share(before, { total: 2, rows: [room('ploy', 0), room('mio', 2)] });
  expect(after).toEqual({ total: 2, rows: [room('ploy', 0), room('mio', 2)] });
  expect(after.rows[0]).toBe(before.rows[1]);
  expect(after.rows[1]).not.toBe(before.rows[0]);
  expect(after.rows[1]?.last, 'its parts as well').toBe(before.rows[0]?.last);
});

it('an answer that says the same is the same answer', () => {
  const before = { rows: [room('mio', 1)], none: null, list: [] };
  expect(share(before, structuredClone(before))).toBe(before);
});

it('what came, went, or became something else is taken over', () => {
  expect(share({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 });
  expect(share({ a: 1 }, { a: 1, b: undefined })).toEqual({ a: 1, b: undefined });
  expect(share([1, 2, 3], [1, 2])).toEqual([1, 2]);
  expect(share([{ id: 'x' }], { 0: { id: 'x' } })).toEqual({ 0: { id: 'x' } });
  expect(share({ a: 1 }, null)).toBe(null);
  expect(share(undefined, [1])).toEqual([1]);
  expect(
    share(
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
