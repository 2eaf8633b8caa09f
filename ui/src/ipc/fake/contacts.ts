/** The address book: a few people worth looking at, and as many as a large company has. */

import type {
  ContactDetail,
  ContactFields,
  ContactListGet,
  ContactRow,
  FieldError,
  FriendState,
  MemberCard,
  Sharing,
} from '../bindings';
import type { FakePart, World } from '.';
import { wireError } from '.';

const DAY = 86_400_000;
const CROWD = 5000;

interface Kept extends ContactDetail {
  /** R17: colleagues who chat with the LINE user. */
  chattingWith: MemberCard[];
}

const part: FakePart = (world) => {
  const kept = new Map<string, Kept>();
  for (const contact of people(world)) kept.set(contact.id, contact);

  const find = (id: string): Kept => {
    const contact = kept.get(id);
    if (!contact) throw wireError('not_found');
    return contact;
  };
  const change = (id: string, changes: Partial<Kept>): Kept => {
    const contact = find(id);
    const next = { ...contact, ...changes, version: contact.version + 1, updatedAt: world.now() };
    kept.set(id, next);
    world.changed('contacts', id);
    return next;
  };
  const remove = (id: string) => {
    kept.delete(id);
    world.changed('contacts', id);
  };

  return {
    contact_list: (args) => {
      const rows = rowsOf(world, [...kept.values()], args);
      return { total: rows.length, rows: rows.slice(args.offset, args.offset + args.limit) };
    },
    contact_counts: () => {
      const count = (list: ContactListGet['list']) =>
        rowsOf(world, [...kept.values()], { list, search: '', sort: 'recent', offset: 0, limit: 0 }).length;
      return { all: count('all'), external: count('external'), clients: count('clients'), trash: count('trash') };
    },
    contact_get: ({ contactId }) => find(contactId),
    member_get: ({ memberId }) => {
      const card = world.members.find((member) => member.id === memberId);
      if (!card) throw wireError('not_found');
      return { card, reading: '', messageId: card.photo ? '@komorebi-aya' : null };
    },
    contact_create: ({ fields }) => {
      check(fields);
      const made = contact(world, `contact-new-${kept.size}`, fields, {});
      kept.set(made.id, made);
      world.changed('contacts', made.id);
      return made;
    },
    contact_edit: ({ contactId, version, fields }) => {
      check(fields);
      if (find(contactId).version !== version) throw wireError('changed');
      return change(contactId, { fields });
    },
    contact_share: ({ contactId, sharing, memberIds }) =>
      change(contactId, { sharing, sharedWith: world.members.filter((member) => memberIds.includes(member.id)) }),
    contact_delete: ({ contactId }) => {
      const [first, ...others] = find(contactId).chattingWith;
      if (first)
        throw wireError('contact_in_conversation', {
          member: first.name,
          memberId: first.id,
          others: String(others.length),
        });
      change(contactId, { deletedAt: world.now(), deletedBy: world.session.me });
      return null;
    },
    contact_restore: ({ contactId }) => change(contactId, { deletedAt: null, deletedBy: null }),
    contact_purge: ({ contactId }) => {
      remove(contactId);
      return null;
    },
    trash_empty: () => {
      const trash = [...kept.values()].filter((one) => one.deletedAt !== null);
      trash.forEach((one) => remove(one.id));
      return trash.length;
    },
    contact_ask_colleague: () => null,
    contact_hand_over: ({ contactId, memberId }) => {
      const owner = world.members.find((member) => member.id === memberId) ?? world.session.me;
      change(contactId, { owner });
      return null;
    },
    contact_remove_from_my_list: ({ contactId }) => {
      change(contactId, { inMyList: false });
      return null;
    },
  };
};

export default part;

const blank: ContactFields = {
  name: '',
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
};

function contact(world: World, id: string, fields: Partial<ContactFields>, more: Partial<Kept>): Kept {
  const { me } = world.session;
  const colleagues = world.members.filter((member) => member.id !== me.id);
  return {
    id,
    version: 1,
    fields: { ...blank, ...fields },
    nickname: null,
    photo: null,
    line: null,
    owner: me,
    sharing: 'private' as Sharing,
    sharedWith: [],
    colleagues,
    inMyList: true,
    mayEdit: true,
    deletedAt: null,
    deletedBy: null,
    createdAt: world.now() - 40 * DAY,
    updatedAt: world.now() - 2 * DAY,
    chattingWith: [],
    ...more,
  };
}

function onLine(key: string, nickname: string, friendState: FriendState = 'friend'): Partial<Kept> {
  return { nickname, line: { lineUserId: `line-${key}`, roomId: `room-${key}`, friendState } };
}

