/** Backups in words. */

import type { BackupAbout, BackupFault, BackupFound, BackupProblem, BackupStep } from '../ipc';
import { locale, t } from '../lib/i18n';
import { fileSize } from '../lib/text';
import { fullTime } from '../lib/time';

/** Why no backup was made, and what to do about it. */
export function faultWords(fault: BackupFault): { title: string; text: string } {
  switch (fault) {
    case 'folder_missing':
      return { title: t('backup-fault-folder-missing'), text: t('backup-fault-folder-missing-do') };
    case 'read_only':
      return { title: t('backup-fault-read-only'), text: t('backup-fault-read-only-do') };
    case 'full':
      return { title: t('backup-fault-full'), text: t('backup-fault-full-do') };
    case 'no_room':
      return { title: t('backup-fault-no-room'), text: t('backup-fault-no-room-do') };
    case 'damaged':
      return { title: t('backup-fault-damaged'), text: t('backup-fault-damaged-do') };
    case 'database_damaged':
      return { title: t('backup-fault-database-damaged'), text: t('backup-fault-database-damaged-do') };
    case 'other':
      return { title: t('backup-fault-other'), text: t('backup-fault-other-do') };
  }
}

/** Why a backup cannot be restored. */
export function problemWords(problem: BackupProblem): string {
  switch (problem) {
    case 'newer':
      return t('backup-problem-newer');
    case 'damaged':
      return t('backup-problem-damaged');
  }
}

/** What is being done while a backup is made. */
export function stepWords(step: BackupStep, done: number, total: number): string {
  switch (step) {
    case 'database':
      return t('backup-step-database');
    case 'media':
      return t('backup-step-media', { done: done + 1, total });
    case 'checking':
      return t('backup-step-checking');
  }
}

/** When a backup was made; of one that cannot be read, the name of its folder. */
export function titleWords({ about, path }: BackupFound): string {
  return about ? fullTime(about.madeAt, locale.current) : (path.split(/[/\\]/).pop() ?? path);
}

/** What is in a backup. */
export function contentWords(about: BackupAbout): string {
  const { messages, contacts, media, bytes } = about;
  const size = fileSize(bytes, locale.current);
  return t('backup-content', { messages, contacts, media, size });
}
