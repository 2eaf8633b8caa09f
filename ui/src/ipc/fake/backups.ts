/** Backups: the folder is a stick, and each one succeeds. */

import type { BackupStatus } from '../bindings';
import type { FakePart } from '.';
import { backupOf, someBackups } from './backupRows';
import { found } from './rows';
import { DAY } from './script';

const part: FakePart = (world) => {
  const put = (changes: Partial<BackupStatus>): BackupStatus => {
    world.backup = { ...world.backup, ...changes };
    world.changed('admin');
    return world.backup;
  };
  world.restore = (path) => {
    const about = found(
      world.backup.backups.map((backup) => ({ id: backup.path, about: backup.about })),
      path,
    ).about;
    world.start = { phase: 'open' };
    return {
      restored: {
        kind: about?.kind ?? 'local',
        companyName: about?.companyName ?? '',
        madeAt: about?.madeAt ?? 0,
        folder: '/data/local.restored-2026-11-27',
        missingMedia: about?.missingMedia ?? 0,
      },
      previousFolder: '/data/local',
      state: { phase: 'open' },
    };
  };
  return {
    backup_get: () => world.backup,
    backup_folder_choose: () => put({ folder: '/media/stick', dueAt: world.now() + DAY / 2 }),
    backup_keep: ({ kept }) => put({ kept }),
    backup_encrypt: ({ passphrase }) => put({ encrypted: passphrase != null }),
    backup_now: () => {
      const made = backupOf(world.now(), { encrypted: world.backup.encrypted });
      const backups = [made, ...(world.backup.lastMadeAt ? world.backup.backups : someBackups(world.now()))];
      return put({ lastMadeAt: world.now(), lastMadePath: made.path, trouble: null, backups });
    },
  };
};

export default part;
