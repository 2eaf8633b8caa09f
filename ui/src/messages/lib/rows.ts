/** A conversation's messages as rows on the screen. */

import type { Message, RoomKind } from '../../ipc';
import { dayOf } from '../../lib/time';

/** Messages closer than this, by the same sender, stand together (ms). */
const TOGETHER = 5 * 60_000;

export type Row =
  | { type: 'day'; key: string; at: number }
  | { type: 'unread'; key: string }
  | { type: 'message'; key: string; message: Message; mine: boolean; named: boolean; head: boolean };

/**
 * `named`: it is shown who wrote, as in groups and for colleagues. `head`: the first of several, which carries the
 * name.
 * `me` is the member in this window; `unreadFrom` the first message that they had not read.
 */
export function toRows(messages: Message[], me: string, kind: RoomKind, unreadFrom?: string): Row[] {
  const rows: Row[] = [];
  let before: Message | undefined;
  for (const message of messages) {
    const newDay = !before || dayOf(before.at) !== dayOf(message.at);
    if (newDay) rows.push({ type: 'day', key: `day ${dayOf(message.at)} ${message.id}`, at: message.at });
    const divided = message.id === unreadFrom;
    if (divided) rows.push({ type: 'unread', key: 'unread' });
    const mine = message.direction === 'out' && (!message.sender || message.sender.id === me);
    const named = message.direction !== 'system' && !mine && (kind === 'group' || message.direction === 'out');
    rows.push({
      type: 'message',
      key: message.id,
      message,
      mine,
      named,
      head: named && (newDay || divided || !together(before, message)),
    });
    before = message;
  }
  return rows;
}

function together(before: Message | undefined, message: Message): boolean {
  return (
    before?.direction === message.direction &&
    before.sender?.id === message.sender?.id &&
    message.at - before.at < TOGETHER
  );
}
