/** Admin: the company, the LINE connection and the members. */

import type { Admin, AdminMember, LineRefusal, MemberFields } from '../bindings';
import type { FakePart, World } from '.';
import { wireError } from '.';
import { accountHandlers, firstAccounts } from './accounts';

const part: FakePart = (world) => {
  world.admin = start(world);

  const shown = (): Admin => {
    const { place, missing } = world.admin.secrets;
    const state = world.session.secrets;
    return { ...world.admin, secrets: { place, state, keychain: state === 'ready' && place === 'keychain', missing } };
  };
  const changed = (changes: Partial<Admin>): Admin => {
    world.admin = withRefusals({ ...world.admin, ...changes });
    world.session = { ...world.session, companyName: world.admin.companyName };
    world.changed('admin');
    return shown();
  };
  const changeMember = (id: string, changes: Partial<AdminMember>): AdminMember => {
    const members = world.admin.members.map((member) =>
      member.id === id ? { ...member, ...changes, version: member.version + 1 } : member,
    );
    const accounts = world.admin.accounts.map((account) => ({
      ...account,
      members: members.filter((member) => member.lineAccountId === account.id).map(({ id: one }) => one),
    }));
    return memberIn(changed({ members, accounts }), id);
  };
  const entry = (fields: MemberFields): Partial<AdminMember> => {
    refuseName(fields.name, world.admin.connection.on);
    const account = world.admin.accounts.find((one) => one.id === fields.lineAccountId);
    return { ...fields, messageId: account?.basicId ?? null };
  };

  return {
    admin_get: shown,
    company_rename: ({ name }) => {
      refuseName(name, world.admin.connection.on);
      const { companyName, connection } = changed({ companyName: name });
      return { companyName, companyNameRefused: connection.companyNameRefused };
    },
    connection_set: ({ on, everyone, memberIds }) =>
      changed({
        connection: { ...world.admin.connection, on, everyone },
        members: world.admin.members.map((member) => ({ ...member, lineGranted: memberIds.includes(member.id) })),
      }).connection,
    member_add: ({ fields }) => {
      const made = {
        ...memberOf({ id: `member-${world.admin.members.length}`, name: '', department: '', photo: null }),
        ...entry(fields),
      };
      return memberIn(changed({ members: [...world.admin.members, made] }), made.id);
    },
    member_edit: ({ memberId, version, fields }) => {
      const member = world.admin.members.find((one) => one.id === memberId);
      if (member?.version !== version) throw wireError('changed');
      const left = world.admin.members.some((one) => one.id !== memberId && one.administrator);
      if (!fields.administrator && !left) throw wireError('last_administrator');
      return changeMember(memberId, entry(fields));
    },
    member_photo_set: ({ memberId, image }) => changeMember(memberId, { photo: image ? `face-${memberId}` : null }),
    member_remove: ({ memberId }) => {
      if (!world.admin.members.some((one) => one.id !== memberId && one.administrator))
        throw wireError('last_administrator');
      changed({ members: world.admin.members.filter((member) => member.id !== memberId) });
      return null;
    },
    ...accountHandlers(world, changed),
  };
};

export default part;

function memberIn(admin: Admin, id: string): AdminMember {
  const member = admin.members.find((one) => one.id === id);
  if (!member) throw wireError('not_found');
  return member;
}

function start(world: World): Admin {
  const accounts = firstAccounts(world.now());
  const [shop, own] = accounts;
  const members = world.members.map((card) => memberOf(card));
  members.forEach((member, at) => {
    const account = [shop, own, null, shop][at] ?? null;
    member.lineAccountId = account?.id ?? null;
    member.messageId = account?.basicId ?? null;
    member.administrator = at === 0;
    account?.members.push(member.id);
  });
  const emoji = memberOf({ id: 'member-emoji', name: 'Rin 🌊 (Airline desk)', department: 'Counter', photo: null });
  return withRefusals({
    ...world.admin,
    companyName: world.session.companyName,
    members: [...members, emoji],
    accounts,
  });
}

function memberOf({
  id,
  name,
  department,
  photo,
}: {
  id: string;
  name: string;
  department: string;
  photo: string | null;
}): AdminMember {
  return {
    id,
    name,
    reading: '',
    department,
    photo,
    administrator: false,
    lineGranted: true,
    refusal: null,
    lineAccountId: null,
    messageId: null,
    version: 1,
  };
}

function withRefusals(admin: Admin): Admin {
  const companyNameRefused = refusedBecause(admin.companyName) !== null;
  const why = (member: AdminMember): LineRefusal | null => {
    if (!admin.connection.on) return 'connection_off';
    if (!admin.connection.everyone && !member.lineGranted) return 'not_granted';
    if (companyNameRefused) return 'company_name';
    if (refusedBecause(member.name) !== null) return 'member_name';
    return member.lineAccountId === null ? 'no_account' : null;
  };
  return {
    ...admin,
    connection: { ...admin.connection, companyNameRefused },
    members: admin.members.map((member) => ({ ...member, refusal: why(member) })),
  };
}

function refusedBecause(name: string): 'emoji' | 'line' | null {
  if (/\p{Extended_Pictographic}/u.test(name)) return 'emoji';
  return /line/i.test(name.normalize('NFKC')) ? 'line' : null;
}

function refuseName(name: string, connected: boolean): void {
  if (name.trim() === '') throw { ...wireError('invalid_fields'), fields: [{ field: 'name', code: 'required' }] };
  const what = refusedBecause(name);
  if (connected && what) throw wireError('name_not_connectable', { what });
}
