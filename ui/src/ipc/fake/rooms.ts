/** Rooms and their messages. */

import type { FakePart } from '.';
import { wireError } from '.';
import type { LineUserId, Message, NewContent, Outgoing, Quoted, RoomDetail } from '../bindings';
import { attachmentOf, contentOf } from './attachments';
import { conversations } from './conversations';
import { contactOf, previewOf, rowOf } from './roomViews';
import { type FakeRoom, accepted, isQuotable } from './script';

/** As the product does: 1 to 5,000 units, and a `$` wherever an emoji is said to stand. */
function refuseText(content: NewContent) {
  if (content.kind !== 'text') return;
  const right =
    content.emojis.length <= 20 &&
    content.emojis.every(({ index, length }) => length === 1 && content.text[index] === '$');
  if (!content.text.trim() || content.text.length > 5000 || !right) throw wireError('invalid_text', { limit: '5000' });
}

function quotedOf(one: FakeRoom, content: NewContent, id: string): Quoted {
  const found = one.messages.find((message) => message.id === id);
  if (!found?.quotable || (content.kind !== 'text' && content.kind !== 'sticker')) throw wireError('not_quotable');
  return { id, senderName: found.sender?.name ?? '', preview: previewOf(found.content) };
}

const part: FakePart = (world) => {
  const rooms = conversations(world.now());
  const count = () => {
    const unread = rooms
      .filter(({ assigned, detail }) => assigned && !detail.muted)
      .reduce((sum, { detail }) => sum + detail.unread, 0);
    world.session = { ...world.session, unread, unassigned: rooms.filter((one) => !one.assigned).length };
  };
  count();
  const find = (roomId: string) => {
    const found = rooms.find(({ detail }) => detail.id === roomId);
    if (!found) throw wireError('not_found');
    return found;
  };
  const findMessage = (id: string) => {
    for (const one of rooms) {
      const message = one.messages.find((candidate) => candidate.id === id);
      if (message) return { one, message };
    }
    throw wireError('not_found');
  };
  const change = (one: FakeRoom, next: Partial<RoomDetail>) => {
    Object.assign(one.detail, next);
    count();
    world.changed('rooms', one.detail.id);
    return one.detail;
  };
  const write = (one: FakeRoom, message: Message) => {
    const at = one.messages.findIndex(({ id }) => id === message.id);
    if (at < 0) one.messages.push(message);
    else one.messages[at] = message;
    world.changed('messages', one.detail.id);
    return message;
  };
  const stand = (id: string, outgoing: Partial<Outgoing>) => {
    const { one, message } = findMessage(id);
    return write(one, { ...message, outgoing: { ...accepted, ...message.outgoing, ...outgoing } });
  };

  const goesOut = (id: string) => {
    const { one, message } = findMessage(id);
    if (message.outgoing?.delivery !== 'waiting') return;
    const { price } = one.detail;
    const costs = price.freeUntil !== null && price.freeUntil > world.now() ? 0 : (price.people ?? 1);
    change(one, { price: { ...price, freeUntil: null, quota: { ...price.quota, used: price.quota.used + costs } } });
    write(one, { ...message, outgoing: { ...accepted }, quotable: isQuotable(message.content, accepted) });
  };

  world.attachmentPut = (slice, bytes) => {
    const one = find(slice.roomId);
    const made = attachmentOf(slice, bytes.length);
    if (made) change(one, { attachments: [...one.detail.attachments, made] });
    return made;
  };

  return {
    room_list: ({ filter, search, offset, limit }) => {
      const words = search.toLocaleLowerCase();
      const found = rooms
        .filter(
          ({ assigned, detail }) =>
            (filter === 'mine') === assigned &&
            `${detail.title} ${detail.nickname ?? ''}`.toLocaleLowerCase().includes(words),
        )
        .map(rowOf)
        .sort((a, b) => b.at - a.at);
      return { total: found.length, rows: found.slice(offset, offset + limit) };
    },
    room_get: ({ roomId }) => find(roomId).detail,
    room_messages: ({ roomId, before, limit }) => {
      const { messages } = find(roomId);
      const end = before ? messages.findIndex(({ id }) => id === before) : messages.length;
      const start = Math.max(0, end - limit);
      return { messages: messages.slice(start, end), hasEarlier: start > 0 };
    },
    room_read: ({ roomId }) => {
      change(find(roomId), { unread: 0 });
      return null;
    },
    room_mute: ({ roomId, muted }) => {
      change(find(roomId), { muted });
      return null;
    },
    room_draft: ({ roomId, text }) => {
      change(find(roomId), { draft: text });
      return null;
    },
    room_take: ({ roomId }) => {
      const one = find(roomId);
      one.assigned = true;
      return change(one, { members: [world.session.me], writeAccess: 'open', canTake: false });
    },
    room_invite_member: ({ roomId, memberId }) => {
      const one = find(roomId);
      const member = world.members.find(({ id }) => id === memberId);
      if (!member) throw wireError('not_found');
      return change(one, {
        members: [...one.detail.members, member],
        invitable: one.detail.invitable.filter(({ id }) => id !== memberId),
      });
    },
    room_hand_over: ({ roomId }) => {
      rooms.splice(rooms.indexOf(find(roomId)), 1);
      world.changed('rooms', roomId);
      return null;
    },
    room_leave: ({ roomId }) => {
      rooms.splice(rooms.indexOf(find(roomId)), 1);
      world.changed('rooms', roomId);
      return null;
    },
    room_add_contact: ({ roomId, lineUserId }) => {
      const one = find(roomId);
      const user = one.detail.lineUsers.find(({ id }: { id: LineUserId }) => id === lineUserId);
      if (!user) throw wireError('not_found');
      const contact = contactOf(world, user, roomId);
      change(one, {
        lineUsers: one.detail.lineUsers.map((other) =>
          other === user ? { ...user, addable: false, inTrash: false, contactId: contact.id } : other,
        ),
      });
      world.changed('contacts', contact.id);
      return contact;
    },
    message_send: ({ roomId, messageId, content, quotedMessageId }) => {
      const one = find(roomId);
      const known = one.messages.find(({ id }) => id === messageId);
      if (known) return known;
      refuseText(content);
      const quoted = quotedMessageId ? quotedOf(one, content, quotedMessageId) : null;
      const shown = contentOf(content, one.detail.attachments);
      if (content.kind === 'attachment')
        change(one, { attachments: one.detail.attachments.filter(({ id }) => id !== content.attachmentId) });
      const { id, name, photo } = world.session.me;
      const until = world.now() + world.session.settings.undoSeconds * 1000;
      const outgoing: Outgoing = { ...accepted, delivery: 'waiting', recallableUntil: until, attempts: 0 };
      setTimeout(() => goesOut(messageId), until - world.now() + 400);
      const sender = { id, member: true, name, photo };
      return write(one, {
        id: messageId,
        roomId,
        at: world.now(),
        direction: 'out',
        sender,
        content: shown,
        outgoing,
        edited: false,
        quoted,
        quoteMissing: false,
        quotable: false,
      });
    },
    attachment_discard: ({ attachmentId }) => {
      const one = rooms.find(({ detail }) => detail.attachments.some(({ id }) => id === attachmentId));
      if (!one) throw wireError('not_found');
      change(one, { attachments: one.detail.attachments.filter(({ id }) => id !== attachmentId) });
      return null;
    },
    message_save: () => true,
    message_recall: ({ messageId }) => stand(messageId, { delivery: 'recalled', recallableUntil: null }),
    message_resend: ({ messageId }) => stand(messageId, { delivery: 'waiting', reason: null, detail: null }),
    message_discard: ({ messageId }) => {
      const { one, message } = findMessage(messageId);
      one.messages.splice(one.messages.indexOf(message), 1);
      world.changed('messages', one.detail.id);
      return null;
    },
  };
};

export default part;
