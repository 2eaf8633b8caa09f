/** Errors in words. */

import { type AttachmentRefusal, type CommandError, type ErrorCode, type FieldErrorCode } from '../ipc';
import { limits, toCommandError } from '../ipc';
import { locale, t } from '../lib/i18n';
import { fileSize } from '../lib/text';
import { clock } from '../lib/time';
import { toast } from '../lib/toast';

const words: Record<ErrorCode, (error: CommandError) => string> = {
  not_allowed: () => t('error-not-allowed'),
  not_administrator: () => t('error-not-administrator'),
  not_found: () => t('error-not-found'),
  invalid_fields: () => t('error-invalid-fields'),
  invalid_text: ({ params }) => t('error-invalid-text', { limit: Number(params.limit ?? limits.textUnits) }),
  changed: () => t('error-changed'),
  read_only: () => t('error-read-only'),
  too_late: () => t('error-too-late'),
  contact_in_conversation: ({ params }) => t('error-contact-in-conversation', { member: params.member ?? '' }),
  contact_exists: () => t('error-contact-exists'),
  name_not_connectable: () => t('error-name-not-connectable'),
  bad_image: () => t('error-bad-image'),
  last_administrator: () => t('error-last-administrator'),
  account_in_use: ({ params }) => t('error-account-in-use', { member: params.member ?? '' }),
  account_exists: () => t('error-account-exists'),
  line_unreachable: () => t('error-line-unreachable'),
  line_refused: ({ params }) => t('error-line-refused', { detail: params.detail ?? params.status ?? '' }),
  line_not_installed: () => t('error-line-not-installed'),
  link_not_allowed: () => t('error-link-not-allowed'),
  clipboard_failed: () => t('error-clipboard-failed'),
  clipboard_unreadable: () => t('error-clipboard-unreadable'),
  font_missing: ({ params }) => t('error-font-missing', { characters: params.characters ?? '' }),
  save_failed: ({ params }) => t('error-save-failed', { detail: params.detail ?? '' }),
  open_failed: () => t('error-open-failed'),
  locked: () => t('error-locked'),
  member_switched: () => t('error-member-switched'),
  wrong_pin: () => t('error-wrong-pin'),
  pin_locked: ({ params }) => t('error-pin-locked', { time: clock(Number(params.until), locale.current) }),
  not_practice: () => t('error-not-practice'),
  invitation_ended: () => t('error-invitation-ended'),
  secrets_unavailable: () => t('error-secrets-unavailable'),
  secrets_locked: () => t('error-secrets-locked'),
  wrong_passphrase: () => t('error-wrong-passphrase'),
  bad_attachment: attachmentWords,
  no_public_address: () => t('error-no-public-address'),
  not_quotable: () => t('error-not-quotable'),
  update_failed: () => t('error-update-failed'),
  storage_read_only: () => t('error-storage-read-only'),
  storage_full: () => t('error-storage-full'),
  storage_unreachable: () => t('error-storage-unreachable'),
  storage_busy: () => t('error-storage-busy'),
  storage_newer: () => t('error-storage-newer'),
  storage_in_use: () => t('error-storage-in-use'),
  storage_broken: () => t('error-storage-broken'),
  backup_failed: () => t('error-backup-failed'),
  backup_folder_refused: () => t('error-backup-folder-refused'),
  backup_damaged: () => t('error-backup-damaged'),
  internal: () => t('error-internal'),
};

/** Why an attachment cannot be sent. `limit` is in bytes. */
function attachmentWords(error: CommandError): string {
  const { limit } = error.params;
  switch (attachmentRefusal(error)) {
    case 'empty':
      return t('error-attachment-empty');
    case 'too_large':
      return limit
        ? t('error-attachment-larger', { limit: fileSize(Number(limit), locale.current) })
        : t('error-attachment-large');
    case 'not_complete':
      return t('error-attachment-not-complete');
    case 'unreadable':
      return t('error-attachment-unreadable');
  }
}

/** Why an attachment was refused. */
export function attachmentRefusal({ reason }: CommandError): AttachmentRefusal {
  return reason?.of === 'attachment' ? reason.is : 'not_complete';
}

/** What to tell the member about whatever was thrown. */
export function errorWords(thrown: unknown): string {
  const error = toCommandError(thrown);
  return (words[error.code] ?? words.internal)(error);
}

const fields: Record<FieldErrorCode, () => string> = {
  required: () => t('field-required'),
  too_long: () => t('field-too-long'),
  too_short: () => t('field-too-short'),
  too_many: () => t('field-too-many'),
  not_an_email: () => t('field-not-an-email'),
  not_a_date: () => t('field-not-a-date'),
  not_an_https_address: () => t('field-wrong'),
  not_one_of: () => t('field-wrong'),
  not_a_channel_id: () => t('field-wrong'),
  not_a_channel_secret: () => t('field-wrong'),
  not_a_token: () => t('field-wrong'),
  public_key: () => t('field-wrong'),
  encrypted_key: () => t('field-wrong'),
  not_a_private_key: () => t('field-wrong'),
  not_an_rsa_key: () => t('field-wrong'),
  of_another_channel: () => t('field-wrong'),
  refused: () => t('field-wrong'),
};

/** The code of a field error as words, to stand beside the field. */
export function fieldWords(code: FieldErrorCode): string {
  return fields[code]();
}

/** Runs `act` and tells the member if it fails. Gives its answer, or undefined. */
export async function attempt<T>(act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch (thrown) {
    toast(errorWords(thrown), { kind: 'danger' });
    return undefined;
  }
}
