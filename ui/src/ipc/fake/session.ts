/** The session, settings and the practice path. */

import type { FakePart } from '.';
import { found } from './rows';

const part: FakePart = (world) => ({
  session_get: () => world.session,
  session_act_as: ({ memberId }) => {
    const me = found(world.members, memberId);
    world.session = { ...world.session, me, administrator: me.id === 'member-aya' };
    world.changed('session');
    return world.session;
  },
  settings_set: (args) => {
    const { locale, theme, undoSeconds, notificationText } = world.session.settings;
    const settings = {
      locale: args.locale ?? locale,
      theme: args.theme ?? theme,
      undoSeconds: args.undoSeconds ?? undoSeconds,
      notificationText: args.notificationText ?? notificationText,
    };
    world.session = { ...world.session, settings };
    world.changed('settings');
    return settings;
  },
  practice_steps: () =>
    (['invite', 'joined', 'reply', 'add_contact', 'edit', 'share', 'delete', 'restore'] as const).map((id, at) => ({
      id,
      done: at < 2,
    })),
  link_open: () => null,
});

export default part;
