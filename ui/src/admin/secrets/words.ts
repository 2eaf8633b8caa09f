/** Where keys are kept, in words. */

import type { SecretsPlace, SecretsState } from '../../ipc';
import { t } from '../../lib/i18n';

/** Where. */
export function placeWords(place: SecretsPlace): string {
  switch (place) {
    case 'keychain':
      return t('secrets-in-keychain');
    case 'file':
      return t('secrets-in-file');
    case 'memory':
      return t('secrets-in-memory');
  }
}

/** Why they cannot be had; none when they can. */
export function stateWords(state: SecretsState): string | null {
  switch (state) {
    case 'ready':
      return null;
    case 'locked':
      return t('secrets-locked');
    case 'asked':
      return t('secrets-asked');
    case 'unavailable':
      return t('secrets-none');
  }
}
