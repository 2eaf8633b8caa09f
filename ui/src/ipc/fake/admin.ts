/** Admin: the company, the LINE connection, the members and the LINE accounts. */

import type { Admin, AdminAccount, AdminMember, LineRefusal, MemberFields } from '../bindings';
import type { FakePart, World } from '../fake';
import { wireError } from '../fake';

const part: FakePart = (world) => {
  let admin = start(world);

  const changed = (changes: Partial<Admin>): Admin => {
    admin = withRefusals({ ...admin, ...changes });
    world.session = { ...world.session, companyName: admin.companyName };
    world.changed('admin');
    return admin;
  };
  const changeMember = (id: string, changes: Partial<AdminMember>): Admin =>
    changed({ members: admin.members.map((member) => (member.id === id ? { ...member, ...changes, version: member.version + 1 } : member)) });
  const entry = (fields: MemberFields): Partial<AdminMember> => {
    refuseName(fields.name, admin.connection.on);
    const account = admin.accounts.find((one) => one.id === fields.lineAccountId);
    return { ...fields, messageId: account?.basicId ?? null };
  };

  return {
    admin_get: () => admin,
    company_rename: ({ name }) => {
      refuseName(name, admin.connection.on);
      return changed({ companyName: name });
    },
    connection_set: ({ on, everyone, memberIds }) =>
      changed({
        connection: { ...admin.connection, on, everyone },
        members: admin.members.map((member) => ({ ...member, lineGranted: memberIds.includes(member.id) })),
      }),
    member_add: ({ fields }) => {
      const made = { ...memberOf({ id: `member-${admin.members.length}`, name: '', department: '', photo: null }), ...entry(fields) };
      return changed({ members: [...admin.members, made] });
    },
    member_edit: ({ memberId, version, fields }) => {
      const member = admin.members.find((one) => one.id === memberId);
      if (member?.version !== version) throw wireError('changed');
      const left = admin.members.some((one) => one.id !== memberId && one.administrator);
      if (!fields.administrator && !left) throw wireError('last_administrator');
      return changeMember(memberId, entry(fields));
    },
    member_photo_set: ({ memberId, image }) => changeMember(memberId, { photo: image ? `face-${memberId}` : null }),
    member_remove: ({ memberId }) => {
      if (!admin.members.some((one) => one.id !== memberId && one.administrator)) throw wireError('last_administrator');
      return changed({ members: admin.members.filter((member) => member.id !== memberId) });
    },
    account_connect: ({ fields }) => {
      if (admin.accounts.some((account) => account.channelId === fields.channelId)) throw wireError('account_exists');
      return changed({ accounts: [...admin.accounts, accountOf(`account-${fields.channelId}`, '@new-account', 'New account', fields.channelId, fields.shared)] });
    },
    account_mode: ({ lineAccountId, shared }) => {
      const account = admin.accounts.find((one) => one.id === lineAccountId);
      if (!shared && (account?.members.length ?? 0) > 1) throw wireError('account_in_use', { member: 'Ken Mori' });
      return changed({ accounts: admin.accounts.map((one) => (one.id === lineAccountId ? { ...one, shared } : one)) });
    },
  };
};

export default part;

function start(world: World): Admin {
  const shop = { ...accountOf('account-shop', '@komorebi-cycles', 'Komorebi Cycles', '2001234567', true), lastEventAt: world.now() - 90_000 };
  const own = accountOf('account-ken', '@komorebi-ken', '工房 Ken', '2007654321', false);
  const members = world.members.map((card) => memberOf(card));
  members.forEach((member, at) => {
    const account = [shop, own, null, shop][at] ?? null;
    member.lineAccountId = account?.id ?? null;
    member.messageId = account?.basicId ?? null;
    member.administrator = at === 0;
    account?.members.push(member.id);
  });
  return withRefusals({
    companyName: world.session.companyName,
    connection: { on: true, everyone: true, companyNameRefused: false },
    members: [...members, memberOf({ id: 'member-emoji', name: 'Rin 🌊 (Airline desk)', department: 'Counter', photo: null })],
    accounts: [shop, own],
  });
}

function memberOf({ id, name, department, photo }: { id: string; name: string; department: string; photo: string | null }): AdminMember {
  return { id, name, reading: '', department, photo, administrator: false, lineGranted: true, refusal: null, lineAccountId: null, messageId: null, version: 1 };
}

function accountOf(id: string, basicId: string, displayName: string, channelId: string, shared: boolean): AdminAccount {
  return { id, basicId, displayName, photo: null, channelId, shared, members: [], lastEventAt: null, disconnected: false };
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
  return { ...admin, connection: { ...admin.connection, companyNameRefused }, members: admin.members.map((member) => ({ ...member, refusal: why(member) })) };
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
