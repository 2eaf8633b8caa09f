/** What has come into a conversation since one last looked. */

import type { Message } from '../../ipc';

/** What was there. */
export interface Known {
  ids: Set<string>;
  /** Nothing earlier was left to load. */
  whole: boolean;
}

/** The messages that are there, as known. */
export function known(messages: Message[], hasEarlier: boolean): Known {
  return { ids: new Set(messages.map(({ id }) => id)), whole: !hasEarlier };
}

/**
 * What is new in `messages`, wherever it stands: LINE tells some things late, and they stand further up. What stands
 * above all that was known is an earlier page, unless there was none.
 */
export function arrivals({ ids, whole }: Known, messages: Message[]): Message[] {
  const start = whole ? 0 : messages.findIndex(({ id }) => ids.has(id));
  return messages.slice(Math.max(start, 0)).filter(({ id }) => !ids.has(id));
}
