/** What the list of rooms and the contacts show of a room. */

import type { World } from '.';
import type { ContactDetail, Content, Preview, RoomLineUser, RoomRow } from '../bindings';
import type { FakeRoom } from './script';

/** A content in one line. */
export function previewOf(content: Content): Preview {
  const plain = { kind: content.kind, text: '', who: '', whom: '' };
  if (content.kind === 'text') return { ...plain, text: content.text.slice(0, 120) };
  if (content.kind === 'file') return { ...plain, text: content.name };
  if (content.kind === 'system') return { ...plain, text: content.what, who: content.who, whom: content.whom };
  return plain;
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

/** The contact that a click makes of a LINE user. */
export function contactOf(world: World, user: RoomLineUser, roomId: string): ContactDetail {
  const me = world.session.me;
  return {
    id: `contact-${user.id}`,
    version: 1,
    fields: {
      name: user.name,
      reading: '',
      phones: [],
      emails: [],
      company: '',
      department: '',
      title: '',
      address: '',
      birthday: null,
      memo: '',
      tags: [],
    },
    nickname: user.name,
    photo: user.photo,
    line: { lineUserId: user.id, roomId, friendState: user.friendState },
    owner: me,
    sharing: 'private',
    sharedWith: [],
    colleagues: world.members.filter((member) => member.id !== me.id),
    inMyList: true,
    mayEdit: true,
    deletedAt: null,
    deletedBy: null,
    createdAt: world.now(),
    updatedAt: world.now(),
  };
}
