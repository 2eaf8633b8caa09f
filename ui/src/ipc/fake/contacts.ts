/** The address book: a few people worth looking at, and as many as a large company has. */

import type {
  ContactDetail,
  ContactFields,
  ContactListName,
  ContactRow,
  ContactSort,
  FriendState,
  MemberCard,
} from '../bindings';
import { blankContactFields } from '../bindings';
import type { FakePart, World } from '.';
import { AYA, HANA, KEN } from './people';
import { found } from './rows';

const DAY = 86_400_000;
const CROWD = 5000;

/** A contact, and in which lists it stands. */
interface Entry {
  id: string;
  detail: ContactDetail;
  lists: ContactListName[];
}

const part: FakePart = (world) => {
  // The crowd is only ever read: it is made once for all worlds.
  let entries = [...people(world).map(entryOf), ...(crowd ??= makeCrowd(world))];

  const find = (id: string) => found(entries, id);
  const put = (entry: Entry): ContactDetail => {
    const known = entries.some(({ id }) => id === entry.id);
    entries = known ? entries.map((one) => (one.id === entry.id ? entry : one)) : [entry, ...entries];
    world.changed('contacts', entry.id);
    return entry.detail;
  };
  const change = (id: string, changes: Partial<ContactDetail>, lists = find(id).lists): ContactDetail => {
    const { detail } = find(id);
    return put({ id, detail: { ...detail, ...changes, version: detail.version + 1, updatedAt: world.now() }, lists });
  };
  const drop = (gone: (entry: Entry) => boolean): number => {
    const before = entries.length;
    entries = entries.filter((entry) => !gone(entry));
    world.changed('contacts');
    return before - entries.length;
  };
  const rows = (list: ContactListName): ContactRow[] => [
    ...(list === 'all' ? world.members.map(memberRow) : []),
    ...entries.filter(({ lists }) => lists.includes(list)).map(({ detail }) => contactRow(detail)),
  ];

  return {
    contact_list: ({ list, search, tag, sort, offset, limit }) => {
      const found = inOrder(sort, rows(list)).filter(({ name }) => name.includes(search));
      const shown = tag ? found.filter(({ tags }) => tags.includes(tag)) : found;
      return { total: shown.length, rows: shown.slice(offset, offset + limit) };
    },
    contact_counts: () => ({
      all: rows('all').length,
      external: rows('external').length,
      clients: rows('clients').length,
      trash: rows('trash').length,
    }),
    contact_get: ({ contactId }) => find(contactId).detail,
    member_get: ({ memberId }) => {
      const card = found(world.members, memberId);
      return { card, reading: '', messageId: card.photo && '@komorebi-aya' };
    },
    contact_create: ({ fields }) => put(entryOf(contact(world, `contact-new-${entries.length}`, fields))),
    contact_edit: ({ contactId, fields }) => change(contactId, { fields }),
    contact_share: ({ contactId, sharing, memberIds }) =>
      change(contactId, { sharing, sharedWith: world.members.filter(({ id }) => memberIds.includes(id)) }),
    contact_delete: ({ contactId }) => {
      change(contactId, { deletedAt: world.now(), deletedBy: world.session.me }, ['trash']);
      return null;
    },
    contact_restore: ({ contactId }) => {
      const restored = { ...find(contactId).detail, deletedAt: null, deletedBy: null };
      return put(entryOf(restored));
    },
    contact_purge: ({ contactId }) => {
      drop(({ id }) => id === contactId);
      return null;
    },
    trash_empty: () => drop(({ lists }) => lists.includes('trash')),
    contact_ask_colleague: () => null,
    contact_hand_over: ({ contactId, memberId }) => {
      change(contactId, { owner: found(world.members, memberId) });
      return null;
    },
    contact_remove_from_my_list: ({ contactId }) => {
      change(contactId, { inMyList: false });
      return null;
    },
  };
};

export default part;

/** A contact of the member who works in the window; unlike this, as `more` says. */
export function contact(
  { members, now, session }: World,
  id: string,
  fields: Partial<ContactFields>,
  more: Partial<ContactDetail> = {},
): ContactDetail {
  const { me } = session;
  return {
    id,
    version: 1,
    fields: { ...blankContactFields, ...fields },
    nickname: null,
    photo: null,
    line: null,
    owner: me,
    sharing: 'private',
    sharedWith: [],
    colleagues: members.filter((member) => member.id !== me.id),
    inMyList: true,
    mayEdit: true,
    deletedAt: null,
    deletedBy: null,
    createdAt: now() - 40 * DAY,
    updatedAt: now() - 2 * DAY,
    ...more,
  };
}

/** The lists of a contact that nobody has moved. */
function entryOf(detail: ContactDetail): Entry {
  const { id, line, inMyList, deletedAt } = detail;
  const external: ContactListName[] = line && inMyList ? ['external'] : [];
  return { id, detail, lists: deletedAt === null ? ['all', 'clients', ...external] : ['trash'] };
}

