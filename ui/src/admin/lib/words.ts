/** Admin's refusals in words (R1). */
import { type FieldErrorCode, type LineRefusal, type NotConnectable, toCommandError } from '../../ipc';
import { errorWords, fieldWords } from '../../session/errors';
import { t } from '../../lib/i18n';

/** Why a member cannot talk with LINE users, and what to do about it. */
export function refusalWords(refusal: LineRefusal): string {
  switch (refusal) {
    case 'connection_off':
      return t('admin-refusal-connection-off');
    case 'not_granted':
      return t('admin-refusal-not-granted');
    case 'company_name':
      return t('admin-refusal-company-name');
    case 'member_name':
      return t('admin-refusal-member-name');
    case 'no_account':
      return t('admin-refusal-no-account');
  }
}

/** Why a name cannot be connected to LINE (R1). */
function notConnectableWords(why: NotConnectable): string {
  switch (why) {
    case 'emoji':
      return t('admin-refused-emoji');
    case 'line':
      return t('admin-refused-line');
  }
}

/** What is wrong with a field called `name`, if that is why a command failed. */
export function nameError(thrown: unknown): string | null {
  const error = toCommandError(thrown);
  if (error.reason?.of === 'name') return notConnectableWords(error.reason.is);
  return fieldError(thrown, 'name');
}

/**
 * What is wrong with a field, if that is why a command failed. `otherwise`: what is said about it without words of its
 * own.
 */
export function fieldError(thrown: unknown, field: string, otherwise?: string): string | null {
  const wrong = toCommandError(thrown).fields.find((one) => one.field === field);
  if (wrong?.code === 'refused') return refusedWords(field);
  return wrong ? codeWords(wrong.code, otherwise) : null;
}

/** LINE does not take what was typed: what helps differs from one field to another. */
function refusedWords(field: string): string {
  switch (field) {
    case 'accessToken':
      return t('connect-access-token-refused');
    case 'privateKey':
      return t('connect-private-key-refused');
  }
  return t('connect-keys-refused');
}

/** Why an account could not become what was chosen: one member's own, or shared. */
export function modeWords(thrown: unknown): string {
  return toCommandError(thrown).code === 'account_in_use' ? t('admin-account-in-use') : errorWords(thrown);
}

/** The codes that only Admin's forms know; the others are everybody's. */
function codeWords(code: FieldErrorCode, otherwise?: string): string {
  switch (code) {
    case 'not_a_channel_id':
      return t('admin-field-digits');
    case 'not_a_channel_secret':
      return t('admin-field-secret');
    case 'not_a_token':
      return t('admin-field-token');
    case 'of_another_channel':
      return t('admin-field-other-channel');
    case 'public_key':
      return t('connect-private-key-public');
    case 'encrypted_key':
      return t('connect-private-key-encrypted');
    case 'not_an_rsa_key':
      return t('connect-private-key-not-rsa');
    case 'required':
    case 'too_short':
    case 'too_long':
      return fieldWords(code);
    case 'too_many':
    case 'not_an_email':
    case 'not_a_date':
    case 'not_an_https_address':
    case 'not_one_of':
    case 'not_a_private_key':
    case 'refused':
      return otherwise ?? fieldWords(code);
  }
}

/** The words for a failure that belongs to no field; none when a field shows it. */
export function restOf(thrown: unknown, shown: (string | null)[]): string | null {
  return shown.some((words) => words !== null) ? null : errorWords(thrown);
}