function people(world: World): Kept[] {
  const [aya, ken, hana] = world.members;
  const known = (...members: (MemberCard | undefined)[]) => members.filter((member) => member !== undefined);
  const long = 'Konstantinopolitanischer Dudelsackpfeifenmachergeselle '.repeat(19).slice(0, 1000);
  const some = [
    contact(
      world,
      'contact-mio',
      {
        name: '高橋 美緒',
        reading: 'たかはし みお',
        phones: [
          { label: '携帯', value: '090-1234-5678' },
          { label: 'Shop', value: '03-5555-0142' },
        ],
        emails: [{ label: '', value: 'mio..t@docomo.example' }],
        company: '喫茶 凪',
        department: '店長室',
        title: '店長',
        address: '〒600-8216 京都市下京区東塩小路町 1-2-3',
        birthday: '1991-04-23',
        memo: 'Red cargo bike, serviced every spring.\nPrefers messages in the morning.',
        tags: ['VIP', '京都'],
      },
      { ...onLine('mio', 'みお🌸'), photo: 'face-mio', sharing: 'chosen', sharedWith: known(ken, hana) },
    ),
    contact(
      world,
      'contact-ploy',
      { name: 'พลอย ใจดี', company: 'บ้านสวนจักรยาน' },
      { ...onLine('ploy', 'Ploy ✨'), photo: 'face-ploy', sharing: 'everyone', chattingWith: known(ken, hana) },
    ),
    contact(
      world,
      'contact-blocked',
      { name: 'Jonas Weber', company: 'Weber Touren' },
      onLine('jonas', 'jonas_w', 'blocked'),
    ),
    contact(
      world,
      'contact-script',
      { name: '<script>alert("name")</script>', company: '<b>bold & co</b>' },
      onLine('script', '<img src=x onerror=alert(1)>'),
    ),
    contact(
      world,
      'contact-rtl',
      { name: 'مريم الأحمد', company: 'دراجات الشرق' },
      onLine('rtl', 'Maryam \u202Etxet desrever'),
    ),
    contact(
      world,
      'contact-long',
      { name: long, company: long.slice(0, 200), memo: 'x'.repeat(600) },
      onLine('long', long),
    ),
    contact(
      world,
      'contact-theirs',
      { name: 'Olga Ionescu', company: 'Velo București' },
      {
        ...onLine('olga', 'olga'),
        owner: ken ?? world.session.me,
        mayEdit: false,
        inMyList: false,
        sharing: 'everyone',
      },
    ),
    contact(
      world,
      'contact-plain',
      {
        name: 'Bernard Dubois',
        reading: '',
        phones: [{ label: 'Office', value: '+33 1 55 55 01 42' }],
        company: 'Roues & Cie',
      },
      {},
    ),
    contact(
      world,
      'contact-trash',
      { name: 'さくら', company: '旧・花屋' },
      { ...onLine('sakura', 'SAKURA'), deletedAt: world.now() - 3 * DAY, deletedBy: aya ?? null },
    ),
    contact(
      world,
      'contact-trash-2',
      { name: 'Old Supplier Ltd' },
      { deletedAt: world.now() - 90 * DAY, deletedBy: ken ?? null },
    ),
  ];
  const crowd = Array.from({ length: CROWD }, (_, at) =>
    contact(
      world,
      `crowd-${at}`,
      { name: `Visitor ${String(at + 1).padStart(4, '0')}`, company: at % 3 ? '' : 'Spring fair' },
      { inMyList: false, createdAt: world.now() - at * 3_600_000 },
    ),
  );
  return [...some, ...crowd];
}

function rowsOf(world: World, contacts: Kept[], { list, search, sort }: ContactListGet): ContactRow[] {
  const inList = contacts.filter((one) => {
    if (list === 'trash') return one.deletedAt !== null;
    if (one.deletedAt !== null) return false;
    return list !== 'external' || (one.line !== null && one.inMyList);
  });
  if (sort === 'recent') inList.sort((a, b) => b.createdAt - a.createdAt);
  const rows = [...(list === 'all' ? world.members.map(memberRow) : []), ...inList.map(contactRow)];
  if (sort === 'name') rows.sort((a, b) => (a.reading || a.name).localeCompare(b.reading || b.name, 'ja'));
  const wanted = search.toLocaleLowerCase();
  return wanted === ''
    ? rows
    : rows.filter((row) =>
        `${row.name} ${row.reading} ${row.nickname ?? ''} ${row.company}`.toLocaleLowerCase().includes(wanted),
      );
}

function memberRow(member: MemberCard): ContactRow {
  return {
    ...member,
    member: true,
    reading: '',
    nickname: null,
    company: member.department,
    friendState: null,
    sharing: null,
    deletedAt: null,
  };
}

function contactRow({ id, fields, nickname, photo, line, sharing, deletedAt }: Kept): ContactRow {
  return {
    id,
    member: false,
    name: fields.name,
    reading: fields.reading,
    nickname,
    company: fields.company,
    photo,
    friendState: line?.friendState ?? null,
    sharing,
    deletedAt,
  };
}

function check(fields: ContactFields): void {
  const wrong: FieldError[] = [];
  if (fields.name.trim() === '') wrong.push({ field: 'name', code: 'required' });
  fields.phones.forEach(
    (row, at) => !/\d{3}/.test(row.value) && wrong.push({ field: `phones.${at}`, code: 'not_a_phone' }),
  );
  fields.emails.forEach(
    (row, at) => !/^\S+@\S+$/.test(row.value) && wrong.push({ field: `emails.${at}`, code: 'not_an_email' }),
  );
  if (wrong.length > 0) throw { ...wireError('invalid_fields'), fields: wrong };
}
