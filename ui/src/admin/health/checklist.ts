/**
 * The checklist in words: what only a person can look at in LINE's consoles, why, and where (LINE reference A.1.4,
 * A.4).
 */

import type { ChecklistName } from '../../ipc';
import { t } from '../../lib/i18n';

/** LINE's two consoles. */
export const CONSOLE = 'https://developers.line.biz/console/';
export const MANAGER = 'https://manager.line.biz/';

/** One line of it. */
export interface Line {
  title: string;
  why: string;
  where: string;
}

/** The words of a line. */
export function lineWords(item: ChecklistName): Line {
  const line = (title: string, why: string, where: string): Line => ({ title, why, where });
  switch (item) {
    case 'use_webhook':
      return line(t('checklist-use-webhook'), t('checklist-use-webhook-why'), t('checklist-where-console'));
    case 'redelivery':
      return line(t('checklist-redelivery'), t('checklist-redelivery-why'), t('checklist-where-console'));
    case 'greeting':
      return line(t('checklist-greeting'), t('checklist-greeting-why'), t('checklist-where-response'));
    case 'auto_reply':
      return line(t('checklist-auto-reply'), t('checklist-auto-reply-why'), t('checklist-where-response'));
    case 'group_join':
      return line(t('checklist-group-join'), t('checklist-group-join-why'), t('checklist-where-console'));
  }
}
