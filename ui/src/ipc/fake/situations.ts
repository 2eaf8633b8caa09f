/** One room for each thing that LINE's side can say: limits, costs, people who cannot be reached. */

import { AYA, KEN } from './people';
import type { DeliveryReason, Outgoing, RoomDetail } from '../bindings';
import { DAY, type FakeRoom, Script, lineUser, nothing, photo, plan, room } from './script';

interface Situation {
  id: string;
  name: string;
  detail: (now: number) => Partial<RoomDetail>;
  stranger?: boolean;
  sent?: (now: number) => Partial<Outgoing>;
}

/** The first of next month. */
function nextMonth(now: number): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth() + 1, 1).getTime();
}

const waiting = { delivery: 'waiting', attempts: 0 } as const;
const onHold = (reason: DeliveryReason) => (now: number) => ({
  ...waiting,
  reason,
  heldUntil: nextMonth(now),
  recallableUntil: nextMonth(now),
});
const price = (quota: Parameters<typeof plan>[0]) => () => ({
  price: { freeUntil: null, people: 1, quota: plan(quota) },
});

const SITUATIONS: Situation[] = [
  { id: 'low', name: 'Low on messages', detail: price({ used: 164, level: 'low' }) },
  { id: 'very-low', name: 'Very low on messages', detail: price({ used: 193, level: 'very_low' }) },
  {
    id: 'used-up',
    name: 'Month used up',
    detail: (now) => ({
      price: { freeUntil: null, people: 1, quota: plan({ used: 200, level: 'used_up', heldUntil: nextMonth(now) }) },
    }),
    sent: onHold('monthly_limit'),
  },
  {
    id: 'stopped',
    name: 'Stop line reached',
    detail: (now) => ({
      price: {
        freeUntil: null,
        people: 1,
        quota: plan({ used: 150, stopLine: 150, level: 'stopped', heldUntil: nextMonth(now) }),
      },
    }),
    sent: onHold('stop_line'),
  },
  { id: 'unlimited', name: 'No limit', detail: price({ limit: null }) },
  { id: 'unasked', name: 'Not asked yet', detail: price({ limit: null, used: 0, askedAt: null, level: 'unknown' }) },
  {
    id: 'no-address',
    name: 'No public address',
    detail: () => ({ mediaRefusal: 'no_public_address' }),
    sent: () => ({ ...waiting, reason: 'no_public_address' }),
  },
  {
    id: 'locked',
    name: 'Keys locked',
    detail: () => ({}),
    sent: (now) => ({ ...waiting, reason: 'secrets_locked', recallableUntil: now + 30 * DAY }),
  },
  {
    id: 'old',
    name: 'Older than an hour',
    detail: () => ({}),
    sent: () => ({ ...waiting, awaitsConfirmation: true, reason: 'old' }),
  },
  {
    id: 'copy',
    name: 'Put back from a copy',
    detail: () => ({}),
    sent: () => ({ ...waiting, awaitsConfirmation: true, reason: 'restored_copy' }),
  },
  {
    id: 'busy',
    name: 'Rate limited',
    detail: () => ({}),
    sent: () => ({ ...waiting, attempts: 2, reason: 'rate_limited' }),
  },
  {
    id: 'stranger',
    name: 'Stranger',
    stranger: true,
    detail: (now) => ({ reach: { kind: 'stranger', until: now + 5 * DAY } }),
  },
  {
    id: 'too-late',
    name: 'Stranger of last month',
    stranger: true,
    detail: (now) => ({ reach: { kind: 'stranger_too_late', until: now - 23 * DAY } }),
  },
  { id: 'no-profile', name: 'No profile', detail: () => ({ reach: { kind: 'unknown', until: null } }) },
];

function roomOf({ id, name, detail, stranger, sent }: Situation, at: number, now: number): FakeRoom {
  const roomId = `room-${id}`;
  const user = lineUser(`U-${id}`, name, { friendState: stranger ? 'stranger' : 'friend' });
  const script = new Script(roomId, now - (6 + at) * 3_600_000)
    .system(stranger ? 'wrote_first' : 'friend_added', name)
    .line(user, 'Is my bicycle ready?');
  if (sent) script.member(AYA, 'It will be ready on Friday.', sent(now));
  return {
    detail: room(roomId, name, [user], { invitable: [KEN], ...detail(now) }),
    messages: script.messages,
    assigned: true,
  };
}

