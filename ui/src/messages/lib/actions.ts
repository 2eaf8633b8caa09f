/** What can be done with a message, for its menu. */

import type { MenuItem } from '../../elements/menu';
import type { Content, MediaLink, Message } from '../../ipc';
import { t } from '../../lib/i18n';
import { linkIsOver, linkWords } from './mediaWords';

/** An entry of a message's menu. */
export type MessageAction = 'quote' | 'copy' | 'copy-part' | 'save' | 'recall' | 'withdraw' | 'details';

interface Situation {
  /** Somebody can write here: the message can be quoted. */
  writable: boolean;
  /** The member may withdraw the link to what was sent. */
  mayWithdraw: boolean;
  /** Words of it that are marked. */
  marked: string;
}

/** Its entries, the most used first. */
export function actionsOf(message: Message, { writable, mayWithdraw, marked }: Situation): MenuItem[] {
  const { content, outgoing } = message;
  const link = mayWithdraw ? outgoing?.link : undefined;
  const offered = [
    writable && quote(message),
    content.kind === 'text' && action('copy', 'copy', t('copy-text')),
    content.kind === 'text' && action('copy-part', 'copy', marked ? t('copy-marked') : t('copy-part')),
    isStored(content) && action('save', 'download', t('save-as')),
    outgoing && recall(message),
    link && withdraw(link),
    action('details', 'info', t('message-details-open')),
  ];
  return offered.filter((one) => Boolean(one)) as MenuItem[];
}

const action = (id: MessageAction, icon: MenuItem['icon'], label: string, hint?: string): MenuItem => ({
  id,
  icon,
  label,
  disabled: hint !== undefined,
  hint,
});

/** Its bytes are here, so that they can be saved. */
const isStored = (content: Content): boolean => 'media' in content && content.media.state === 'stored';

function quote(message: Message): MenuItem {
  return action('quote', 'quote', t('quote'), message.quotable ? undefined : whyNotQuotable(message));
}

function whyNotQuotable({ outgoing }: Message): string {
  return outgoing && outgoing.delivery !== 'accepted' ? t('quote-not-yet') : t('quote-not-this');
}

/** What cannot be taken back any more says why: LINE has no way for it (LINE reference D.1). */
function recall({ outgoing }: Message): MenuItem {
  const waiting = outgoing?.delivery === 'waiting' && outgoing.recallableUntil !== null;
  return action('recall', 'undo', t('take-back'), waiting ? undefined : t('recall-over'));
}

function withdraw(link: MediaLink): MenuItem {
  return { ...action('withdraw', 'link', t('link-withdraw'), linkWords(link)), disabled: linkIsOver(link) };
}
