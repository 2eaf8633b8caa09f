/** Rooms and their messages, with the names and texts that strangers really send. */

import type { FakePart, World } from '../fake';
import { AYA, KEN, wireError } from '../fake';
import type { ContactDetail, Content, LineUserId, Message, Outgoing, Preview, RoomDetail, RoomLineUser, RoomRow } from '../bindings';

const DAY = 86_400_000;
const ACCOUNT = { id: 'account-1', basicId: '@482komorb', displayName: 'Komorebi Cycles', shared: true };

interface FakeRoom {
  detail: RoomDetail;
  messages: Message[];
  assigned: boolean;
}

function lineUser(id: string, name: string, more: Partial<RoomLineUser> = {}): RoomLineUser {
  return { id, name, photo: null, friendState: 'friend', contactId: null, addable: true, inTrash: false, ...more };
}

function room(id: string, title: string, users: RoomLineUser[], more: Partial<RoomDetail> = {}): RoomDetail {
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
    standing: 'open',
    canTake: false,
    invitable: [],
    muted: false,
    draft: '',
    unread: 0,
    ...more,
  };
}

const accepted: Outgoing = { delivery: 'accepted', recallableUntil: null, attempts: 1, reason: null, detail: null };
const photo = (hash: string) => ({ state: 'stored', hash, mime: 'image/jpeg', width: 1600, height: 1100 });
const nothing = { state: 'failed', hash: null, mime: null, width: null, height: null };

