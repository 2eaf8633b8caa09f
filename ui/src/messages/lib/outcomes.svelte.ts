/** What becomes of one's own messages, said aloud: the mark beside a bubble is for who sees it (R21). */

import type { Message, MessageId, Outgoing } from '../../ipc';
import { announce } from '../../lib/announce.svelte';
import { t } from '../../lib/i18n';
import { sentences } from '../../lib/sentences';
import { session } from '../../session/session.svelte';
import { deliveryWords, holdReason, holdWords, refusalRemedy, refusalWords } from './delivery';

/** Where a message stands, and what can be done where something has to be. */
export function outcomeWords(outgoing: Outgoing): string {
  if (outgoing.delivery === 'recalled') return t('message-recalled');
  const hold = holdReason(outgoing);
  if (hold) return holdWords(hold, outgoing.heldUntil);
  if (outgoing.delivery === 'refused') return sentences(refusalWords(outgoing), refusalRemedy(outgoing));
  return deliveryWords(outgoing);
}

/** Announces what becomes of the member's messages while they are shown. For a component, as it is made. */
export function announceOutcomes(messages: () => Message[]): void {
  let before = new Map<MessageId, string>();
  $effect(() => {
    const mine = messages().filter(({ sender }) => sender?.id === session.current.me.id);
    const now = new Map(mine.flatMap(({ id, outgoing }) => (outgoing ? [[id, outcomeWords(outgoing)] as const] : [])));
    for (const [id, words] of now) if (before.has(id) && before.get(id) !== words) announce(words);
    before = now;
  });
}
