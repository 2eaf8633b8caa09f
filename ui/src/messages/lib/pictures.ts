/** The pictures of a conversation. */

import type { Message, MessageId } from '../../ipc';
import { nameOr } from '../../lib/names';

/** A picture of a message. */
export interface Picture {
  hash: string;
  messageId: MessageId;
  /** Who sent it. */
  name: string;
  /** Pixels, where they are known. */
  width: number | null;
  height: number | null;
}

/** The pictures that can be shown, in the order of their messages. */
export function picturesOf(messages: Message[]): Picture[] {
  return messages.flatMap(({ id, content, sender }) => {
    if (content.kind !== 'image' || content.media.state !== 'stored' || content.media.notShown) return [];
    const { hash, width, height } = content.media;
    return hash ? [{ hash, messageId: id, name: nameOr(sender?.name ?? ''), width, height }] : [];
  });
}
