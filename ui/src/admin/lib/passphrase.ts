/** A new passphrase, which is typed twice. */

import { limits } from '../../ipc';
import { t } from '../../lib/i18n';

/** What is wrong with what was typed, field by field. */
export interface PassphraseFaults {
  passphrase: string | null;
  again: string | null;
}

/** Nothing is wrong. */
export const NO_FAULTS: PassphraseFaults = { passphrase: null, again: null };

/** What is wrong with a new passphrase before anybody is asked. */
export function passphraseFaults(passphrase: string, again: string): PassphraseFaults {
  return {
    passphrase: [...passphrase].length < limits.passphraseLeast ? t('secrets-passphrase-short') : null,
    again: passphrase === again ? null : t('secrets-passphrase-differs'),
  };
}
