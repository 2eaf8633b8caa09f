import { expect, it } from 'vitest';

import type { DeliveryReason, Outgoing } from '../../ipc';
import { deliveryWords, holdReason, holdWords, refusalRemedy, refusalWords } from './delivery';

const outgoing = (more: Partial<Outgoing>): Outgoing => ({
  delivery: 'refused',
  recallableUntil: null,
  attempts: 1,
  reason: null,
  heldUntil: null,
  awaitsConfirmation: false,
  detail: null,
  link: null,
  ...more,
});

const REFUSED: (DeliveryReason | null)[] = [
  'rate_limited',
  'monthly_limit',
  'stop_line',
  'bad_request',
  'unauthorized',
  'forbidden',
  'not_found',
  'too_large',
  'server',
  'no_answer',
  'unknown_outcome',
  'connection_off',
  'account_disconnected',
  'media_gone',
  null,
];

it('r21: no word for a state says read or delivered', () => {
  for (const reason of REFUSED) {
    expect(refusalWords(outgoing({ reason })), `${reason} has words`).not.toMatch(
      /^refused-|^held-|\bread\b|delivered/i,
    );
  }
});

it('what LINE has not refused is not called refused by it', () => {
  expect(deliveryWords(outgoing({ reason: 'bad_request' }))).toBe('Refused by LINE');
  for (const reason of ['connection_off', 'account_disconnected', 'media_gone'] as const)
    expect(deliveryWords(outgoing({ reason }))).toBe('Not sent');
  expect(deliveryWords(outgoing({ reason: 'unknown_outcome' }))).toContain('Perhaps sent');
});

it('every refused message says what to do', () => {
  for (const reason of REFUSED)
    expect(refusalRemedy(outgoing({ reason })), `${reason} has a way`).toMatch(/^(?!refused-).{20,}\.$/);
});

it('a message on hold says what it waits for, and until when', () => {
  const until = new Date(2026, 11, 1).getTime();
  const onHold = (reason: Parameters<typeof holdWords>[0], heldUntil: number | null = null) => {
    expect(holdReason(outgoing({ delivery: 'waiting', reason })), reason).toBe(reason);
    return holdWords(reason, heldUntil);
  };
  expect(onHold('monthly_limit', until)).toContain('waits until December 1, 2026, or until the plan is raised');
  expect(onHold('monthly_limit')).toContain('until next month');
  expect(onHold('stop_line', until)).toContain('or until the limit is raised');
  expect(onHold('secrets_locked')).toContain('unlocked');
  expect(onHold('no_public_address')).toContain('public address');
});

it('what passes by itself in a moment is not on hold', () => {
  const is = (more: Partial<Outgoing>) => holdReason(outgoing({ delivery: 'waiting', ...more })) !== null;
  expect(is({ reason: 'rate_limited' })).toBe(false);
  expect(is({ reason: 'rate_limited', heldUntil: 5 }), 'LINE asked to go slower: that is not the month').toBe(false);
  expect(is({ reason: null })).toBe(false);
  expect(is({ reason: 'stop_line' })).toBe(true);
  expect(holdReason(outgoing({ reason: 'monthly_limit' })), 'a refused one waits for nothing').toBeNull();
});
