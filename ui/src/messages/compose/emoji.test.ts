import { describe, expect, it } from 'vitest';

import { marksIn, stretches, toContent, toTyped, wholeMarks } from './emoji';

const PRODUCTS = [
  { productId: 'aaa', emojiIds: ['001', '002'] },
  { productId: 'bbb', emojiIds: ['010'] },
];

describe('what goes to LINE', () => {
  it('has a $ where each emoji stands, counted in UTF-16 units', () => {
    const content = toContent('🚲 ⟦☻1-002⟧ and ⟦☻2-010⟧', PRODUCTS);
    expect(content.text).toBe('🚲 $ and $');
    expect(content.emojis).toEqual([
      { index: 3, length: 1, productId: 'aaa', emojiId: '002' },
      { index: 9, length: 1, productId: 'bbb', emojiId: '010' },
    ]);
    for (const { index } of content.emojis) expect(content.text[index], 'LINE refuses anything else there').toBe('$');
  });

  it('keeps a $ that somebody typed as a $', () => {
    const content = toContent('It costs $20 ⟦☻1-001⟧ or $$', PRODUCTS);
    expect(content.text).toBe('It costs $20 $ or $$');
    expect(content.emojis.map(({ index }) => index)).toEqual([13]);
  });

  it('counts from the first letter that is sent', () => {
    expect(toContent('  \n⟦☻1-001⟧ ', PRODUCTS)).toEqual({
      kind: 'text',
      text: '$',
      emojis: [{ index: 0, length: 1, productId: 'aaa', emojiId: '001' }],
    });
  });

  it('leaves what is no emoji of LINE as it was written', () => {
    for (const typed of ['⟦☻9-001⟧', '⟦☻1-999⟧', '⟦1-001⟧', '⟦☻1-001'])
      expect(toContent(typed, PRODUCTS)).toEqual({ kind: 'text', text: typed, emojis: [] });
  });

  it('comes back as it was typed', () => {
    const typed = '$ ⟦☻1-001⟧⟦☻2-010⟧ $';
    const { text, emojis } = toContent(typed, PRODUCTS);
    expect(toTyped(text, emojis, PRODUCTS)).toBe(typed);
    expect(toTyped(text, emojis, []), 'without the sets it can still be read').toBe('$ $$ $');
  });
});

describe('an emoji in the field', () => {
  const typed = 'ab⟦☻1-001⟧cd';
  const [mark] = marksIn(typed);
  const [start, end] = [mark?.start ?? 0, mark?.end ?? 0];

  it('is cut out with nothing lost', () => {
    expect(stretches(typed).map(({ text }) => text)).toEqual(['ab', '⟦☻1-001⟧', 'cd']);
  });

  it('is deleted as one, from either side', () => {
    expect(wholeMarks(typed, end, end, 'before')).toEqual([start, end]);
    expect(wholeMarks(typed, start, start, 'after')).toEqual([start, end]);
    expect(wholeMarks(typed, start + 3, start + 3, 'before')).toEqual([start, end]);
  });

  it('is not touched by what happens beside it', () => {
    expect(wholeMarks(typed, start, start, 'before')).toEqual([start, start]);
    expect(wholeMarks(typed, end, end, 'after')).toEqual([end, end]);
    expect(wholeMarks(typed, end, end)).toEqual([end, end]);
    expect(wholeMarks(typed, 0, start)).toEqual([0, start]);
  });

  it('is taken whole by a selection that cuts it', () => {
    expect(wholeMarks(typed, 0, start + 2)).toEqual([0, end]);
    expect(wholeMarks(typed, start + 2, typed.length)).toEqual([start, typed.length]);
  });
});
