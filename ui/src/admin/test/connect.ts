/** Opens the guided set-up and types into it. */

import { screen, waitFor } from '@testing-library/svelte';
import { expect } from 'vitest';

import type { AccountPreview } from '../../ipc';
import type { Fake } from '../../ipc/fake';
import { go } from '../../lib/route.svelte';
import { open } from '../../test/open';
import Admin from '../Admin.svelte';

export const SECRET = '0123456789abcdef0123456789abcdef';

export async function connect(params: Record<string, string> = { connect: 'new' }, arrange?: (fake: Fake) => void) {
  await go('admin', { section: 'accounts', ...params });
  const opened = open(Admin, {}, arrange);
  await waitFor(() => expect(screen.getByTestId('connect').dataset.ready).toBe('true'));
  return opened;
}

export type Opened = Awaited<ReturnType<typeof connect>>;

export async function typeKeys({ user }: Opened, channelId = '2009999999') {
  await user.type(screen.getByTestId('connect-channel-id'), channelId);
  await user.type(screen.getByTestId('connect-secret'), SECRET);
  await user.click(screen.getByTestId('keys-check'));
}

export const found: AccountPreview = {
  basicId: '@728komorebi',
  displayName: 'Komorebi Rentals',
  photo: null,
  chatMode: 'chat',
  markAsRead: 'manual',
  webhookUrl: null,
  known: null,
};

export const atStep = (step: string) => waitFor(() => expect(screen.getByTestId('connect').dataset.step).toBe(step));
