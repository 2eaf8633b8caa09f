/** What stands behind the window: Tauri in the product, made-up data in tests and in the gallery. */

import type {
  Attachment,
  AttachmentPart,
  Changed,
  Closing,
  Commands,
  Error as WireError,
  ErrorCode,
  MemberId,
  ShellCommands,
} from './bindings';

export type CommandName = keyof Commands;
export type Args<N extends CommandName> = Commands[N]['args'];
export type Output<N extends CommandName> = Commands[N]['output'];

export interface Backend {
  /** A command of the table, for a member; none: whoever acts. Rejects with the wire's `Error`. */
  call<N extends CommandName>(name: N, args: Args<N>, member?: MemberId): Promise<Output<N>>;
  /** A command of the shell itself. */
  shell<N extends keyof ShellCommands>(name: N, args: ShellCommands[N]['args']): Promise<ShellCommands[N]['output']>;
  /**
   * Hands in a part of a file. Gives the attachment with the last part, before that null. Rejects with the wire's
   * `Error`: `bad_attachment` (too large: with `limit` in bytes), `storage_full`, `not_found`.
   */
  attachmentPut(part: AttachmentPart, bytes: Uint8Array): Promise<Attachment | null>;
  /** Subscribes to changes. */
  changes(listener: (change: Changed) => void): void;
  /** Subscribes to what holds up the closing of the window. */
  closing(listener: (closing: Closing) => void): void;
  /** Subscribes to deep links that wait to be taken. */
  deepLink(listener: () => void): void;
  /** Where the bytes under a hash are shown from; `small`: a picture no larger than in a list. */
  mediaUrl(hash: string, small: boolean): string;
}

/** Why a command did not do what it was asked: `code` to act on, `params` for the words, `fields` for forms. */
export class CommandError extends Error {
  readonly code: ErrorCode;
  readonly reason: WireError['reason'];
  readonly params: WireError['params'];
  readonly fields: WireError['fields'];

  constructor(wire: WireError) {
    super(wire.code);
    this.name = 'CommandError';
    this.code = wire.code;
    this.reason = wire.reason;
    this.params = wire.params;
    this.fields = wire.fields;
  }
}

/** Whatever was thrown, as a CommandError; what we do not know is a fault of our own. */
export function toCommandError(thrown: unknown): CommandError {
  if (thrown instanceof CommandError) return thrown;
  const wire = thrown as Partial<WireError> | null;
  if (wire && typeof wire === 'object' && typeof wire.code === 'string') {
    return new CommandError({ ...wire, code: wire.code, params: wire.params ?? {}, fields: wire.fields ?? [] });
  }
  return new CommandError({ code: 'internal', params: { detail: String(thrown) }, fields: [] });
}
