/** Messages, rooms and their states in words. */

import type {
  Content,
  LastMessage,
  LineEventSummary,
  Preview,
  Reach,
  RoomDetail,
  RoomRow,
  SystemMessage,
  WriteAccess,
} from '../../ipc';
import { Isolated, locale, t } from '../../lib/i18n';
import { listOf, nameOr } from '../../lib/names';
import { sentences, withPauses } from '../../lib/sentences';
import { session } from '../../session/session.svelte';
import { embed, isBlank, plain, shortened } from '../../lib/text';
import { fullTime, shortTime } from '../../lib/time';
import { MARK } from './emojiPieces';

/** How much of what a stranger's event carries is shown, in letters. */
const MOST_CARRIED = 100;
/** How much of what was said is read aloud with a row, in letters. */
const MOST_SAID = 80;

/** A message in one line. */
export function previewWords(preview: Preview): string {
  switch (preview.kind) {
    case 'text':
      return plain(preview.text).replace(/\s+/g, ' ');
    case 'sticker':
      return preview.text ? t('preview-sticker-of', { what: preview.text }) : t('preview-sticker');
    case 'image':
      return t('preview-image');
    case 'video':
      return t('preview-video');
    case 'audio':
      return t('preview-audio');
    case 'file':
      return preview.text ? t('preview-file-of', { name: preview.text }) : t('preview-file');
    case 'location':
      return preview.text ? t('preview-location-of', { name: preview.text }) : t('preview-location');
    case 'unknown':
      return t('preview-unknown');
    case 'unsent':
      return t('preview-unsent');
    case 'system':
      return systemWords(preview);
  }
}

/** The last line of a room, with who wrote it where that is not plain. */
export function lastWords(last: LastMessage): string {
  const said = last.delivery === 'recalled' ? t('message-recalled') : previewWords(last.preview);
  if (last.preview.kind === 'system' || last.delivery === 'recalled') return said;
  const words = new Isolated(embed(said));
  if (last.mine && !last.senderName) return t('preview-mine', { words });
  return last.senderName ? t('preview-by', { name: last.senderName, words }) : said;
}

/** What is typed and not sent, in one line. LINE emoji stand in it as marks of ours: a face takes their place. */
export const draftWords = (draft: string): string => plain(draft.replace(MARK, '🙂')).replace(/\s+/g, ' ').trim();

/** A room of the list as it is read aloud: who, what waits, what was said, when; with pauses between. */
export function rowWords(room: RoomRow, now: number): string {
  const { unread, refused, last } = room;
  const said = last ? shortened(lastWords(last), MOST_SAID) : '';
  const draft = shortened(draftWords(room.draft), MOST_SAID);
  return withPauses(
    nameOr(room.title),
    room.nickname && t('room-on-line', { name: room.nickname }),
    room.kind === 'group' && t('room-group'),
    unread > 0 && t('unread-count', { count: unread }),
    refused > 0 && t('room-refused', { count: refused }),
    draft ? t('room-draft-of', { words: new Isolated(embed(draft)) }) : said,
    last?.delivery === 'waiting' && !draft && t('delivery-waiting'),
    shortTime(room.at, now, locale.current),
    room.muted && t('room-muted'),
    room.friendState === 'blocked' && t('room-blocked'),
  );
}

/** A content as a preview shows it, for what is said aloud and for copies. */
export function contentPreview(content: Content): Preview {
  const { kind } = content;
  switch (kind) {
    case 'text':
      return { kind, text: content.text };
    case 'sticker':
      return { kind, text: content.text ?? content.keywords.slice(0, 3).join(', ') };
    case 'file':
      return { kind, text: content.name };
    case 'location':
      return { kind, text: content.title ?? '' };
    case 'system':
      return content;
    case 'image':
    case 'video':
    case 'audio':
    case 'unknown':
    case 'unsent':
      return { kind };
  }
}

