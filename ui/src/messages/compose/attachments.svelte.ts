/** Files that are handed in for a room: those on their way, and those that wait to be sent. */

import {
  type Attachment,
  type AttachmentId,
  CommandError,
  type MessageId,
  type PasteRefused,
  type RoomId,
  attachmentPut,
  call,
  toCommandError,
} from '../../ipc';
import { uuid } from '../../lib/uuid';

/** Bytes that go over at once. */
const SLICE = 1024 * 1024;
/** A paste that takes longer is shown, in ms: most are done before anybody sees one come and go. */
const SHOWN_AFTER = 300;

/** A file on its way in, or one that was refused. */
export interface Entering {
  id: AttachmentId;
  name: string;
  /** Bytes. */
  size: number;
  /** Bytes that are over. */
  over: number;
  /** Why it was not taken; `unreadable`: it cannot be read on this computer. */
  failure?: CommandError | 'unreadable';
}

/** The attachments of one room. They go on while another room is shown. */
export class Attachments {
  readonly #roomId: RoomId;
  #entering = $state<Entering[]>([]);
  #pastes = $state(0);
  #slow = $state(false);
  /** Taken, and perhaps not yet among those that the room tells. */
  #taken = $state.raw<Attachment[]>([]);
  /** Discarded, or on the way to LINE. */
  #hidden = $state.raw<ReadonlySet<AttachmentId>>(new Set());
  readonly #messageIds = new Map<AttachmentId, MessageId>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(roomId: RoomId) {
    this.#roomId = roomId;
  }

  /** Files on their way in, and those that were refused. */
  get entering(): readonly Entering[] {
    return this.#entering;
  }

  /** Some are not over yet. */
  get busy(): boolean {
    return this.#pastes > 0 || this.#entering.some(({ failure }) => !failure);
  }

  /** The clipboard is being read, and it takes its time. */
  get pasting(): boolean {
    return this.#pastes > 0 && this.#slow;
  }

  /** What waits to be sent, in the order in which it was handed in; `stored`: those that the room has. */
  waiting(stored: Attachment[]): Attachment[] {
    const ids = new Set(stored.map(({ id }) => id));
    return [...stored, ...this.#taken.filter(({ id }) => !ids.has(id))].filter(({ id }) => !this.#hidden.has(id));
  }

  /** Hands files in, one after the other. */
  add(files: Iterable<File>): void {
    for (const file of files) {
      const id = uuid();
      this.#entering.push({ id, name: file.name, size: file.size, over: 0 });
      this.#turn = this.#turn.then(() => this.#enter(id, file));
    }
  }

  /** Says of something that it cannot be attached. */
  refuse(name: string, failure: NonNullable<Entering['failure']>): void {
    this.#entering.push({ id: uuid(), name, size: 0, over: 0, failure });
  }

  /**
   * Attaches the files that are on the clipboard of this computer, or with `picture` its picture. False when it has
   * nothing of the kind. Throws a CommandError.
   */
  async paste(picture: boolean): Promise<boolean> {
    this.#pastes++;
    const showing = setTimeout(() => (this.#slow = true), SHOWN_AFTER);
    try {
      const { attached, refused } = await call('attachment_paste', { roomId: this.#roomId, picture });
      this.#taken = [...this.#taken, ...attached];
      for (const one of refused) this.refuse(one.name, refusalOf(one));
      return attached.length + refused.length > 0;
    } finally {
      clearTimeout(showing);
      this.#pastes--;
      this.#slow &&= this.#pastes > 0;
    }
  }

  /** Takes one away: it stops on its way, is forgotten, or is not sent. */
  async remove(id: AttachmentId): Promise<void> {
    const entering = this.#entering.find((one) => one.id === id);
    this.#forget(id);
    this.hide([id]);
    if (entering && (entering.failure || entering.over === 0)) return;
    try {
      await call('attachment_discard', { attachmentId: id });
    } catch (thrown) {
      // What is gone already is what was wished for; anything else has to be seen again.
      if (toCommandError(thrown).code === 'not_found') return;
      if (!entering) this.show([id]);
      throw thrown;
    }
  }

  /** Not to be seen: on the way to LINE. */
  hide(ids: AttachmentId[]): void {
    this.#hidden = new Set([...this.#hidden, ...ids]);
  }

  /** To be seen again: it did not go. */
  show(ids: AttachmentId[]): void {
    this.#hidden = new Set([...this.#hidden].filter((id) => !ids.includes(id)));
  }

  /** The message that an attachment becomes, always the same: however often it is tried, it is sent once. */
  messageId(id: AttachmentId): MessageId {
    const made = this.#messageIds.get(id) ?? uuid();
    this.#messageIds.set(id, made);
    return made;
  }

  async #enter(id: AttachmentId, file: File): Promise<void> {
    const entry = () => this.#entering.find((one) => one.id === id);
    try {
      let made: Attachment | null = null;
      for (let offset = 0; !made && entry(); offset += SLICE) {
        const bytes = await read(file, offset);
        if (!entry()) return;
        if (!bytes) return this.#refuse(id, 'unreadable');
        made = await attachmentPut({ id, roomId: this.#roomId, name: file.name, offset, size: file.size }, bytes);
        const going = entry();
        if (going) going.over = Math.min(file.size, offset + bytes.length);
        if (!made && offset + bytes.length >= file.size)
          throw new CommandError({ code: 'bad_attachment', params: {}, fields: [] });
      }
      await this.#settle(id, made, entry() !== undefined);
    } catch (thrown) {
      this.#refuse(id, toCommandError(thrown));
    }
  }

  #refuse(id: AttachmentId, failure: Entering['failure']): void {
    const entry = this.#entering.find((one) => one.id === id);
    if (entry) entry.failure = failure;
  }

  async #settle(id: AttachmentId, made: Attachment | null, kept: boolean): Promise<void> {
    if (made && kept) this.#taken = [...this.#taken, made];
    // Taken away while its last slice was on its way.
    else if (!kept) await call('attachment_discard', { attachmentId: id }).catch(() => undefined);
    this.#forget(id);
  }

  #forget(id: AttachmentId): void {
    this.#entering = this.#entering.filter((one) => one.id !== id);
  }
}

/** Why a file of the clipboard was not taken, as of one that was handed in. */
function refusalOf({ why, limit }: PasteRefused): CommandError {
  const params: Record<string, string> = limit === null ? {} : { limit: String(limit) };
  return new CommandError({ code: 'bad_attachment', reason: { of: 'attachment', is: why }, params, fields: [] });
}

/** A slice; none when the file cannot be read: it is a folder, or gone meanwhile. */
async function read(file: File, offset: number): Promise<Uint8Array | undefined> {
  try {
    return new Uint8Array(await file.slice(offset, offset + SLICE).arrayBuffer());
  } catch {
    return undefined;
  }
}
