/** What the palette finds: actions, people and rooms. */

import type { IconName } from '../elements/icons';
import { call, shell } from '../ipc';
import { attempt } from '../session/errors';
import { t } from '../lib/i18n';
import { go } from '../lib/route.svelte';
import { stepTextSize } from '../lib/display.svelte';
import { plain } from '../lib/text';
import type { Area } from './areas';
import { lock, switcher } from './windowLock.svelte';

export interface PaletteEntry {
  id: string;
  kind: 'action' | 'person' | 'room';
  label: string;
  /** Beside the label: a nickname, a company. */
  second?: string;
  icon?: IconName;
  photo?: string | null;
  run: () => unknown;
}

/** How many people and how many rooms. */
const MOST = 6;

interface Ways {
  areas: Area[];
  practising: boolean;
  showShortcuts: () => void;
}

/** Everything that can be done from anywhere. */
export function actions({ areas, practising, showShortcuts }: Ways): PaletteEntry[] {
  const action = (id: string, label: string, icon: IconName, run: () => unknown): PaletteEntry => ({
    id,
    kind: 'action',
    label,
    icon,
    run,
  });
  return [
    ...areas.map((area) => action(area.id, area.label(), area.icon, () => go(area.id))),
    action('new-contact', t('palette-new-contact'), 'user-plus', () => go('contacts', { adding: 'true' })),
    action('trash', t('palette-trash'), 'trash', () => go('contacts', { list: 'trash' })),
    ...(practising
      ? [action('phone', t('practice-phone'), 'phone', () => attempt(() => shell.practicePhoneOpen()))]
      : []),
    action('switch', t('shortcut-switch-member'), 'users', () => (switcher.open = true)),
    action('lock', t('shortcut-lock'), 'lock', () => attempt(lock)),
    action('larger', t('shortcut-larger'), 'plus', () => stepTextSize(1)),
    action('smaller', t('shortcut-smaller'), 'minus', () => stepTextSize(-1)),
    action('shortcuts', t('shortcuts-title'), 'key', showShortcuts),
    action('diagnostics', t('about-diagnostics-show'), 'file', () => go('settings', { about: 'diagnostics' })),
    action('about', t('about-title'), 'info', () => go('settings', { about: 'true' })),
    action('quit', t('shortcut-quit'), 'leave', () => attempt(() => shell.windowQuit())),
  ];
}

const folded = (text: string) => plain(text).normalize('NFKC').toLocaleLowerCase();

/** The actions whose words have all that is typed. */
export function actionsFor(all: PaletteEntry[], search: string): PaletteEntry[] {
  const words = folded(search).split(/\s+/).filter(Boolean);
  return all.filter(({ label }) => words.every((word) => folded(label).includes(word)));
}

/** The contacts and rooms that the core finds: what this member may see, and no more. */
export async function peopleAndRooms(search: string): Promise<PaletteEntry[]> {
  const [contacts, rooms] = await Promise.all([
    call('contact_list', { list: 'all', search, sort: 'name', offset: 0, limit: MOST }),
    call('room_list', { filter: 'mine', search, offset: 0, limit: MOST }),
  ]);
  return [
    ...rooms.rows.map(({ id, title, nickname, photo }) => ({
      id: `room-${id}`,
      kind: 'room' as const,
      label: title,
      second: nickname ?? undefined,
      photo,
      run: () => go('messages', { roomId: id }),
    })),
    ...contacts.rows.map(({ id, name, nickname, photo, member }) => ({
      id: `person-${id}`,
      kind: 'person' as const,
      label: name,
      second: nickname ?? undefined,
      photo,
      run: () => go('contacts', member ? { list: 'all', memberId: id } : { list: 'all', contactId: id }),
    })),
  ];
}