/** A colleague's questions about a contact: answered, over, and open. */
function asked(now: number): FakeRoom {
  const user = lineUser('U-asked', 'Mio Sato');
  const by = { answeredBy: AYA.name, mayAnswer: false };
  const script = new Script('room-asked', now - DAY)
    .line(user, 'Thank you for the bell!')
    .asks(KEN.name, user.name, { ...by, state: 'declined' })
    .asks(KEN.name, user.name, { ...by, state: 'over', answeredBy: '' })
    .system('deletion_declined', KEN.name, user.name)
    .system('contact_taken_over', KEN.name, user.name)
    .asks(KEN.name, user.name, { state: 'open', answeredBy: '', mayAnswer: true });
  return { detail: room('room-asked', user.name, [user]), messages: script.messages, assigned: true };
}

/** Every kind of message that goes out, and what can become of it. */
function everyKind(now: number): FakeRoom {
  const user = lineUser('U-kinds', 'Everything once');
  const file = {
    kind: 'file',
    name: 'Estimate 2026-11.pdf',
    size: 248_113,
    media: { ...nothing, state: 'stored', hash: 'file-out' },
    linked: true,
  } as const;
  const script = new Script('room-kinds', now - DAY)
    .line(user, {
      kind: 'text',
      text: 'Good morning(sun) and thank you(love)(love)',
      emojis: [
        { index: 12, length: 5, productId: '5ac1bfd5040ab15980c9b435', emojiId: '001' },
        { index: 31, length: 6, productId: '5ac1bfd5040ab15980c9b435', emojiId: '002' },
        { index: 37, length: 6, productId: '5ac1bfd5040ab15980c9b435', emojiId: '002' },
      ],
    })
    .member(AYA, {
      kind: 'text',
      text: 'It costs $20. See you $',
      emojis: [{ index: 22, length: 1, productId: '5ac1bfd5040ab15980c9b435', emojiId: '003' }],
    })
    .member(AYA, { kind: 'sticker', packageId: '446', stickerId: '1988', keywords: [], text: null })
    .member(AYA, { kind: 'image', media: photo('picture-shop') })
    .member(AYA, { kind: 'video', media: { ...photo('picture-video'), mime: 'video/mp4' }, duration: 12_000 })
    .member(AYA, {
      kind: 'audio',
      media: { ...nothing, state: 'stored', hash: 'audio-out', mime: 'audio/mp4' },
      duration: 7_000,
    })
    .member(AYA, file, { link: { endsAt: now + 30 * DAY, withdrawn: false } })
    .member(AYA, {
      kind: 'location',
      title: 'Komorebi Cycles',
      address: '東京都世田谷区三軒茶屋2丁目',
      latitude: 35.643512,
      longitude: 139.671204,
    })
    .line(user, { kind: 'video', media: { ...nothing, state: 'gone' }, duration: 4_000 })
    .line(user, { kind: 'video', media: { ...nothing, state: 'pending', hold: 'day_limit' }, duration: 90_000 })
    .line(user, 'About this one', { quoteMissing: true })
    .system('unknown_event', user.name, '', { kind: 'postback', name: 'postback', carried: 'size=m&colour=red' })
    .system('unknown_event', user.name, '', { kind: 'membership', name: 'membership', carried: 'joined' })
    .member(
      AYA,
      { kind: 'image', media: { ...nothing, state: 'gone' } },
      { delivery: 'refused', reason: 'media_gone' },
      { quotable: false },
    );
  for (const reason of ['unauthorized', 'not_found', 'unknown_outcome', 'too_large'] as const)
    script.member(AYA, 'Please come again.', { delivery: 'refused', reason }, { quotable: false });
  return {
    detail: room('room-kinds', user.name, [user], { invitable: [KEN] }),
    messages: script.messages,
    assigned: true,
  };
}

/** The rooms, oldest last. */
export function situations(now: number): FakeRoom[] {
  return [everyKind(now), asked(now), ...SITUATIONS.map((situation, at) => roomOf(situation, at, now))];
}