/** What happened in the room. */
export function systemWords({ event, who, whom, lineEvent }: SystemMessage): string {
  const or = (name: string, unknown: string) => (isBlank(name) ? unknown : name);
  const person = or(who, t('system-line-user'));
  const names = { who: or(who, t('system-member')), whom: or(whom, t('system-member')) };
  switch (event) {
    case 'friend_added':
      return t('system-friend-added', { who: person });
    case 'friend_returned':
      return t('system-friend-returned', { who: person });
    case 'friend_blocked':
      return t('system-friend-blocked', { who: person });
    case 'wrote_first':
      return t('system-wrote-first', { who: person });
    case 'invitation_used':
      return whom
        ? t('system-invitation-used-of', { who: person, whom })
        : t('system-invitation-used', { who: person });
    case 'account_joined':
      return t('system-account-joined');
    case 'account_left':
      return t('system-account-left');
    case 'line_user_joined':
      return t('system-line-user-joined', { who: whom || person });
    case 'line_user_left':
      return t('system-line-user-left', { who: whom || person });
    case 'member_invited':
      return t('system-member-invited', names);
    case 'member_took':
      return t('system-member-took', names);
    case 'handed_over':
      return t('system-handed-over', names);
    case 'deletion_asked':
      return t('system-deletion-asked', { who: names.who, whom });
    case 'deletion_declined':
      return t('system-deletion-declined', { who: names.who, whom });
    case 'contact_taken_over':
      return t('system-contact-taken-over', { who: names.who, whom });
    case 'contact_added':
      return whom ? t('system-contact-added', names) : t('system-contact-added-plain', { who: names.who });
    case 'unknown_event':
      return lineEvent ? lineEventWords(person, lineEvent) : t('system-unknown');
  }
}

/** A LINE event that the core gives no meaning to. */
function lineEventWords(who: string, { kind, name, carried }: LineEventSummary): string {
  const data = shortened(carried.trim().replace(/\s+/g, ' '), MOST_CARRIED);
  switch (kind) {
    case 'postback':
      return data ? t('system-postback-of', { who, data }) : t('system-postback', { who });
    case 'beacon':
      return t('system-beacon', { who });
    case 'membership':
      return membershipWords(who, data);
    case 'account_link':
      return data === 'failed' ? t('system-account-not-linked', { who }) : t('system-account-linked', { who });
    case 'unknown':
      return name ? t('system-unknown-of', { kind: shortened(name, MOST_CARRIED) }) : t('system-unknown');
  }
}

/** `action`: LINE's word for how a membership has changed. */
function membershipWords(who: string, action: string): string {
  switch (action) {
    case 'joined':
      return t('system-membership-joined', { who });
    case 'left':
      return t('system-membership-left', { who });
    case 'renewed':
      return t('system-membership-renewed', { who });
  }
  return t('system-membership', { who });
}

/** How many people a group has on LINE. While LINE has not said, those who are known are not taken for all. */
export function peopleWords({ lineCount, lineUsers }: RoomDetail): string {
  if (lineCount !== null) return t('room-people', { count: lineCount });
  return lineUsers.length > 0 ? t('room-people-at-least', { count: lineUsers.length }) : t('room-group');
}

/**
 * What is known of whether messages reach a LINE user who was not seen adding the account. They do for some days in any
 * case.
 */
export function strangerWords(name: string, reach: Reach | null, now: number): string {
  const short = nameOr(name);
  const until = reach?.kind === 'stranger' ? reach.until : null;
  if (until === null || until <= now) return t('reach-stranger', { name: short });
  return t('reach-stranger-until', { name: short, date: fullTime(until, locale.current) });
}

/** Why a member cannot write in a room, and what can be done. */
export function writeAccessWords(access: Exclude<WriteAccess, 'open'>): { title: string; remedy: string } {
  switch (access) {
    case 'connection_off':
      return { title: t('standing-connection-off'), remedy: t('standing-connection-off-way') };
    case 'not_granted':
      return { title: t('standing-not-granted'), remedy: t('standing-not-granted-way') };
    case 'name_not_connectable':
      return { title: t('standing-name'), remedy: t('standing-name-way') };
    case 'blocked':
      return { title: t('standing-blocked'), remedy: t('standing-blocked-way') };
    case 'left_group':
      return { title: t('standing-left-group'), remedy: t('standing-left-group-way') };
    case 'not_taken':
      return { title: t('standing-not-taken'), remedy: t('standing-not-taken-way') };
    case 'not_taking_part':
      return { title: t('standing-not-taking-part'), remedy: t('standing-not-taking-part-way') };
    case 'unattended':
      return { title: t('standing-unattended'), remedy: t('standing-unattended-way') };
    case 'account_disconnected':
      return { title: t('standing-account-disconnected'), remedy: t('standing-account-disconnected-way') };
  }
}

/** Why pictures, sounds and files cannot be sent now, and who can change it. */
export function mediaRefusalWords(): string {
  const { administrators } = session.current.line;
  const names = listOf(administrators.slice(0, 3), 'unit');
  return sentences(
    t('attach-no-address'),
    administrators.length > 0 ? t('attach-no-address-who', { names }) : t('attach-no-address-way'),
  );
}
