/** Backups that were made of the made-up company. */

import type { BackupAbout, BackupFound, BackupStatus } from '../bindings';
import { DAY } from './script';

/** No folder was chosen yet. */
export const noBackups: BackupStatus = {
  folder: null,
  sameDisk: false,
  databaseDamaged: false,
  kept: 7,
  encrypted: false,
  dueAt: null,
  lastMadeAt: null,
  lastMadePath: null,
  trouble: null,
  progress: null,
  backups: [],
};

/** A backup that was made at a time. */
export function backupOf(madeAt: number, changes: Partial<BackupAbout> = {}): BackupFound {
  const about: BackupAbout = {
    companyName: 'Komorebi Cycles',
    kind: 'local',
    madeAt,
    appVersion: '0.1.0',
    bytes: 48_200_000,
    messages: 12_840,
    contacts: 312,
    media: 918,
    missingMedia: 0,
    encrypted: false,
    ...changes,
  };
  return { path: `/media/stick/engawa-local-0001/${new Date(madeAt).toISOString()}`, about, problem: null };
}

/** Three good ones, one of them encrypted, and two that cannot be restored. */
export function someBackups(now: number): BackupFound[] {
  const newer = { ...backupOf(now - 4 * DAY, { appVersion: '9.0.0' }), problem: 'newer' as const };
  const damaged = {
    path: '/media/stick/engawa-local-0001/2026-11-01T18-00-00Z',
    about: null,
    problem: 'damaged' as const,
  };
  return [
    backupOf(now - DAY),
    backupOf(now - 2 * DAY, { encrypted: true }),
    backupOf(now - 3 * DAY, { missingMedia: 2 }),
    newer,
    damaged,
  ];
}
