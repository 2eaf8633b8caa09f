/** Bytes that cannot be shown, in words. */

import type { Media, MediaHold, MediaLink } from '../../ipc';
import { locale, t } from '../../lib/i18n';
import { fullTime } from '../../lib/time';

/** Why bytes are not there; `out`: they went out from here. */
export function missingWords({ state, hold }: Media, out: boolean): string {
  if (out) return state === 'pending' ? t('media-pending-out') : t('media-gone-out');
  switch (state) {
    case 'pending':
      return hold ? holdWords(hold) : t('media-pending');
    case 'gone':
      return t('media-gone');
    case 'failed':
    case 'stored':
      return t('media-failed');
  }
}

/** What they wait for. */
function holdWords(hold: MediaHold): string {
  switch (hold) {
    case 'no_room':
      return t('media-no-room');
    case 'day_limit':
      return t('media-day-limit');
    case 'disk_fault':
      return t('media-disk-fault');
  }
}

/** They do not come by themselves, and a member can have them fetched. */
export function canFetch({ state, hold }: Media, out: boolean): boolean {
  return !out && (state === 'failed' || (state === 'pending' && hold === 'day_limit'));
}

/** Whether the link to what was sent leads nowhere any more. */
export function linkIsOver({ endsAt, withdrawn }: MediaLink): boolean {
  return withdrawn || endsAt <= Date.now();
}

/** Whether the link to what was sent leads nowhere any more, in words; else until when it does. */
export function linkWords({ endsAt, withdrawn }: MediaLink): string {
  if (withdrawn) return t('link-withdrawn');
  const time = fullTime(endsAt, locale.current);
  return linkIsOver({ endsAt, withdrawn }) ? t('link-ended', { time }) : t('link-ends', { time });
}
