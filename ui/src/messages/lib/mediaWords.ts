/** Bytes that cannot be shown, in words. */

import type { Media } from '../../ipc';
import { t } from '../../lib/i18n';

/** Why bytes are not there; `out`: they went out from here. */
export function missingWords({ state }: Media, out: boolean): string {
  if (out) return state === 'pending' ? t('media-pending-out') : t('media-gone-out');
  switch (state) {
    case 'pending':
      return t('media-pending');
    case 'gone':
      return t('media-gone');
    case 'failed':
    case 'stored':
      return t('media-failed');
  }
}
