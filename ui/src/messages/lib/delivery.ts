/** Where an outgoing message stands, in words (R21): why, and what can be done. */

import type { DeliveryReason, Outgoing } from '../../ipc';
import { locale, t } from '../../lib/i18n';
import { longDate } from '../../lib/time';
import { sentences } from '../../lib/sentences';

/** What a message is on hold for: it does not pass by itself in a moment. */
type HoldReason = Extract<DeliveryReason, 'monthly_limit' | 'stop_line' | 'secrets_locked' | 'no_public_address'>;

/** In a few words. R21: LINE tells neither "delivered" nor "read", so neither does Engawa. */
export function deliveryWords({ delivery, reason, awaitsConfirmation }: Outgoing): string {
  if (awaitsConfirmation) return t('delivery-asks');
  if (delivery === 'waiting') return t('delivery-waiting');
  if (delivery === 'accepted') return t('delivery-accepted');
  if (reason === 'unknown_outcome') return t('delivery-unknown');
  const notSent = reason === 'connection_off' || reason === 'account_disconnected' || reason === 'media_gone';
  return notSent ? t('delivery-not-sent') : t('delivery-refused');
}

/** What an outgoing message is on hold for; none when it is not: it waits for nothing that somebody has to do. */
export function holdReason({ delivery, reason }: Outgoing): HoldReason | null {
  if (delivery !== 'waiting') return null;
  switch (reason) {
    case 'monthly_limit':
    case 'stop_line':
    case 'secrets_locked':
    case 'no_public_address':
      return reason;
    case 'bad_request':
    case 'unauthorized':
    case 'forbidden':
    case 'not_found':
    case 'too_large':
    case 'unknown_outcome':
    case 'connection_off':
    case 'account_disconnected':
    case 'media_gone':
    case 'rate_limited':
    case 'server':
    case 'no_answer':
    case 'old':
    case 'restored_copy':
    case 'writer_left':
    case 'writer_not_allowed':
    case 'writer_not_in_room':
    case 'blocked':
    case null:
      return null;
  }
}

/** What a message on hold waits for, and until when. */
export function holdWords(reason: HoldReason, heldUntil: number | null): string {
  const date = heldUntil === null ? '' : longDate(heldUntil, locale.current);
  switch (reason) {
    case 'monthly_limit':
      return sentences(t('held-monthly-limit'), date ? t('held-until', { date }) : t('held-until-plain'));
    case 'stop_line':
      return sentences(t('held-stop-line'), date ? t('held-until-stop', { date }) : t('held-until-stop-plain'));
    case 'secrets_locked':
      return t('held-secrets-locked');
    case 'no_public_address':
      return t('held-no-address');
  }
}

/** Why a message goes only when somebody says so (R25, R26); it may be the member's to say. */
export function confirmationWords({ reason }: Outgoing, may: boolean): string {
  return may ? sentences(whyAsked(reason), t('ask-shall-it-go')) : sentences(whyAsked(reason), t('ask-not-yours'));
}

function whyAsked(reason: DeliveryReason | null): string {
  switch (reason) {
    case 'restored_copy':
      return t('ask-restored-copy');
    case 'writer_left':
      return t('ask-writer-left');
    case 'writer_not_allowed':
      return t('ask-writer-not-allowed');
    case 'writer_not_in_room':
      return t('ask-writer-not-in-room');
    case 'blocked':
      return t('ask-blocked');
    case 'old':
    case 'bad_request':
    case 'unauthorized':
    case 'forbidden':
    case 'not_found':
    case 'too_large':
    case 'unknown_outcome':
    case 'connection_off':
    case 'account_disconnected':
    case 'media_gone':
    case 'rate_limited':
    case 'server':
    case 'no_answer':
    case 'monthly_limit':
    case 'stop_line':
    case 'secrets_locked':
    case 'no_public_address':
    case null:
      return t('ask-old');
  }
}

/** Whose word a message awaits: its writer's, or anybody's in the room when the writer may not write there any more. */
export function mayConfirm({ reason }: Outgoing, mine: boolean): boolean {
  return mine || reason === 'writer_left' || reason === 'writer_not_allowed' || reason === 'writer_not_in_room';
}

/** Why LINE did not take a message, or why the last try failed. */
export function refusalWords(outgoing: Outgoing): string {
  switch (outgoing.reason) {
    case 'rate_limited':
      return t('refused-rate-limited');
    case 'monthly_limit':
      return t('refused-monthly-limit');
    case 'stop_line':
      return t('held-stop-line');
    case 'bad_request':
      return t('refused-bad-request');
    case 'unauthorized':
      return t('refused-unauthorized');
    case 'forbidden':
      return t('refused-forbidden');
    case 'not_found':
      return t('refused-not-found');
    case 'too_large':
      return t('refused-too-large');
    case 'server':
      return t('refused-server');
    case 'no_answer':
      return t('refused-no-answer');
    case 'unknown_outcome':
      return t('refused-unknown-outcome');
    case 'connection_off':
      return t('refused-connection-off');
    case 'account_disconnected':
      return t('refused-account-disconnected');
    case 'media_gone':
      return t('refused-media-gone');
    case 'secrets_locked':
    case 'no_public_address':
    case 'old':
    case 'restored_copy':
    case 'writer_left':
    case 'writer_not_allowed':
    case 'writer_not_in_room':
    case 'blocked':
    case null:
      return t('refused-other');
  }
}

/** What can be done about a refused message. */
export function refusalRemedy({ reason }: Outgoing): string {
  switch (reason) {
    case 'rate_limited':
    case 'server':
    case 'no_answer':
      return t('refused-way-later');
    case 'monthly_limit':
    case 'stop_line':
      return t('refused-way-month');
    case 'unauthorized':
    case 'forbidden':
      return t('refused-way-account');
    case 'connection_off':
      return t('refused-way-connection');
    case 'account_disconnected':
      return t('refused-way-disconnected');
    case 'not_found':
      return t('refused-way-not-found');
    case 'too_large':
      return t('refused-way-too-large');
    case 'unknown_outcome':
      return t('refused-way-unknown-outcome');
    case 'media_gone':
      return t('refused-way-media-gone');
    case 'bad_request':
      return t('refused-way-bad-request');
    case 'secrets_locked':
    case 'no_public_address':
    case 'old':
    case 'restored_copy':
    case 'writer_left':
    case 'writer_not_allowed':
    case 'writer_not_in_room':
    case 'blocked':
    case null:
      return t('refused-way-other');
  }
}

/** Sending it again can help. */
export const canResend = ({ reason }: Outgoing): boolean => reason !== 'media_gone';

/** LINE may have it already: sent again it may arrive twice, so the member is asked first. */
export const mayArriveTwice = ({ reason }: Outgoing): boolean => reason === 'unknown_outcome';
