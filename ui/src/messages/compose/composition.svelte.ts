/** What a member is about to send in a room: words, attachments, and the message that is quoted. */

import {
  type Attachment,
  type CommandError,
  type Content,
  type Message,
  type MessageId,
  type NewContent,
  type RoomDetail,
  type TextEmoji,
  limits,
} from '../../ipc';
import { uuid } from '../../lib/uuid';
import type { Conversation, Part, Unsent } from '../lib/conversation.svelte';
import { Draft } from '../lib/drafts';
import { Attachments } from './attachments.svelte';
import { emojiProducts, knownProducts, marksIn, toContent, toTyped } from './emoji';

/** What stays when another room is shown; the words stay in the draft. */
class Kept {
  readonly attachments: Attachments;
  quote = $state.raw<Message>();

  constructor(roomId: string) {
    this.attachments = new Attachments(roomId);
  }
}

const kept = new Map<string, Kept>();

function keptOf(memberId: string, roomId: string): Kept {
  const key = `${memberId} ${roomId}`;
  const found = kept.get(key) ?? new Kept(roomId);
  kept.set(key, found);
  return found;
}

export class Composition {
  readonly attachments: Attachments;
  /** Why the last sending failed. */
  failure = $state.raw<unknown>();

  readonly #conversation: Conversation;
  readonly #room: () => RoomDetail;
  readonly #draft: Draft;
  readonly #kept: Kept;
  #text = $state('');
  /** What failed keeps its id: if it did arrive after all, it is not sent twice. */
  readonly #failed = new Map<string, MessageId>();

  /** `room` gives the room as it is known now. */
  constructor(conversation: Conversation, room: () => RoomDetail, memberId: string) {
    this.#conversation = conversation;
    this.#room = room;
    this.#draft = new Draft(memberId, conversation.roomId);
    this.#kept = keptOf(memberId, conversation.roomId);
    this.attachments = this.#kept.attachments;
    this.#text = this.#draft.first(room().draft);
    // A draft may hold emoji; their sets are needed when it is sent.
    if (marksIn(this.#text).length > 0) emojiProducts().catch(() => undefined);
  }

  /** The words, as they stand in the field. */
  get text(): string {
    return this.#text;
  }

  /** The message that the words will quote. */
  get quote(): Message | undefined {
    return this.#kept.quote;
  }

  set quote(message: Message | undefined) {
    this.#kept.quote = message;
  }

  /** What waits to be sent with the words, in order. */
  get attached(): Attachment[] {
    return this.attachments.waiting(this.#room().attachments);
  }

  /** UTF-16 units as LINE counts them, each emoji as one. */
  get length(): number {
    return marksIn(this.#text.trim()).reduce((sum, mark) => sum - mark.text.length + 1, this.#text.trim().length);
  }

  get emojiCount(): number {
    return marksIn(this.#text).length;
  }

  get tooLong(): boolean {
    return this.length > limits.textUnits || this.emojiCount > limits.emojis;
  }

  /** How many messages it makes. */
  get count(): number {
    return this.attached.length + (this.#text.trim() ? 1 : 0);
  }

  get sendable(): boolean {
    return this.count > 0 && !this.tooLong && !this.attachments.busy;
  }

  /** What was typed now. */
  change(text: string): void {
    this.#text = text;
    this.failure = undefined;
    this.#draft.keep(text);
  }

  /** Puts a text that was sent below what is typed. */
  async again(text: string, emojis: TextEmoji[]): Promise<void> {
    const products = emojis.length > 0 ? await emojiProducts().catch(() => []) : [];
    const typed = toTyped(text, emojis, products);
    this.change(this.#text.trim() ? `${this.#text}\n${typed}` : typed);
  }

  /** Stores the draft at once. */
  flush(): void {
    this.#draft.flush();
  }

  /** Sends the attachments, then the words. The field is empty at once, so a second click has nothing to send. */
  async send(): Promise<void> {
    if (!this.sendable) return;
    const [typed, quote, attached] = [this.#text.trim(), this.quote, this.attached];
    const id = this.#idOf(keyOf(typed, quote));
    this.#text = '';
    this.failure = undefined;
    if (typed) this.quote = undefined;
    this.attachments.hide(attached.map((one) => one.id));
    const left = await this.#sendAll(typed, quote, attached, id);
    if (left) this.#takeBack(left, typed, quote, id);
    this.#draft.keep(this.#text);
    if (!left) this.#draft.flush();
  }

  async #sendAll(
    typed: string,
    quote: Message | undefined,
    attached: Attachment[],
    id: MessageId,
  ): Promise<Unsent | undefined> {
    const parts: Part[] = attached.map((one) => ({
      id: this.attachments.messageId(one.id),
      content: { kind: 'attachment', attachmentId: one.id },
      shown: shownOf(one),
    }));
    if (typed) {
      if (marksIn(typed).length > 0) await emojiProducts().catch(() => undefined);
      const content = toContent(typed, knownProducts());
      parts.push({ id, content, shown: content, quote });
    }
    return this.#conversation.send(parts);
  }

  /** Sends something that is not typed; only a sticker can quote. Gives why it did not go. */
  async sendOther(content: NewContent & { kind: 'sticker' | 'location' }): Promise<CommandError | undefined> {
    const quote = content.kind === 'sticker' ? this.quote : undefined;
    const key = keyOf(JSON.stringify(content), quote);
    const id = this.#idOf(key);
    const shown: Content = content.kind === 'sticker' ? { ...content, keywords: [], text: null } : content;
    const left = await this.#conversation.send([{ id, content, shown, quote }]);
    if (left) this.#failed.set(key, id);
    else if (quote && this.quote === quote) this.quote = undefined;
    return left?.error;
  }

  #idOf(key: string): MessageId {
    const failed = this.#failed.get(key);
    this.#failed.delete(key);
    return failed ?? uuid();
  }

  /** Puts back what did not go, above what was typed meanwhile. */
  #takeBack({ error, parts }: Unsent, typed: string, quote: Message | undefined, id: MessageId): void {
    this.attachments.show(
      parts.flatMap(({ content }) => (content.kind === 'attachment' ? [content.attachmentId] : [])),
    );
    if (typed) {
      this.#text = this.#text ? `${typed}\n${this.#text}` : typed;
      this.quote ??= quote;
      this.#failed.set(keyOf(typed, quote), id);
    }
    this.failure = error;
  }
}

const keyOf = (typed: string, quote: Message | undefined) => `${quote?.id ?? ''} ${typed}`;

/** An attachment as the room will show it. */
function shownOf({ kind, name, size, media, duration }: Attachment): Content {
  if (kind === 'file') return { kind, name, size, media, linked: true };
  return kind === 'image' ? { kind, media } : { kind, media, duration };
}
