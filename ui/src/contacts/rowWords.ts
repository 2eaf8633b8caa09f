/** What tells one contact from another in a list: people of one name differ by one of these. */
import type { IconName } from '../elements/icons';
import type { ContactRow } from '../ipc';
import { t } from '../lib/i18n';
import { withPauses } from '../lib/sentences';

/** The name that stands out. */
export function nameOfRow(row: ContactRow): string {
  return row.name || row.nickname || t('contacts-nameless');
}

/** The name on LINE, where it says more than the name. */
export function nicknameOf(row: ContactRow): string | null {
  return row.nickname && row.nickname !== row.name ? row.nickname : null;
}

/** How the name is read, where they work, how they are reached: as much of it as is written down. */
export function rowFacts(row: ContactRow): string[] {
  const reading = row.reading === row.name ? '' : row.reading;
  const colleague = row.member ? t('contacts-colleague') : '';
  return [reading, colleague, row.company, row.phone].filter((fact) => fact !== '');
}

/** Who else sees it (R14), as a word with its sign. */
export function sharedMark(row: ContactRow): { icon: IconName; words: string } | null {
  switch (row.sharing) {
    case 'chosen':
      return { icon: 'users', words: t('contacts-mark-chosen') };
    case 'everyone':
      return { icon: 'building', words: t('contacts-mark-everyone') };
    case 'private':
    case null:
      return null;
  }
}

/** What stands in the way of writing to them. */
export function stateMark(row: ContactRow): string | null {
  return row.friendState === 'blocked' ? t('contacts-blocked') : null;
}

/** A row as a screen reader says it: the name first, what tells it apart, its marks; LINE at the end. */
export function rowSaid(row: ContactRow): string {
  const marks = [stateMark(row), sharedMark(row)?.words ?? null, row.friendState === null ? null : t('line-badge')];
  const parts = [nameOfRow(row), nicknameOf(row), ...rowFacts(row), ...row.tags, ...marks];
  return withPauses(...parts);
}
