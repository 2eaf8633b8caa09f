/** What the list of rooms shows of a room. */

import type { Content, Preview, RoomRow } from '../bindings';
import type { FakeRoom } from './script';

/** A content in one line. */
export function previewOf(content: Content): Preview {
  const { kind } = content;
  if (kind === 'text') return { kind, text: content.text.slice(0, 120) };
  if (kind === 'file') return { kind, text: content.name };
  if (kind === 'system') return content;
  return kind === 'sticker' || kind === 'location' ? { kind, text: '' } : { kind };
}

/** The room in the list. */
export function rowOf({ detail, messages }: FakeRoom): RoomRow {
  const last = messages.at(-1);
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
          senderName: kind === 'group' && last.direction === 'in' ? (last.sender?.name ?? '') : '',
          delivery: last.outgoing?.delivery ?? null,
        }
      : null,
    at: last?.at ?? 0,
    unread,
    muted,
    friendState: kind === 'group' ? null : (detail.lineUsers[0]?.friendState ?? null),
    hasDraft: detail.draft !== '',
    refused: messages.filter((message) => message.outgoing?.delivery === 'refused').length,
  };
}
