/** What the list of rooms shows of a room. */

import type { Content, Message, Preview, RoomKind, RoomRow } from '../bindings';
import { AYA } from './people';
import type { FakeRoom } from './script';

/** A content in one line. */
export function previewOf(content: Content): Preview {
  const { kind } = content;
  if (kind === 'text') return { kind, text: content.text.slice(0, 120) };
  if (kind === 'file') return { kind, text: content.name };
  if (kind === 'system') return content;
  return kind === 'sticker' || kind === 'location' ? { kind, text: '' } : { kind };
}

/** It is said who wrote: people of a group, and colleagues. */
const named = ({ direction, sender }: Message, kind: RoomKind) =>
  direction === 'out' ? sender?.id !== AYA.id : kind === 'group';

/** The room in the list. */
export function rowOf({ detail, messages }: FakeRoom): RoomRow {
  const last = messages.findLast(({ direction }) => direction !== 'system') ?? messages.at(-1);
  const { id, kind, title, nickname, unread, muted } = detail;
  return {
    id,
    kind,
    title,
    nickname,
    photo: detail.photo,
    last: last
      ? {
          preview: previewOf(last.content),
          mine: last.direction === 'out',
          senderName: named(last, kind) ? (last.sender?.name ?? '') : '',
          delivery: last.outgoing?.delivery ?? null,
        }
      : null,
    at: last?.at ?? 0,
    unread,
    muted,
    friendState: kind === 'group' ? null : (detail.lineUsers[0]?.friendState ?? null),
    draft: detail.draft.slice(0, 120),
    refused: messages.filter((message) => message.outgoing?.delivery === 'refused').length,
  };
}
