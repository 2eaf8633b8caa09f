/** Where an outgoing message stands, in words (R21): why, and what can be done. */

import type { Outgoing } from '../../ipc';
import { locale, t } from '../../lib/i18n';
import { longDate } from '../../lib/time';
import { sentences } from './words';

/** What a message waits for that does not pass by itself in a moment. */
const HELD = ['monthly_limit', 'stop_line', 'secrets_locked', 'no_public_address'];

/** In a few words. R21: LINE tells neither "delivered" nor "read", so neither does Engawa. */
export function deliveryWords({ delivery, reason }: Outgoing): string {
  if (delivery === 'waiting') return t('delivery-waiting');
  if (delivery === 'accepted') return t('delivery-accepted');
  switch (reason) {
    case 'unknown_outcome':
      return t('delivery-unknown');
    case 'connection_off':
    case 'account_disconnected':
    case 'media_gone':
      return t('delivery-not-sent');
    case null:
  }
  return t('delivery-refused');
}

/** It waits for something that somebody has to do, or for the month to turn. */
export function isHeld(outgoing: Outgoing): boolean {
  return outgoing.delivery === 'waiting' && HELD.includes(outgoing.reason ?? '');
}

/** What a held message waits for. */
export function heldWords({ reason, heldUntil }: Outgoing): string {
  const date = heldUntil === null ? '' : longDate(heldUntil, locale.current);
  switch (reason) {
    case 'stop_line':
      return sentences(t('held-stop-line'), date ? t('held-until-stop', { date }) : t('held-until-stop-plain'));
    case 'secrets_locked':
      return t('held-secrets-locked');
    case 'no_public_address':
      return t('held-no-address');
    case null:
  }
  return sentences(t('held-monthly-limit'), date ? t('held-until', { date }) : t('held-until-plain'));
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
    case null:
  }
  return t('refused-other');
}

/** What can be done about a refused message. */
export function refusalWay({ reason }: Outgoing): string {
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
    case null:
  }
  return t('refused-way-other');
}

/** Sending it again can help. */
export const canResend = ({ reason }: Outgoing): boolean => reason !== 'media_gone';

/** LINE may have it already: sent again it may arrive twice, so the member is asked first. */
export const mayArriveTwice = ({ reason }: Outgoing): boolean => reason === 'unknown_outcome';
