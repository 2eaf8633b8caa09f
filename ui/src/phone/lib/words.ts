import { t } from '../../lib/i18n';
import { fileSize } from '../../lib/text';
import { withoutDollars } from './emoji';
import { PhoneError } from './simulator';
import type { Lookup, Message } from './wire';

/** Why a QR code, link or id led nowhere, for the person who holds the phone. */
export function lookupWords(reason: unknown, lookup: Lookup): string {
  const code = reason instanceof PhoneError ? reason.code : 'internal';
  if ('camera' in lookup && (code === 'qr_unreadable' || code === 'not_found')) return t('phone-error-nothing-shown');
  if (('qr' in lookup || 'camera' in lookup) && code === 'link_unknown') return t('phone-error-qr-means-nothing');
  return errorWords(reason);
}

/** What the simulator refused, for the person who holds the phone. */
export function errorWords(reason: unknown): string {
  switch (reason instanceof PhoneError ? reason.code : 'internal') {
    case 'qr_unreadable':
      return t('phone-error-qr-unreadable');
    case 'link_unknown':
      return t('phone-error-link-unknown');
    case 'id_unknown':
      return t('phone-error-id-unknown');
    case 'not_found':
    case 'not_member':
      return t('phone-error-not-found');
    case 'not_friend':
      return t('phone-error-not-friend');
    case 'blocked':
      return t('phone-error-blocked');
    case 'too_large':
      return t('phone-error-too-large');
    case 'group_has_account':
      return t('phone-error-group-has-account');
    case 'groups_not_allowed':
      return t('phone-error-groups-not-allowed');
    case 'not_possible':
      return t('phone-error-not-possible');
    case 'unreachable':
      return t('phone-unreachable');
  }
  return t('phone-error-other', { detail: reason instanceof Error ? reason.message : String(reason) });
}

/** One line for a message in the list of chats and in a quotation. */
export function lineOf(message: Message): string {
  if (message.unsent) return message.mine ? t('phone-unsent-mine') : t('phone-unsent', { name: message.senderName });
  switch (message.type) {
    case 'text':
      return withoutDollars(
        message.text ?? '',
        message.emojis?.filter((emoji) => emoji.length === undefined),
      );
    case 'sticker':
      return t('phone-kind-sticker');
    case 'image':
      return t('phone-kind-image');
    case 'video':
      return t('phone-kind-video');
    case 'audio':
      return t('phone-kind-audio');
    case 'file':
      return message.fileName ?? t('phone-kind-file');
    case 'location':
      return message.title ?? t('phone-kind-location');
    case 'notice':
      return noticeWords(message);
  }
  return message.text ?? t('phone-kind-other');
}

/** A line between messages. */
export function noticeWords(message: Message): string {
  const names = (message.names ?? []).join(', ');
  switch (message.text) {
    case 'joined':
      return t('phone-notice-joined', { names });
    case 'left':
      return t('phone-notice-left', { names });
    case undefined:
  }
  return names;
}

/** How long a sound or video lasts, as `1:05`; empty when nobody said. */
export function durationWords(ms: number | undefined): string {
  if (ms === undefined) return '';
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** The second line of a file's bubble. */
export function sizeWords(bytes: number | undefined, locale: string): string {
  return bytes === undefined ? '' : fileSize(bytes, locale);
}
