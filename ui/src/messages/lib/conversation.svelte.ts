/** The messages of one room, as far as they are loaded, and those on their way. */

import {
  CommandError,
  type Content,
  type Message,
  type MessageId,
  type MessagePage,
  type NewContent,
  type RoomId,
  call,
  limits,
  toCommandError,
} from '../../ipc';
import { session } from '../../session/session.svelte';
import { replaceEqualDeep } from '../../lib/replaceEqualDeep';
import { contentPreview } from './words';

const PAGE = 50;
const MOST = limits.pageRows;
/**
 * What stays loaded for a reader at the end, however long people go on writing: a few screens, or twice that for a
 * while.
 */
const KEPT = PAGE;

/** A message to send. */
export interface Part {
  /** Made by the window; the same again sends nothing twice. */
  id: MessageId;
  content: NewContent;
  /** What the room shows until the store has answered. */
  shown: Content;
  /** The message that it quotes. */
  quote?: Message;
}

/** What did not reach the store: the part that failed and those behind it. */
export interface Unsent {
  error: CommandError;
  parts: Part[];
}

export class Conversation {
  readonly roomId: RoomId;

  /** From the store, oldest first. */
  #stored = $state.raw<Message[]>([]);
  /** Sent from here; the store has not answered yet. */
  #going = $state.raw<Message[]>([]);
  #loaded = $state(false);
  #hasEarlier = $state(false);
  #loadingEarlier = $state(false);
  #error = $state.raw<CommandError>();
  #refreshing = false;
  #again = false;
  /** Sends are taken one after the other, so that messages keep their order. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(roomId: RoomId) {
    this.roomId = roomId;
  }

  /** Everything to show, oldest first. A message on its way gives place to the stored one with its id. */
  readonly messages: Message[] = $derived.by(() => {
    const ids = new Set(this.#stored.map((message) => message.id));
    return [...this.#stored, ...this.#going.filter((message) => !ids.has(message.id))];
  });

  /** The first answer is here. */
  get loaded(): boolean {
    return this.#loaded;
  }

  get hasEarlier(): boolean {
    return this.#hasEarlier;
  }

  /** Earlier messages are on their way. */
  get loadingEarlier(): boolean {
    return this.#loadingEarlier;
  }

  get error(): CommandError | undefined {
    return this.#error;
  }

  /** The message has not reached the store. */
  isGoing(id: string): boolean {
    return this.#going.some((message) => message.id === id) && !this.#stored.some((message) => message.id === id);
  }

  /** Loads the latest messages, and again all that is loaded. Calls while it runs make it run once more. */
  async refresh(): Promise<void> {
    if (this.#refreshing) {
      this.#again = true;
      return;
    }
    this.#refreshing = true;
    try {
      do {
        this.#again = false;
        await this.#reload();
      } while (this.#again);
      this.#error = undefined;
    } catch (thrown) {
      this.#error = toCommandError(thrown);
    } finally {
      this.#refreshing = false;
    }
  }

  /** What is new is shown first; what is further up is looked at again as soon as nothing newer waits. */
  async #reload(): Promise<void> {
    let page = await this.#page(null, PAGE);
    let found = page.messages;
    while (this.#loaded && page.hasEarlier && this.#joint(found) < 0 && found.length <= MOST) {
      page = await this.#page(found[0]?.id ?? null, MOST);
      found = [...page.messages, ...found];
    }
    const above = page.hasEarlier ? Math.max(this.#joint(found), 0) : 0;
    this.#show([...this.#stored.slice(0, above), ...found], above > 0 ? this.#hasEarlier : page.hasEarlier);
    if (above === 0) return;

    const start = () => found.findIndex(({ id }) => id === this.#stored[0]?.id);
    while (!this.#again && page.hasEarlier && found.length <= this.#stored.length + MOST && start() < 0) {
      page = await this.#page(
        found[0]?.id ?? null,
        Math.min(MOST, Math.max(1, this.#stored.length - found.length) + 10),
      );
      found = [...page.messages, ...found];
    }
    if (!this.#again) this.#show(found.slice(Math.max(start(), 0)), start() > 0 || page.hasEarlier);
  }

  #page(before: MessageId | null, limit: number): Promise<MessagePage> {
    return call('room_messages', { roomId: this.roomId, before, limit });
  }

  /** Where the stored messages go over into the found ones; -1 when there is a gap between them. */
  #joint(found: Message[]): number {
    const ids = new Set(found.map(({ id }) => id));
    return this.#stored.findIndex(({ id }) => ids.has(id));
  }

  #show(messages: Message[], hasEarlier: boolean): void {
    this.#stored = replaceEqualDeep(this.#stored, messages);
    this.#hasEarlier = hasEarlier;
    this.#loaded = true;
  }

  /** Lets go of what is far above a reader who is at the end. It is loaded again when they scroll up. */
  forgetFarAbove(): void {
    if (this.#stored.length <= 2 * KEPT) return;
    this.#show(this.#stored.slice(-KEPT), true);
  }

  /** Loads the page before the oldest message that is here. */
  async earlier(): Promise<void> {
    const oldest = this.#stored[0];
    if (!oldest || !this.#hasEarlier || this.#loadingEarlier || this.#refreshing) return;
    this.#loadingEarlier = true;
    try {
      const page = await this.#page(oldest.id, PAGE);
      if (this.#stored[0]?.id !== oldest.id) return;
      this.#stored = [...page.messages, ...this.#stored];
      this.#hasEarlier = page.hasEarlier;
    } catch (thrown) {
      this.#error = toCommandError(thrown);
    } finally {
      this.#loadingEarlier = false;
    }
  }

  /** Sends messages in their order; they are on the screen at once. Gives what did not reach the store. */
  async send(parts: Part[]): Promise<Unsent | undefined> {
    this.#going = [...this.#going, ...parts.map((part) => this.#outgoing(part))];
    const turn = this.#turn.then(() => this.#hand(parts));
    this.#turn = turn;
    return turn;
  }

  async #hand(parts: Part[]): Promise<Unsent | undefined> {
    const left = [...parts];
    try {
      for (let part = left[0]; part; part = left[0]) {
        this.put(await this.#store(part));
        left.shift();
      }
      return undefined;
    } catch (thrown) {
      return { error: toCommandError(thrown), parts: left };
    } finally {
      const ids = new Set(parts.map(({ id }) => id));
      this.#going = this.#going.filter((message) => !ids.has(message.id));
    }
  }

  #store({ id, content, quote }: Part): Promise<Message> {
    return call('message_send', { roomId: this.roomId, messageId: id, content, quotedMessageId: quote?.id ?? null });
  }

  async recall(id: string): Promise<void> {
    this.put(await call('message_recall', { messageId: id }));
  }

  async withdrawLink(id: string): Promise<void> {
    this.put(await call('message_withdraw_link', { messageId: id }));
  }

  async resend(id: string): Promise<void> {
    this.put(await call('message_resend', { messageId: id }));
    await this.refresh();
  }

  async discard(id: string): Promise<void> {
    await call('message_discard', { messageId: id });
    this.#stored = this.#stored.filter((message) => message.id !== id);
  }

  /** Takes a command's answer in, without waiting for the change event. */
  put(message: Message): void {
    const known = this.#stored.some((one) => one.id === message.id);
    this.#stored = known
      ? this.#stored.map((one) => (one.id === message.id ? message : one))
      : [...this.#stored, message];
  }

  #outgoing({ id, shown, quote }: Part): Message {
    const { id: sender, name, photo } = session.current.me;
    const last = this.messages.at(-1);
    return {
      id,
      roomId: this.roomId,
      // Never above what is already shown, whatever the clocks say.
      at: Math.max(Date.now(), last?.at ?? 0),
      direction: 'out',
      sender: { id: sender, member: true, name, photo },
      content: shown,
      outgoing: {
        delivery: 'waiting',
        recallableUntil: null,
        attempts: 0,
        reason: null,
        heldUntil: null,
        awaitsConfirmation: false,
        detail: null,
        link: null,
      },
      timeEstimated: false,
      edited: false,
      quoteMissing: false,
      quoted: quote
        ? { id: quote.id, senderName: quote.sender?.name ?? '', preview: contentPreview(quote.content) }
        : null,
      quotable: false,
    };
  }
}
