/** The four ways to invite a LINE user (R7) and the programs an invitation can be handed to. */
import type { Channel, ShareTarget } from '../ipc';

/** One of the four ways, by its channel. */
export type Way = Exclude<Channel, 'profile'>;

/** The four ways in the order of the menu. */
export const WAYS: readonly Way[] = ['line', 'qr', 'link', 'other_app'];

/**
 * A program in the share dialog. `copy` puts the text on the clipboard. The share sheet of the operating system becomes
 * one more target here.
 */
export type Target = Exclude<ShareTarget, 'line'> | 'copy';

/** What the share dialog offers, in its order. */
export const TARGETS: readonly Target[] = ['email', 'sms', 'whatsapp', 'telegram', 'x', 'teams', 'copy'];
