/** What is typed in the first step of the set-up. It leaves memory with the page, or as soon as it is kept. */

import type { AccountFields, TokenKind } from '../../ipc';
import { t } from '../../lib/i18n';

/** The keys of an account, as they are typed. */
export interface Keys {
  channelId: string;
  channelSecret: string;
  tokenKind: TokenKind;
  accessToken: string;
  keyId: string;
  privateKey: string;
}

/** What is wrong with each, beside its field. */
export type KeyErrors = Record<Exclude<keyof Keys, 'tokenKind'>, string | null>;

/** Nothing is typed, or nothing is wrong. */
export const noKeys = (channelId = '', tokenKind: TokenKind = 'stateless'): Keys => ({
  channelId,
  channelSecret: '',
  tokenKind,
  accessToken: '',
  keyId: '',
  privateKey: '',
});
export const noErrors = (): KeyErrors => ({
  channelId: null,
  channelSecret: null,
  accessToken: null,
  keyId: null,
  privateKey: null,
});

/** The keys as they cross to Rust: only those that the way to get tokens needs. */
export function fieldsOf(keys: Keys, shared: boolean): AccountFields {
  const only = (kind: TokenKind, typed: string) => (keys.tokenKind === kind ? typed.trim() : '');
  return {
    channelId: keys.channelId.normalize('NFKC').trim(),
    channelSecret: keys.channelSecret.trim(),
    tokenKind: keys.tokenKind,
    accessToken: only('long_lived', keys.accessToken),
    keyId: only('assertion', keys.keyId),
    privateKey: only('assertion', keys.privateKey),
    shared,
  };
}

/** What cannot be right, before anybody is asked. */
export function wrongKeys(fields: AccountFields): KeyErrors {
  const required = (typed: string) => (typed === '' ? t('field-required') : null);
  const { tokenKind } = fields;
  return {
    channelId: required(fields.channelId) ?? (/^\d+$/.test(fields.channelId) ? null : t('admin-field-digits')),
    channelSecret:
      required(fields.channelSecret) ?? (/^[0-9a-f]{32}$/i.test(fields.channelSecret) ? null : t('admin-field-secret')),
    accessToken: tokenKind === 'long_lived' ? required(fields.accessToken) : null,
    keyId: tokenKind === 'assertion' ? required(fields.keyId) : null,
    privateKey: tokenKind === 'assertion' ? required(fields.privateKey) : null,
  };
}
