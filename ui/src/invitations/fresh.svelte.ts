/** One new invitation for one open dialog. */
import { call, type CommandError, type Invitation, toCommandError } from '../ipc';
import type { InviteChannel } from './channels';

/** A new invitation that is made once, however often it is asked for. */
export interface Fresh {
  /** The invitation, once there is one. */
  readonly invitation: Invitation | undefined;
  /** Why it could not be made; asking again tries again. */
  readonly failure: CommandError | undefined;
  /** Makes it; while it is being made or once it is there, gives the same one. */
  make(): Promise<Invitation>;
  /** Puts in a newer state of it. */
  set(invitation: Invitation): void;
}

/** An invitation of the given channel, not made yet. */
export function freshInvitation(channel: InviteChannel): Fresh {
  let invitation = $state.raw<Invitation>();
  let failure = $state.raw<CommandError>();
  let making: Promise<Invitation> | undefined;

  async function ask(): Promise<Invitation> {
    failure = undefined;
    try {
      invitation = await call('invitation_create', { channel });
      return invitation;
    } catch (thrown) {
      failure = toCommandError(thrown);
      making = undefined;
      throw thrown;
    }
  }

  return {
    get invitation() {
      return invitation;
    },
    get failure() {
      return failure;
    },
    make: () => (making ??= ask()),
    set: (value) => void (invitation = value),
  };
}
