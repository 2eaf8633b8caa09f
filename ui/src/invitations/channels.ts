/** The channels of an invitation (R7), and the programs that its text can be handed to. */
import type { Channel, ShareProgram } from '../ipc';

/** A channel by which a member invites. */
export type InviteChannel = Exclude<Channel, 'profile'>;

/** The channels in the order of the menu. */
export const INVITE_CHANNELS: readonly InviteChannel[] = ['line', 'qr', 'link', 'other_app'];

/** A program that the text is handed to by a link. `copy` puts the text on the clipboard. */
export type HandoverProgram = Exclude<ShareProgram, 'line'> | 'copy';

/** The programs in the order in which they are offered. */
export const PROGRAMS: readonly HandoverProgram[] = ['email', 'sms', 'whatsapp', 'telegram', 'x', 'teams', 'copy'];
