/** What stands behind the window: Tauri in the product, made-up data in tests and in the gallery. */

import type {
  Attachment,
  AttachmentId,
  Changed,
  Commands,
  Error as WireError,
  ErrorCode,
  RoomId,
  ShellCommands,
} from './bindings';

export type CommandName = keyof Commands;
export type Args<N extends CommandName> = Commands[N]['args'];
export type Output<N extends CommandName> = Commands[N]['output'];

/** A slice of a file that is handed in for a room. Slices come in order, the first with `offset` 0. */
export interface AttachmentPart {
  /** Made by the window; the same for all slices of one file. */
  id: AttachmentId;
  roomId: RoomId;
  /** The file's name, as the member's computer has it. */
  name: string;
  /** Where the slice begins, in bytes. */
  offset: number;
  /** How many bytes the whole file has. */
  size: number;
}

export interface Backend {
  /** A command of the table. Rejects with the wire's `Error`. */
  call<N extends CommandName>(name: N, args: Args<N>): Promise<Output<N>>;
  /** A command of the shell itself. */
  shell<N extends keyof ShellCommands>(name: N, args: ShellCommands[N]['args']): Promise<ShellCommands[N]['output']>;
  /**
   * Hands in a slice of a file. Gives the attachment with the last slice, before that null. Rejects with the wire's
   * `Error`: `bad_attachment` (`why`: empty, too_large with `limit` in bytes, not_complete), `storage_full`,
   * `not_found`.
   */
  attachmentPut(part: AttachmentPart, bytes: Uint8Array): Promise<Attachment | null>;
  /** Subscribes to changes. */
  changes(listener: (change: Changed) => void): void;
  /** Where the bytes under a hash are shown from. */
  mediaUrl(hash: string): string;
}

/** Why a command did not do what it was asked: `code` to act on, `params` for the words, `fields` for forms. */
export class CommandError extends Error {
  readonly code: ErrorCode;
  readonly params: WireError['params'];
  readonly fields: WireError['fields'];

  constructor(wire: WireError) {
    super(wire.code);
    this.name = 'CommandError';
    this.code = wire.code;
    this.params = wire.params;
    this.fields = wire.fields;
  }
}

/** Whatever was thrown, as a CommandError; what we do not know is a fault of our own. */
export function toCommandError(thrown: unknown): CommandError {
  if (thrown instanceof CommandError) return thrown;
  const wire = thrown as Partial<WireError> | null;
  if (wire && typeof wire === 'object' && typeof wire.code === 'string') {
    return new CommandError({ code: wire.code, params: wire.params ?? {}, fields: wire.fields ?? [] });
  }
  return new CommandError({ code: 'internal', params: { detail: String(thrown) }, fields: [] });
}
