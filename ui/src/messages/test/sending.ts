/** Handing files in, and what was sent. */

import { screen } from '@testing-library/svelte';
import type { UserEvent } from '@testing-library/user-event';

import type { MessageSend } from '../../ipc';
import type { Fake } from '../../ipc/fake';
import { callsOf } from '../../test/open';

/** A file of `size` bytes. */
export const file = (name: string, size = 3) => new File([new Uint8Array(size)], name);

/** Chooses files in the open room. */
export const attach = (user: UserEvent, ...files: File[]) => user.upload(screen.getByTestId('attach-input'), files);

/** The attachments that wait to be sent. */
export const chips = () => screen.queryAllByTestId('attachment');

/** What went to the store, in order. */
export const sends = (fake: Fake) => callsOf(fake, 'message_send') as MessageSend[];
