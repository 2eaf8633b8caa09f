import { describe, expect, it } from 'vitest';

import { dialled } from './phone';

describe('a phone number', () => {
  it.each([
    ['090−1234−5678', '09012345678'],
    ['03-1234-5678 内線 12', '0312345678'],
    ['03-1234-5678（代）', '0312345678'],
    ['03・1234・5678', '0312345678'],
    ['090-1234\u200b-5678', '09012345678'],
    ['tel:+81312345678', '+81312345678'],
    ['๐๘๑-๒๓๔-๕๖๗๘', '0812345678'],
    ['０９０ー１２３４ー５６７８', '09012345678'],
    ['+81 (3) 1234 5678', '+81312345678'],
    ['02-2345-6789 ext. 12', '0223456789'],
    ['110', '110'],
  ])('written as %s is dialled as %s', (written, digits) => expect(dialled(written)).toBe(digits));

  it.each(['ask at the desk', '受付で聞く', '0120-LINE-12', '12', ''])('%j cannot be dialled', (written) =>
    expect(dialled(written)).toBeNull(),
  );
});