let crowd: Entry[] | undefined;

function makeCrowd(world: World): Entry[] {
  return Array.from({ length: CROWD }, (_, at) => {
    const name = `Visitor ${String(at + 1).padStart(4, '0')}`;
    return entryOf(contact(world, `crowd-${at}`, { name, company: at % 3 ? '' : 'Spring fair' }, { inMyList: false }));
  });
}

/** The made-up people stand in the order of their names; the latest is the first of them. */
function inOrder(sort: ContactSort, rows: ContactRow[]): ContactRow[] {
  return sort === 'name' ? rows : rows.toReversed();
}

function onLine(key: string, nickname: string, friendState: FriendState = 'friend'): Partial<ContactDetail> {
  return { nickname, line: { lineUserId: `line-${key}`, roomId: `room-${key}`, friendState } };
}

function people(world: World): ContactDetail[] {
  const long = 'Konstantinopolitanischer Dudelsackpfeifenmachergeselle '.repeat(19).slice(0, 1000);
  return [
    contact(
      world,
      'contact-script',
      { name: '<script>alert("name")</script>', company: '<b>bold & co</b>' },
      onLine('script', '<img src=x onerror=alert(1)>'),
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
      'contact-blocked',
      { name: 'Jonas Weber', company: 'Weber Touren' },
      onLine('jonas', 'jonas_w', 'blocked'),
    ),
    contact(
      world,
      'contact-long',
      { name: long, company: long.slice(0, 200), memo: 'x'.repeat(600) },
      onLine('long', long),
    ),
    contact(
      world,
      'contact-trash-2',
      { name: 'Old Supplier Ltd' },
      { deletedAt: world.now() - 90 * DAY, deletedBy: KEN },
    ),
    contact(
      world,
      'contact-theirs',
      { name: 'Olga Ionescu', company: 'Velo București' },
      {
        ...onLine('olga', 'olga'),
        owner: KEN,
        mayEdit: false,
        inMyList: false,
        sharing: 'everyone',
      },
    ),
    contact(
      world,
      'contact-trash',
      { name: 'さくら', company: '旧・花屋' },
      { ...onLine('sakura', 'SAKURA'), deletedAt: world.now() - 3 * DAY, deletedBy: AYA },
    ),
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
        website: 'https://kissa-nagi.example',
        birthday: '1991-04-23',
        memo: 'Red cargo bike, serviced every spring.\nPrefers messages in the morning.',
        tags: ['VIP', '京都'],
      },
      { ...onLine('mio', 'みお🌸'), photo: 'face-mio', sharing: 'chosen', sharedWith: [KEN, HANA] },
    ),
    contact(
      world,
      'contact-ito-1',
      {
        name: '伊藤 太郎',
        reading: 'いとう たろう',
        company: '花と緑の店',
        tags: ['常連', '京都', '卸'],
        phones: [{ label: '', value: '075-555-0101' }],
      },
      { sharing: 'everyone' },
    ),
    contact(world, 'contact-ito-2', {
      name: '伊藤 太郎',
      reading: 'いとう たろう',
      phones: [{ label: '代表', value: '03−5555−0199（代）' }],
      birthday: '--11-03',
    }),
    contact(
      world,
      'contact-ito-3',
      { name: '伊藤 太郎', phones: [{ label: '', value: '受付で聞く' }], tags: ['VIP'] },
      { ...onLine('taro', 'たろちゃん'), sharing: 'chosen', sharedWith: [KEN] },
    ),
    contact(
      world,
      'contact-rtl',
      { name: 'مريم الأحمد', company: 'دراجات الشرق' },
      onLine('rtl', 'Maryam \u202Etxet desrever'),
    ),
    contact(
      world,
      'contact-ploy',
      { name: 'พลอย ใจดี', company: 'บ้านสวนจักรยาน' },
      { ...onLine('ploy', 'Ploy ✨'), photo: 'face-ploy', sharing: 'everyone' },
    ),
  ];
}

function memberRow(member: MemberCard): ContactRow {
  return {
    ...member,
    member: true,
    reading: '',
    nickname: null,
    company: member.department,
    phone: '',
    tags: [],
    friendState: null,
    sharing: null,
    deletedAt: null,
  };
}

function contactRow({ id, fields, nickname, photo, line, sharing, deletedAt }: ContactDetail): ContactRow {
  return {
    id,
    member: false,
    name: fields.name,
    reading: fields.reading,
    nickname,
    company: fields.company,
    phone: fields.phones[0]?.value ?? '',
    tags: fields.tags,
    photo,
    friendState: line?.friendState ?? null,
    sharing,
    deletedAt,
  };
}
