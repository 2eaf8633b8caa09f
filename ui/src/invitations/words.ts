/** The words an invitation goes out with, and the names of its channels. */
import type { Channel, OpenedIn, Invitation } from '../ipc';
import type { IconName } from '../elements/icons';
import { t } from '../lib/i18n';
import { session } from '../session/session.svelte';
import type { HandoverProgram } from './channels';

/** The text that goes out, in the member's language, with the link in it. */
export function invitationText(invitation: Invitation): string {
  const { me, companyName } = session.current;
  return t('invitations-text', { name: me.name, company: companyName, link: invitation.link });
}

/** The subject for e-mail. */
export function invitationSubject(): string {
  const { me, companyName } = session.current;
  return t('invitations-subject', { name: me.name, company: companyName });
}

/** An invitation's channel in words. */
export function channelWords(channel: Channel): string {
  switch (channel) {
    case 'line':
      return t('invitations-way-line');
    case 'qr':
      return t('invitations-way-qr');
    case 'link':
      return t('invitations-way-link');
    case 'other_app':
      return t('invitations-way-other');
    case 'profile':
      return t('invitations-channel-profile');
  }
}

/** The icon of a channel. */
export const CHANNEL_ICONS: Record<Channel, IconName> = {
  line: 'message',
  qr: 'qr',
  link: 'link',
  other_app: 'share',
  profile: 'user',
};

/** A program that the text is handed to, in words. */
export function programWords(program: HandoverProgram): string {
  switch (program) {
    case 'email':
      return t('invitations-target-email');
    case 'sms':
      return t('invitations-target-sms');
    case 'whatsapp':
      return t('invitations-target-whatsapp');
    case 'telegram':
      return t('invitations-target-telegram');
    case 'x':
      return t('invitations-target-x');
    case 'teams':
      return t('invitations-target-teams');
    case 'copy':
      return t('invitations-copy-text');
  }
}

/** A way by which an invitation was handed over: what was done here. What came of it nobody knows. */
export function openedInWords(openedIn: OpenedIn): string {
  switch (openedIn) {
    case 'shown':
      return t('invitations-opened-shown');
    case 'copied_link':
      return t('invitations-opened-copied-link');
    case 'copied_text':
      return t('invitations-opened-copied-text');
    case 'copied_qr':
      return t('invitations-opened-copied-qr');
    case 'saved_qr':
      return t('invitations-opened-saved-qr');
    case 'saved_card':
      return t('invitations-opened-saved-card');
    case 'printed_card':
      return t('share-opened-printed-card');
    case 'share_sheet':
      return t('share-opened-sheet');
    case 'line_program':
      return t('invitations-opened-program', { target: t('line-badge') });
    case 'line':
      return t('share-opened-line-page');
    case 'email':
    case 'sms':
    case 'whatsapp':
    case 'telegram':
    case 'x':
    case 'teams':
      return t('invitations-opened-program', { target: programWords(openedIn) });
  }
}

/** A QR code, which Rust drew as SVG, as the address of a picture. */
export function qrAddress(svg: string): string {
  const bytes = new TextEncoder().encode(svg);
  return `data:image/svg+xml;base64,${btoa(String.fromCharCode(...bytes))}`;
}
