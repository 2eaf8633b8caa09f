/** Deep links (`engawa://`): the place that the program was opened with, shown once a member is there to be shown it. */

import { type DeepLink, call, onDeepLink, shell } from '../ipc';
import { t } from '../lib/i18n';
import { go } from '../lib/route.svelte';
import { toast } from '../lib/toast';
import { attempt } from '../session/errors';

let arrived = $state(0);

export const deepLinks = {
  /** How many have come while the window is open: whoever reads it in an effect runs again with the next. */
  get arrived(): number {
    return arrived;
  },
};

/** Takes note of each link that comes from now on. */
export function watchDeepLinks(): void {
  onDeepLink(() => (arrived += 1));
}

/** Goes where the link leads that waits, if one does. */
export async function followDeepLink(): Promise<void> {
  const link = await attempt(() => shell.deepLinkTake());
  if (!link) return;
  switch (link.kind) {
    case 'known':
      return show(link.to);
    case 'unknown':
      return toast(t('link-unknown'), { kind: 'danger' });
  }
}

/** A link may be old, or be somebody's guess: the core is asked whether this member may see what it names. */
async function show(link: DeepLink): Promise<void> {
  switch (link.place) {
    case 'messages':
    case 'contacts':
    case 'profile':
    case 'settings':
      return void (await go(link.place));
    case 'room':
      if (await attempt(() => call('room_get', { roomId: link.id }))) await go('messages', { roomId: link.id });
      return;
    case 'contact': {
      const found = await attempt(() => call('contact_get', { contactId: link.id }));
      if (found) await go('contacts', { list: found.deletedAt === null ? 'all' : 'trash', contactId: link.id });
    }
  }
}
