import type { Chat, Message } from './wire';

/** What a phone remembers of its own: which message of each chat was last on the screen. */
export class ReadMarks {
  constructor(private readonly storage: Pick<Storage, 'getItem' | 'setItem'>) {}

  /** Whether the chat has a message of somebody else that this user has not had before them. */
  unread(userId: string, chat: Chat): boolean {
    const last = chat.lastMessage;
    if (last === undefined || last.mine || last.senderKind === 'system') return false;
    return last.messageId !== this.of(userId)[chat.chatId];
  }

  mark(userId: string, chatId: string, last: Message | undefined): void {
    if (last === undefined) return;
    const marks = this.of(userId);
    if (marks[chatId] === last.messageId) return;
    this.storage.setItem(key(userId), JSON.stringify({ ...marks, [chatId]: last.messageId }));
  }

  private of(userId: string): Record<string, string> {
    try {
      return JSON.parse(this.storage.getItem(key(userId)) ?? '{}') as Record<string, string>;
    } catch {
      return {};
    }
  }
}

function key(userId: string): string {
  return `engawa.phone.seen.${userId}`;
}
