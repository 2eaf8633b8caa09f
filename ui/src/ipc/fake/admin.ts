/**
 * Admin, as it was written last. What follows from that (R1, names, limits) is the core's to say: a test that needs it
 * says it.
 */

import type { Admin, AdminMember, LineRefusal, MemberFields, NotConnectable } from '../bindings';
import type { FakePart, World } from '.';
import { accountHandlers, firstAccounts } from './accounts';
import { KEN } from './people';
import { found, withRow } from './rows';

const part: FakePart = (world) => {
  world.admin = firstAdmin(world);

  const put = (changes: Partial<Admin>): void => {
    world.admin = { ...world.admin, ...changes };
    world.changed('admin');
  };
  const putMember = (member: AdminMember): AdminMember => {
    const members = withRow(world.admin.members, member);
    const usersOf = (id: string) => members.filter(({ lineAccountId }) => lineAccountId === id).map((one) => one.id);
    put({ members, accounts: world.admin.accounts.map((account) => ({ ...account, members: usersOf(account.id) })) });
    return member;
  };
  const member = (id: string) => found(world.admin.members, id);
  const written = (before: AdminMember, fields: MemberFields): AdminMember => ({
    ...before,
    ...fields,
    version: before.version + 1,
  });

  return {
    admin_get: () => world.admin,
    set_aside_list: () => ({ total: world.setAside.length, events: world.setAside }),
    set_aside_retry: ({ seq = null }) => {
      world.setAside = world.setAside.filter((event) => seq !== null && event.seq !== seq);
      world.session = { ...world.session, setAsideEvents: world.setAside.length };
      world.changed('session');
      return { total: world.setAside.length, events: world.setAside };
    },
    name_check: ({ name }) => whyRefused(name),
    company_rename: ({ name }) => {
      const companyNameRefused = whyRefused(name) !== null;
      put({ companyName: name, connection: { ...world.admin.connection, companyNameRefused } });
      return { companyName: name, companyNameRefused };
    },
    connection_set: ({ on, everyone, memberIds }) => {
      put({
        connection: { ...world.admin.connection, on, everyone },
        members: world.admin.members.map((one) => ({ ...one, lineGranted: memberIds.includes(one.id) })),
      });
      return world.admin.connection;
    },
    media_limits_set: ({ limits }) => {
      put({ mediaLimits: limits });
      return limits;
    },
    member_add: ({ fields }) => {
      const id = `member-${world.admin.members.length}`;
      return putMember(written(memberOf({ id, name: '', department: '' }), fields));
    },
    member_edit: ({ memberId, fields }) => putMember(written(member(memberId), fields)),
    member_photo_set: ({ memberId, image }) =>
      putMember({ ...member(memberId), photo: image ? `face-${memberId}` : null }),
    pin_reset: ({ memberId }) => putMember({ ...member(memberId), hasPin: false }),
    member_unsent: ({ memberId }) => {
      const much = memberId === KEN.id;
      return { waiting: much ? 2 : 0, awaitingConfirmation: much ? 1 : 0 };
    },
    member_remove: ({ memberId }) => {
      put({ members: world.admin.members.filter(({ id }) => id !== memberId) });
      return null;
    },
    ...accountHandlers(world, put),
  };
};

export default part;

function firstAdmin(world: World): Admin {
  const [aya, ken, hana, long] = world.members.map(memberOf);
  const shop = { lineAccountId: 'account-shop', messageId: '@komorebi-cycles' };
  const own = { lineAccountId: 'account-ken', messageId: '@komorebi-ken' };
  const members = [
    { ...aya, ...shop, administrator: true },
    { ...ken, ...own },
    { ...hana, refusal: 'no_account' as LineRefusal },
    { ...long, ...shop },
    memberOf({ id: 'member-emoji', name: 'Rin 🌊 (Airline desk)', department: 'Counter', refusal: 'member_name' }),
  ] as AdminMember[];
  return { ...world.admin, companyName: world.session.companyName, members, accounts: firstAccounts(world.now()) };
}

function memberOf(card: Pick<AdminMember, 'id' | 'name' | 'department'> & Partial<AdminMember>): AdminMember {
  return {
    reading: '',
    photo: null,
    administrator: false,
    lineGranted: true,
    hasPin: false,
    refusal: null,
    lineAccountId: null,
    messageId: null,
    version: 1,
    ...card,
  };
}

/** As the core looks at a name (R1): a sign by itself, or the word. */
function whyRefused(name: string): NotConnectable | null {
  if (/\p{Emoji_Presentation}|\uFE0F/u.test(name)) return 'emoji';
  return /(?<!\p{Script=Latin})line(?!\p{Script=Latin})/iu.test(name.normalize('NFKC')) ? 'line' : null;
}
