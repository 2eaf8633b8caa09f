/** The areas that the rail leads to. An area that is not built is not in the list. */

import type { Component } from 'svelte';

import Admin from '../admin/Admin.svelte';
import Contacts from '../contacts/Contacts.svelte';
import type { IconName } from '../elements/icons';
import { t } from '../lib/i18n';
import type { AreaId } from '../lib/route.svelte';
import Messages from '../messages/Messages.svelte';
import Profile from '../profile/Profile.svelte';
import Settings from '../settings/Settings.svelte';

export interface Area {
  id: AreaId;
  /** In the language in use. */
  label: () => string;
  icon: IconName;
  component: Component;
  /** Where on the rail. */
  place: 'top' | 'bottom';
  /** Only for administrators. */
  administrators?: boolean;
}

/** In the order of the rail. The component reads `route.params` by itself. */
export const areas: Area[] = [
  { id: 'messages', label: () => t('area-messages'), icon: 'message', component: Messages, place: 'top' },
  { id: 'contacts', label: () => t('area-contacts'), icon: 'contacts', component: Contacts, place: 'top' },
  { id: 'profile', label: () => t('area-profile'), icon: 'user', component: Profile, place: 'bottom' },
  { id: 'settings', label: () => t('area-settings'), icon: 'settings', component: Settings, place: 'bottom' },
  { id: 'admin', label: () => t('area-admin'), icon: 'admin', component: Admin, place: 'bottom', administrators: true },
];
