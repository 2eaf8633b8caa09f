/** Conversations with the names and texts that strangers really send. */

import { AYA, KEN } from './people';
import type { RoomDetail, RoomLineUser } from '../bindings';
import { DAY, type FakeRoom, Script, lineUser, nothing, photo, plan, room } from './script';
import { situations } from './situations';

/** All rooms of the made-up company. */
export function conversations(now: number): FakeRoom[] {
  const mio = lineUser('U-mio', 'みお🌸', { photo: 'face-mio' });
  const ploy = lineUser('U-ploy', 'พลอย สุขใจ', { photo: 'face-ploy', contactId: 'contact-ploy', addable: false });
  const long = lineUser('U-long', 'とても長い名前'.repeat(140), { inTrash: true });
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
    .line(
      mio,
      '後ろのタイヤがパンクしました。いつ持って行けばいいですか？\n営業時間は https://komorebi.example/shop（地図あり）で合っていますか。',
    )
    .member(KEN, 'Ken here from the workshop. Any day before 18:00 is fine.')
    .member(KEN, 'Please bring the key of the lock, too.')
    .line(mio, {
      kind: 'location',
      title: '自宅',
      address: '東京都世田谷区三軒茶屋2丁目',
      latitude: 35.643512,
      longitude: 139.671204,
    })
    .line(mio, 'ここから近いです', {
      edited: true,
      quoted: {
        id: 'room-mio-7',
        senderName: KEN.name,
        preview: { kind: 'text', text: 'Ken here from the workshop. Any day before 18:00 is fine.' },
      },
    })
    .line(mio, {
      kind: 'file',
      name: '見積書_2026年11月_最終版(2).pdf',
      size: 1_482_113,
      media: { ...nothing, state: 'stored', hash: 'file-1' },
      linked: false,
    })
    .later(DAY - 900_000)
    .line(mio, { kind: 'unsent' })
    .line(mio, { kind: 'audio', media: { ...nothing, state: 'gone' }, duration: 7200 })
    .line(mio, { kind: 'unknown', what: 'flex_carousel' })
    .member(AYA, 'かしこまりました。明日の10時にお待ちしております。')
    .member(
      AYA,
      'お値段は3,300円からです。',
      {
        delivery: 'refused',
        attempts: 3,
        reason: 'monthly_limit',
        detail: 'You have reached your monthly limit.',
      },
      { quotable: false },
    )
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

  const one = (id: string, user: RoomLineUser, text: string, ago: number) =>
    new Script(id, now - ago).system('wrote_first', user.name).line(user, text).messages;
  const open = (title: string, users: RoomLineUser[], id: string, more: Partial<RoomDetail> = {}) =>
    room(id, title, users, { invitable: [KEN], ...more });

  const rooms: FakeRoom[] = [
    {
      detail: open('佐藤 美緒', [mio], 'room-mio', {
        nickname: 'みお🌸',
        members: [AYA, KEN],
        invitable: [],
        unread: 3,
        price: { freeUntil: now + 55_000, people: 1, quota: plan() },
      }),
      messages: first.messages,
      assigned: true,
    },
    {
      detail: open(ploy.name, [ploy], 'room-ploy', { draft: 'The delivery comes on ' }),
      messages: thai.messages,
      assigned: true,
    },
    {
      detail: open('日曜サイクリング', [mio, ploy], 'room-group', {
        kind: 'group',
        lineCount: 6,
        muted: true,
        unread: 12,
        members: [AYA, KEN],
        invitable: [],
        reach: null,
        price: { freeUntil: null, people: 6, quota: plan() },
      }),
      messages: group.messages,
      assigned: true,
    },
    {
      detail: open(long.name, [long], 'room-long'),
      messages: one('room-long', long, 'a'.repeat(1500), 4 * DAY),
      assigned: true,
    },
    {
      detail: open(script.name, [script], 'room-script', {
        writeAccess: 'blocked',
        reach: { kind: 'blocked', until: null },
      }),
      messages: one(
        'room-script',
        script,
        '<img src=x onerror=alert(1)> see http://xn--pple-43d.com/login or https://аррӏе.com',
        20 * DAY,
      ),
      assigned: true,
    },
    {
      detail: open('', [lineUser('U-unknown', '')], 'room-unknown', {
        members: [],
        writeAccess: 'not_taken',
        canTake: true,
      }),
      messages: one('room-unknown', lineUser('U-unknown', ''), 'こんにちは。予約できますか？', 3_600_000),
      assigned: false,
    },
    {
      detail: open(rtl.name, [rtl], 'room-rtl', { members: [], writeAccess: 'not_taken', canTake: true }),
      messages: one('room-rtl', rtl, 'שלום, האם אתם פתוחים היום?', 400 * DAY),
      assigned: false,
    },
  ];
  rooms.push(...situations(now));
  for (let at = 0; at < 300; at++) {
    const user = lineUser(`U-${at}`, `Customer ${at + 1}`, {
      addable: at % 2 === 0,
      contactId: at % 2 === 0 ? null : `contact-${at}`,
    });
    rooms.push({
      detail: open(user.name, [user], `room-${at}`),
      messages: one(`room-${at}`, user, 'Thank you for the quick repair!', (30 + at) * DAY),
      assigned: true,
    });
  }
  return rooms;
}
