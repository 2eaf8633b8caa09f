/** Prices and the month's messages in words. */

import type { Quota } from '../../ipc';
import { locale, t } from '../../lib/i18n';
import { listOf } from '../../lib/names';
import { longDate } from '../../lib/time';
import { sentences } from '../../lib/sentences';
import { type Cost, leftOf } from './price';

/** What sending costs, in a few words. */
export function costWords(cost: Cost, language: string): string {
  switch (cost.kind) {
    case 'free':
      return t('price-free');
    case 'waits':
      return t('price-waits', { date: longDate(cost.until, language) });
    case 'unlimited':
      return t('price-unlimited');
    case 'per_person':
      return t('price-per-person');
    case 'costs':
      return cost.left === null
        ? t('price-costs', { count: cost.count })
        : t('price-costs-of', { count: cost.count, left: cost.left });
  }
}

/** Why it costs that, for those who ask. */
export function explanation(quota: Quota): string {
  const used =
    quota.askedAt === null
      ? t('price-why-not-asked')
      : quota.limit === null
        ? t('price-why-unlimited', { used: quota.used })
        : t('price-why-used', { used: quota.used, limit: quota.limit });
  return [t('price-why'), used].join('\n');
}

/** What to know before the month's messages end; none while there are enough. */
export function quotaWarning(quota: Quota, administrators: string[]): string | undefined {
  const left = leftOf(quota) ?? 0;
  const date = quota.heldUntil === null ? '' : longDate(quota.heldUntil, locale.current);
  switch (quota.level) {
    case 'low':
      return t('price-quota-low', { left });
    case 'very_low':
      return sentences(t('price-quota-very-low', { left }), raise(administrators));
    case 'used_up':
      return sentences(
        t('price-quota-used-up'),
        date ? t('price-quota-waits', { date }) : t('price-quota-waits-plain'),
        raise(administrators),
      );
    case 'stopped':
      return sentences(
        t('price-quota-stopped', { count: quota.stopLine ?? quota.used }),
        date ? t('price-quota-stopped-waits', { date }) : t('price-quota-stopped-waits-plain'),
        administrators.length > 0 && t('price-quota-stopped-who', { names: listOf(administrators, 'unit') }),
      );
    case 'enough':
    case 'unknown':
      return undefined;
  }
}

const raise = (names: string[]) =>
  names.length > 0 ? t('price-quota-raise-who', { names: listOf(names, 'unit') }) : t('price-quota-raise');
