/** Where what a member has not read begins. */

import type { Message, SystemEvent } from '../../ipc';

/** Which system messages count as unread, as the core counts (`SystemEvent::counts_as_unread`). */
const COUNTS: Record<SystemEvent, boolean> = {
  friend_added: true,
  friend_returned: true,
  account_joined: true,
  deletion_asked: true,
  deletion_declined: true,
  contact_taken_over: true,
  friend_blocked: false,
  wrote_first: false,
  invitation_used: false,
  account_left: false,
  line_user_joined: false,
  line_user_left: false,
  member_invited: false,
  member_took: false,
  handed_over: false,
  contact_added: false,
  unknown_event: false,
};

/** Somebody has to read it. */
export function countsAsUnread({ direction, content }: Message): boolean {
  if (content.kind === 'system') return COUNTS[content.event];
  return direction === 'in' && content.kind !== 'unsent';
}

/** The first of the last `unread` messages; none when there are none, or fewer are loaded. */
export function firstUnread(messages: Message[], unread: number): string | undefined {
  const counted = messages.filter(countsAsUnread);
  return unread > 0 ? counted.at(-unread)?.id : undefined;
}
