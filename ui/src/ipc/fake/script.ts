/** Rooms and conversations, written line by line. */

import type {
  Content,
  DeletionQuestion,
  LineEventSummary,
  Media,
  Message,
  Outgoing,
  Quota,
  RoomDetail,
  RoomLineUser,
  SystemEvent,
} from '../bindings';
import { quotaOf } from './accounts';
import { AYA } from './people';

export const DAY = 86_400_000;
const ACCOUNT = { id: 'account-1', basicId: '@482komorb', displayName: 'Komorebi Cycles', shared: true };

/** A room with everything in it. */
export interface FakeRoom {
  detail: RoomDetail;
  messages: Message[];
  /** It has a member. */
  assigned: boolean;
}

export function lineUser(id: string, name: string, more: Partial<RoomLineUser> = {}): RoomLineUser {
  return { id, name, photo: null, friendState: 'friend', contactId: null, addable: true, inTrash: false, ...more };
}

/** A plan of 200 messages a month, of which 58 are used. */
export const plan = (more: Partial<Quota> = {}): Quota =>
  quotaOf({ limit: 200, used: 58, askedAt: Date.now() - 60_000, level: 'enough', ...more });

export function room(id: string, title: string, users: RoomLineUser[], more: Partial<RoomDetail> = {}): RoomDetail {
  return {
    id,
    kind: 'direct',
    title,
    nickname: null,
    photo: users[0]?.photo ?? null,
    account: ACCOUNT,
    members: [AYA],
    lineUsers: users,
    lineCount: null,
    writeAccess: 'open',
    canTake: false,
    unattended: false,
    invitable: [],
    muted: false,
    draft: '',
    unread: 0,
    reach: { kind: 'friend', until: null },
    price: { freeUntil: null, people: 1, quota: plan() },
    attachments: [],
    mediaRefusal: null,
    ...more,
  };
}

export const accepted: Outgoing = {
  delivery: 'accepted',
  recallableUntil: null,
  attempts: 1,
  reason: null,
  heldUntil: null,
  awaitsConfirmation: false,
  detail: null,
  link: null,
};
export const photo = (hash: string): Media => ({
  state: 'stored',
  hash,
  hold: null,
  mime: 'image/jpeg',
  size: 412_000,
  width: 1600,
  height: 1100,
  notShown: false,
});
export const nothing: Media = {
  state: 'failed',
  hold: null,
  hash: null,
  mime: null,
  size: null,
  width: null,
  height: null,
  notShown: false,
};
export const words = (text: string): Content => ({ kind: 'text', text, emojis: [] });

/** What can be quoted, unless a line says otherwise. */
const QUOTABLE: Content['kind'][] = ['text', 'sticker', 'image', 'video'];

/** Writes a conversation line by line, from `start` on, with 40 seconds between two lines. */
export class Script {
  readonly messages: Message[] = [];
  readonly roomId: string;
  #at: number;

  constructor(roomId: string, start: number) {
    this.roomId = roomId;
    this.#at = start;
  }

  later(ms: number) {
    this.#at += ms;
    return this;
  }

  #add(content: Content, more: Partial<Message>) {
    this.#at += 40_000;
    const id = `${this.roomId}-${this.messages.length}`;
    const plain = {
      id,
      roomId: this.roomId,
      at: this.#at,
      direction: 'in',
      sender: null,
      content,
      outgoing: null,
      timeEstimated: false,
      edited: false,
      quoted: null,
      quoteMissing: false,
    } as const;
    this.messages.push({ ...plain, quotable: QUOTABLE.includes(content.kind), ...more });
    return this;
  }

  line(user: RoomLineUser, content: Content | string, more: Partial<Message> = {}) {
    const sender = { id: user.id, member: false, name: user.name, photo: user.photo };
    return this.#add(typeof content === 'string' ? words(content) : content, { sender, ...more });
  }

  member(who: typeof AYA, content: Content | string, outgoing: Partial<Outgoing> = {}, more: Partial<Message> = {}) {
    const sender = { id: who.id, member: true, name: who.name, photo: who.photo };
    return this.#add(typeof content === 'string' ? words(content) : content, {
      direction: 'out',
      sender,
      outgoing: { ...accepted, ...outgoing },
      ...more,
    });
  }

  /** A colleague asks about deleting the contact. */
  asks(who: string, whom: string, question: DeletionQuestion) {
    const content = { kind: 'system', event: 'deletion_asked', who, whom, lineEvent: null } as const;
    return this.#add(content, { direction: 'system', question });
  }

  system(event: SystemEvent, who = '', whom = '', lineEvent: LineEventSummary | null = null) {
    return this.#add({ kind: 'system', event, who, whom, lineEvent }, { direction: 'system' });
  }
}
