/** Rooms and their messages. */

import type { FakePart } from '.';
import { wireError } from './wire';
import type { Message, Outgoing, Quoted, RoomDetail } from '../bindings';
import { attachmentOf, contentOf } from './attachments';
import { contact } from './contacts';
import { conversations } from './conversations';
import { previewOf, rowOf } from './roomViews';
import { found } from './rows';
import { type FakeRoom, accepted, photo } from './script';

function quotedOf({ id, sender, content }: Message): Quoted {
  return { id, senderName: sender?.name ?? '', preview: previewOf(content) };
}

const part: FakePart = (world) => {
  const rooms = conversations(world.now());
  world.session = { ...world.session, unread: 3, unassigned: 2 };
  const find = (roomId: string) => {
    const one = rooms.find(({ detail }) => detail.id === roomId);
    if (!one) throw wireError('not_found');
    return one;
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
    write(one, { ...message, outgoing: { ...accepted }, quotable: true });
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
      const shown = rooms
        .filter(
          ({ assigned, detail }) =>
            (filter === 'mine') === assigned &&
            `${detail.title} ${detail.nickname ?? ''}`.toLocaleLowerCase().includes(words),
        )
        .map(rowOf)
        .sort((a, b) => b.at - a.at);
      return { total: shown.length, rows: shown.slice(offset, offset + limit) };
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
      world.session = { ...world.session, unread: 0 };
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
      world.session = { ...world.session, unassigned: world.session.unassigned - 1 };
      return change(one, { members: [world.session.me], writeAccess: 'open', canTake: false });
    },
    room_invite_member: ({ roomId, memberId }) => {
      const one = find(roomId);
      const member = found(world.members, memberId);
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
      const user = found(one.detail.lineUsers, lineUserId);
      const { name, photo, friendState } = user;
      const line = { lineUserId, roomId, friendState };
      const made = contact(world, `contact-${lineUserId}`, { name }, { nickname: name, photo, line });
      change(one, {
        lineUsers: one.detail.lineUsers.map((other) =>
          other.id === lineUserId ? { ...user, addable: false, inTrash: false, contactId: made.id } : other,
        ),
      });
      world.changed('contacts', made.id);
      return made;
    },
    message_send: ({ roomId, messageId, content, quotedMessageId }) => {
      const one = find(roomId);
      const known = one.messages.find(({ id }) => id === messageId);
      if (known) return known;
      const quoted = quotedMessageId ? quotedOf(findMessage(quotedMessageId).message) : null;
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
        timeEstimated: false,
        edited: false,
        quoted,
        quoteMissing: false,
        quotable: false,
      });
    },
    // Nothing is on the clipboard, unless a test says otherwise.
    attachment_paste: () => ({ attached: [], refused: [] }),
    deletion_question_answer: ({ messageId, answer }) => {
      const { one, message } = findMessage(messageId);
      const state = answer === 'hand_over' ? 'handed_over' : 'declined';
      const question = { state, answeredBy: world.session.me.name, mayAnswer: false } as const;
      write(one, { ...message, question });
      return null;
    },
    attachment_discard: ({ attachmentId }) => {
      const one = rooms.find(({ detail }) => detail.attachments.some(({ id }) => id === attachmentId));
      if (!one) throw wireError('not_found');
      change(one, { attachments: one.detail.attachments.filter(({ id }) => id !== attachmentId) });
      return null;
    },
    message_save: () => true,
    message_fetch_media: ({ messageId }) => {
      const { one, message } = findMessage(messageId);
      if (!('media' in message.content)) throw wireError('not_found');
      return write(one, { ...message, content: { ...message.content, media: photo(`picture-${messageId}`) } });
    },
    message_withdraw_link: ({ messageId }) => {
      const { message } = findMessage(messageId);
      const link = message.outgoing?.link;
      if (!link) throw wireError('changed');
      return stand(messageId, { link: { ...link, withdrawn: true } });
    },
    message_recall: ({ messageId }) => stand(messageId, { delivery: 'recalled', recallableUntil: null }),
    message_resend: ({ messageId }) =>
      stand(messageId, { delivery: 'waiting', awaitsConfirmation: false, reason: null, detail: null }),
    message_discard: ({ messageId }) => {
      const { one, message } = findMessage(messageId);
      one.messages.splice(one.messages.indexOf(message), 1);
      world.changed('messages', one.detail.id);
      return null;
    },
  };
};

export default part;
