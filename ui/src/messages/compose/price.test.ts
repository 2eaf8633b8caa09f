import { describe, expect, it } from 'vitest';

import type { Price, Quota } from '../../ipc';
import { costOf, leftOf } from './price';
import { costWords, explanation, quotaWarning } from './priceWords';

const NOW = 1_800_000_000_000;
const quota = (more: Partial<Quota> = {}): Quota => ({
  limit: 200,
  used: 58,
  askedAt: NOW,
  stopLine: null,
  level: 'enough',
  heldUntil: null,
  ...more,
});
const price = (more: Partial<Price> = {}): Price => ({ freeUntil: null, people: 1, quota: quota(), ...more });
const words = (given: Price, messages = 1, undo = 5) => costWords(costOf(given, messages, NOW, undo), 'en');

describe('the price of a message', () => {
  it('is nothing, without counting down, while an answer can still go as a reply when the undo seconds are over', () => {
    expect(words(price({ freeUntil: NOW + 43_000 }))).toBe('Free reply');
    expect(words(price({ freeUntil: NOW + 43_000 }), 1, 30)).toBe('Free reply');
    expect(words(price({ freeUntil: NOW + 5_000 })), 'it leaves only after the reply token has ended').toBe(
      'Uses 1 of 142 left',
    );
  });

  it('is one for each person of a group', () => {
    expect(words(price({ people: 12 }))).toBe('Uses 12 of 142 left');
    expect(words(price({ people: null }))).toBe('Uses one per person');
  });

  it('is paid once for five messages that go together', () => {
    expect(words(price(), 5)).toContain('Uses 1 of');
    expect(words(price(), 6)).toContain('Uses 2 of');
    expect(words(price({ freeUntil: NOW + 60_000 }), 6), 'a reply carries five, too').toContain('Uses 1 of');
  });

  it('ends at the stop line, if that comes first', () => {
    expect(leftOf(quota({ stopLine: 100 }))).toBe(42);
    expect(leftOf(quota({ limit: null, stopLine: 50 }))).toBe(0);
    expect(words(price({ quota: quota({ stopLine: 100 }) }))).toBe('Uses 1 of 42 left');
  });

  it('says what is not limited, not known, or has to wait', () => {
    expect(words(price({ quota: quota({ limit: null }) }))).toBe('No monthly limit');
    expect(words(price({ quota: quota({ limit: null, askedAt: null, level: 'unknown' }) }))).toBe('Uses 1 message');
    const usedUp = quota({ used: 200, level: 'used_up', heldUntil: new Date(2027, 1, 1).getTime() });
    expect(words(price({ quota: usedUp }))).toBe('Waits until February 1, 2027');
    expect(words(price({ quota: usedUp, freeUntil: NOW + 43_000 })), 'a reply is free all the same').toBe('Free reply');
  });

  it('is explained in two lines', () => {
    expect(explanation(quota()).split('\n').length).toBe(2);
    expect(explanation(quota())).toContain('An answer within about a minute is free.');
    expect(explanation(quota({ askedAt: null }))).toContain('LINE has not told');
  });
});

it('the end of the month’s messages is warned of, with who can do something', () => {
  const until = new Date(2027, 1, 1).getTime();
  expect(quotaWarning(quota(), ['Aya'])).toBeUndefined();
  expect(quotaWarning(quota({ used: 164, level: 'low' }), ['Aya'])).toContain('36 are left');
  expect(quotaWarning(quota({ used: 199, level: 'very_low' }), [])).toContain('1 is left');
  expect(quotaWarning(quota({ used: 193, level: 'very_low' }), ['Aya'])).toContain('Aya can raise the plan');
  expect(quotaWarning(quota({ used: 200, level: 'used_up', heldUntil: until }), [])).toMatch(
    /waits until February 1, 2027.*An administrator can raise/,
  );
  expect(quotaWarning(quota({ used: 150, stopLine: 150, level: 'stopped' }), ['Aya'])).toMatch(
    /limit of 150 messages.*until next month.*Aya can change the limit/,
  );
});