/** Writes a conversation line by line; times run backwards from `end` with `step` between. */
class Script {
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
    this.messages.push({ id, roomId: this.roomId, at: this.#at, direction: 'in', sender: null, content, outgoing: null, edited: false, quoted: null, ...more });
    return this;
  }

  line(user: RoomLineUser, content: Content | string, more: Partial<Message> = {}) {
    const sender = { id: user.id, member: false, name: user.name, photo: user.photo };
    return this.#add(typeof content === 'string' ? { kind: 'text', text: content } : content, { sender, ...more });
  }

  member(who: typeof AYA, text: string, outgoing: Outgoing = accepted) {
    const sender = { id: who.id, member: true, name: who.name, photo: who.photo };
    return this.#add({ kind: 'text', text }, { direction: 'out', sender, outgoing });
  }

  system(what: string, who = '', whom = '') {
    return this.#add({ kind: 'system', what, who, whom }, { direction: 'system' });
  }
}

function conversations(now: number): FakeRoom[] {
  const mio = lineUser('U-mio', 'みお🌸', { photo: 'face-mio' });
  const ploy = lineUser('U-ploy', 'พลอย สุขใจ', { photo: 'face-ploy', contactId: 'contact-ploy', addable: false });
  const long = lineUser('U-long', 'とても長い名前'.repeat(140), { addable: false, inTrash: true });
  const script = lineUser('U-script', '<script>alert(1)</script>', { friendState: 'blocked' });
  const rtl = lineUser('U-rtl', '\u202Eדוד כהן', { friendState: 'stranger' });

  const first = new Script('room-mio', now - 2 * DAY - 3_600_000)
    .system('friend_added', mio.name)
    .system('invitation_used', mio.name, AYA.name)
    .line(mio, 'はじめまして！お店のQRコードから追加しました。')
    .line(mio, { kind: 'sticker', packageId: '446', stickerId: '1988', keywords: ['よろしく', 'おじぎ'], text: null })
    .member(AYA, 'みおさん、追加ありがとうございます。自転車の修理のご相談でしょうか？')
    .later(DAY)
    .line(mio, { kind: 'image', media: photo('picture-wheel') })
    .line(mio, '後ろのタイヤがパンクしました。いつ持って行けばいいですか？\n営業時間は https://komorebi.example/shop（地図あり）で合っていますか。')
    .member(KEN, 'Ken here from the workshop. Any day before 18:00 is fine.')
    .member(KEN, 'Please bring the key of the lock, too.')
    .line(mio, { kind: 'location', title: '自宅', address: '東京都世田谷区三軒茶屋2丁目', latitude: 35.643512, longitude: 139.671204 })
    .line(mio, 'ここから近いです', { edited: true, quoted: { id: 'room-mio-7', senderName: KEN.name, preview: { kind: 'text', text: 'Ken here from the workshop. Any day before 18:00 is fine.', who: '', whom: '' } } })
    .line(mio, { kind: 'file', name: '見積書_2026年11月_最終版(2).pdf', size: 1_482_113, media: { ...nothing, state: 'stored', hash: 'file-1' } })
    .later(DAY - 900_000)
    .line(mio, { kind: 'unsent' })
    .line(mio, { kind: 'audio', media: { ...nothing, state: 'gone' }, duration: 7200 })
    .line(mio, { kind: 'unknown', what: 'flex_carousel' })
    .member(AYA, 'かしこまりました。明日の10時にお待ちしております。')
    .member(AYA, 'お値段は3,300円からです。', { delivery: 'refused', recallableUntil: null, attempts: 3, reason: 'monthly_limit', detail: 'You have reached your monthly limit.' })
    .line(mio, 'ありがとうございます！よろしくお願いします 🚲✨');

  const thai = new Script('room-ploy', now - 5 * DAY).system('friend_added', ploy.name);
  for (let at = 0; at < 180; at++) {
    if (at % 3 === 2) thai.member(AYA, `Message number ${at}: yes, the blue one is still here.`);
    else thai.line(ploy, at % 5 === 0 ? `สวัสดีค่ะ มีจักรยานรุ่นนี้ไหมคะ (${at})` : `ขอบคุณค่ะ ${at}`);
    if (at % 40 === 39) thai.later(DAY / 2);
  }

  const group = new Script('room-group', now - 9 * DAY)
    .system('account_joined')
    .line(mio, 'グループに招待しました！')
    .line(ploy, 'Hello everyone 👋')
    .line(ploy, 'When does the ride start on Sunday?')
    .member(KEN, 'At nine, in front of the shop.')
    .member(AYA, 'And do not forget your helmets.')
    .system('line_user_left', '', 'らいおん');

  const one = (id: string, user: RoomLineUser, text: string, ago: number) => new Script(id, now - ago).system('wrote_first', user.name).line(user, text).messages;
  const open = (title: string, users: RoomLineUser[], id: string, more: Partial<RoomDetail> = {}) => room(id, title, users, { invitable: [KEN], ...more });

  const rooms: FakeRoom[] = [
    { detail: open('佐藤 美緒', [mio], 'room-mio', { nickname: 'みお🌸', members: [AYA, KEN], invitable: [], unread: 3 }), messages: first.messages, assigned: true },
    { detail: open(ploy.name, [ploy], 'room-ploy', { draft: 'The delivery comes on ' }), messages: thai.messages, assigned: true },
    { detail: open('日曜サイクリング', [mio, ploy], 'room-group', { kind: 'group', lineCount: 6, muted: true, unread: 12, members: [AYA, KEN], invitable: [] }), messages: group.messages, assigned: true },
    { detail: open(long.name, [long], 'room-long'), messages: one('room-long', long, 'a'.repeat(1500), 4 * DAY), assigned: true },
    { detail: open(script.name, [script], 'room-script', { standing: 'blocked' }), messages: one('room-script', script, '<img src=x onerror=alert(1)> see http://xn--pple-43d.com/login or https://аррӏе.com', 20 * DAY), assigned: true },
    { detail: open('', [lineUser('U-unknown', '')], 'room-unknown', { members: [], standing: 'not_taken', canTake: true }), messages: one('room-unknown', lineUser('U-unknown', ''), 'こんにちは。予約できますか？', 3_600_000), assigned: false },
    { detail: open(rtl.name, [rtl], 'room-rtl', { members: [], standing: 'not_taken', canTake: true }), messages: one('room-rtl', rtl, 'שלום, האם אתם פתוחים היום?', 400 * DAY), assigned: false },
  ];
  for (let at = 0; at < 300; at++) {
    const user = lineUser(`U-${at}`, `Customer ${at + 1}`, { addable: at % 2 === 0, contactId: at % 2 === 0 ? null : `contact-${at}` });
    rooms.push({ detail: open(user.name, [user], `room-${at}`), messages: one(`room-${at}`, user, 'Thank you for the quick repair!', (30 + at) * DAY), assigned: true });
  }
  return rooms;
}

function previewOf(content: Content): Preview {
  const plain = { kind: content.kind, text: '', who: '', whom: '' };
  if (content.kind === 'text') return { ...plain, text: content.text.slice(0, 120) };
  if (content.kind === 'file') return { ...plain, text: content.name };
  if (content.kind === 'system') return { ...plain, text: content.what, who: content.who, whom: content.whom };
  return plain;
}

function rowOf({ detail, messages }: FakeRoom): RoomRow {
  const last = messages.at(-1);
  const { id, kind, title, nickname, unread, muted } = detail;
  return {
    id,
    kind,
    title,
    nickname,
    photo: detail.photo,
    last: last ? { preview: previewOf(last.content), mine: last.direction === 'out', senderName: kind === 'group' && last.direction === 'in' ? (last.sender?.name ?? '') : '', delivery: last.outgoing?.delivery ?? null } : null,
    at: last?.at ?? 0,
    unread,
    muted,
    friendState: kind === 'group' ? null : (detail.lineUsers[0]?.friendState ?? null),
    hasDraft: detail.draft !== '',
    refused: messages.filter((message) => message.outgoing?.delivery === 'refused').length,
  };
}

function contactOf(world: World, user: RoomLineUser, roomId: string): ContactDetail {
  const me = world.session.me;
  return {
    id: `contact-${user.id}`,
    version: 1,
    fields: { name: user.name, reading: '', phones: [], emails: [], company: '', department: '', title: '', address: '', birthday: null, memo: '', tags: [] },
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

const part: FakePart = (world) => {
  const rooms = conversations(world.now());
  const count = () => {
    const unread = rooms.filter(({ assigned, detail }) => assigned && !detail.muted).reduce((sum, { detail }) => sum + detail.unread, 0);
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

  return {
    room_list: ({ filter, search, offset, limit }) => {
      const words = search.toLocaleLowerCase();
      const found = rooms
        .filter(({ assigned, detail }) => (filter === 'mine') === assigned && `${detail.title} ${detail.nickname ?? ''}`.toLocaleLowerCase().includes(words))
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
      return change(one, { members: [world.session.me], standing: 'open', canTake: false });
    },
    room_invite_member: ({ roomId, memberId }) => {
      const one = find(roomId);
      const member = world.members.find(({ id }) => id === memberId);
      if (!member) throw wireError('not_found');
      return change(one, { members: [...one.detail.members, member], invitable: one.detail.invitable.filter(({ id }) => id !== memberId) });
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
      change(one, { lineUsers: one.detail.lineUsers.map((other) => (other === user ? { ...user, addable: false, inTrash: false, contactId: contact.id } : other)) });
      world.changed('contacts', contact.id);
      return contact;
    },
    message_send: ({ roomId, messageId, text }) => {
      const one = find(roomId);
      const known = one.messages.find(({ id }) => id === messageId);
      if (known) return known;
      const { id, name, photo: face } = world.session.me;
      const until = world.now() + world.session.settings.undoSeconds * 1000;
      const outgoing: Outgoing = { delivery: 'waiting', recallableUntil: until, attempts: 0, reason: null, detail: null };
      setTimeout(() => {
        if (findMessage(messageId).message.outgoing?.delivery === 'waiting') stand(messageId, { delivery: 'accepted', recallableUntil: null });
      }, until - world.now() + 400);
      return write(one, { id: messageId, roomId, at: world.now(), direction: 'out', sender: { id, member: true, name, photo: face }, content: { kind: 'text', text }, outgoing, edited: false, quoted: null });
    },
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
