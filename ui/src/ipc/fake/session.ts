/** The session, settings and the practice path. */

import type { FakePart } from '.';
import { found } from './rows';
import { wireError } from './wire';

const part: FakePart = (world) => {
  let locked = false;
  return {
    session_get: () => {
      if (locked) throw wireError('locked');
      return world.session;
    },
    session_members: () => ({
      locked,
      companyName: world.session.companyName,
      last: world.session.me.id,
      members: world.members.map((card, at) => ({
        card,
        hasPin: card.id === 'member-hana',
        unread: at === 1 ? 3 : 0,
      })),
      forgottenFile: 'Engawa/local/forgot-pin',
    }),
    session_switch: ({ memberId, pin }) => {
      const me = found(world.members, memberId);
      if (me.id === 'member-hana' && pin !== '2580') throw wireError('wrong_pin');
      locked = false;
      world.session = { ...world.session, me, administrator: me.id === 'member-aya' };
      world.changed('session');
      return world.session;
    },
    session_lock: () => {
      locked = true;
      return null;
    },
    pin_set: ({ pin }) => {
      world.session = { ...world.session, hasPin: pin !== undefined };
      world.changed('session');
      return null;
    },
    idle_lock_set: ({ minutes }) => {
      world.session = { ...world.session, idleLockMinutes: minutes };
      world.admin = { ...world.admin, idleLockMinutes: minutes };
      world.changed('admin');
      return null;
    },
    settings_set: (args) => {
      const set = world.session.settings;
      const settings = {
        locale: args.locale ?? set.locale,
        theme: args.theme ?? set.theme,
        undoSeconds: args.undoSeconds ?? set.undoSeconds,
        notificationText: args.notificationText ?? set.notificationText,
        quietHours: args.quietHours ?? set.quietHours,
        quietFrom: args.quietFrom ?? set.quietFrom,
        quietTo: args.quietTo ?? set.quietTo,
      };
      world.session = { ...world.session, settings };
      world.changed('settings');
      return settings;
    },
    restored_copy_decide: () => {
      world.session = { ...world.session, restored: null };
      world.changed('session');
      return null;
    },
    practice_steps: () =>
      (['invite', 'joined', 'reply', 'add_contact', 'edit', 'share', 'delete', 'restore'] as const).map((id, at) => ({
        id,
        done: at < 2,
      })),
    link_open: () => null,
    diagnostics_get: () => ({
      kind: world.session.kind,
      counts: { contacts: 12, directRooms: 8, messages: 431, eventsPending: 0 },
      outbox: [{ reason: 'no_answer', asked: false, messages: 2 }],
      accounts: [
        {
          shared: true,
          disconnected: false,
          chatMode: 'bot',
          tokenKind: 'stateless',
          checks: [{ name: 'credentials', state: 'ok', code: 'ok' }],
        },
      ],
      lineElsewhere: false,
      secretsPlace: 'keychain',
      secretsState: world.session.secrets,
      storage: world.session.storage,
      databaseDamaged: false,
      freeBytes: 51_539_607_552,
      backupsOn: true,
      backupFault: null,
    }),
  };
};

export default part;
