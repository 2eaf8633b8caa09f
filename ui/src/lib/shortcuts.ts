/** The keys of the window: one table, which the key handler, the tooltips and the list under `?` read. */

import { t } from './i18n';

export type ShortcutName =
  | 'area'
  | 'palette'
  | 'switch-member'
  | 'lock'
  | 'next-region'
  | 'previous-region'
  | 'back'
  | 'larger'
  | 'smaller'
  | 'usual-size'
  | 'quit'
  | 'shortcuts'
  | 'list-move'
  | 'list-ends'
  | 'list-type'
  | 'list-open'
  | 'send'
  | 'new-line'
  | 'resize';

/** Where a shortcut is of use; those of `everywhere` are carried out by the frame, the others by what they are of. */
export type ShortcutGroup = 'everywhere' | 'lists' | 'writing';

interface Shortcut {
  group: ShortcutGroup;
  /** `Mod` is Ctrl, and ⌘ on a Mac. Each is another way to press the same. */
  keys: readonly string[];
}

export const SHORTCUTS: Record<ShortcutName, Shortcut> = {
  shortcuts: { group: 'everywhere', keys: ['?', 'Mod+/'] },
  palette: { group: 'everywhere', keys: ['Mod+K'] },
  area: { group: 'everywhere', keys: ['Mod+1', 'Mod+2', 'Mod+3', 'Mod+4', 'Mod+5'] },
  'next-region': { group: 'everywhere', keys: ['F6'] },
  'previous-region': { group: 'everywhere', keys: ['Shift+F6'] },
  back: { group: 'everywhere', keys: ['Alt+ArrowLeft'] },
  larger: { group: 'everywhere', keys: ['Mod++', 'Mod+='] },
  smaller: { group: 'everywhere', keys: ['Mod+-'] },
  'usual-size': { group: 'everywhere', keys: ['Mod+0'] },
  'switch-member': { group: 'everywhere', keys: ['Mod+Shift+M'] },
  lock: { group: 'everywhere', keys: ['Mod+Shift+L'] },
  quit: { group: 'everywhere', keys: ['Mod+Q'] },
  'list-move': { group: 'lists', keys: ['ArrowUp', 'ArrowDown'] },
  'list-ends': { group: 'lists', keys: ['Home', 'End'] },
  'list-type': { group: 'lists', keys: ['A–Z'] },
  'list-open': { group: 'lists', keys: ['Enter'] },
  resize: { group: 'lists', keys: ['ArrowLeft', 'ArrowRight'] },
  send: { group: 'writing', keys: ['Enter'] },
  'new-line': { group: 'writing', keys: ['Shift+Enter'] },
};

export const GROUPS: readonly ShortcutGroup[] = ['everywhere', 'lists', 'writing'];

const isMac = () => /Mac|iPhone|iPad/.test(navigator.platform);

/** What a shortcut does, in words. */
export function shortcutWords(name: ShortcutName): string {
  switch (name) {
    case 'shortcuts':
      return t('shortcut-shortcuts');
    case 'palette':
      return t('shortcut-palette');
    case 'area':
      return t('shortcut-area');
    case 'next-region':
      return t('shortcut-next-region');
    case 'previous-region':
      return t('shortcut-previous-region');
    case 'back':
      return t('shortcut-back');
    case 'larger':
      return t('shortcut-larger');
    case 'smaller':
      return t('shortcut-smaller');
    case 'usual-size':
      return t('shortcut-usual-size');
    case 'switch-member':
      return t('shortcut-switch-member');
    case 'lock':
      return t('shortcut-lock');
    case 'quit':
      return t('shortcut-quit');
    case 'list-move':
      return t('shortcut-list-move');
    case 'list-ends':
      return t('shortcut-list-ends');
    case 'list-type':
      return t('shortcut-list-type');
    case 'list-open':
      return t('shortcut-list-open');
    case 'resize':
      return t('shortcut-resize');
    case 'send':
      return t('shortcut-send');
    case 'new-line':
      return t('shortcut-new-line');
  }
}

const SHOWN: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};
const SHOWN_MAC: Record<string, string> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' };

/** The keys in one combination; `Mod++` is Mod and plus. */
function parts(keys: string): string[] {
  const found = keys.replace(/\+\+$/, '+plus').split('+');
  return found.map((one) => (one === 'plus' ? '+' : one));
}

/** A combination as it is read on the keys of this computer, each key for itself. */
export function keysShown(keys: string): string[] {
  return parts(keys).map((one) => (isMac() ? SHOWN_MAC[one] : one === 'Mod' ? 'Ctrl' : undefined) ?? SHOWN[one] ?? one);
}

/** The same in one word, for keys of other programs too: `Mod+V`. */
export function keysInWord(keys: string): string {
  return keysShown(keys).join(isMac() ? '' : '+');
}

/** A shortcut's keys in one word, for tooltips. `at`: which of its combinations. */
export function keysOf(name: ShortcutName, at = 0): string {
  return keysInWord(SHORTCUTS[name].keys[at] ?? '');
}

/** The same as assistive technology takes it, for `aria-keyshortcuts`. */
export function ariaKeys(name: ShortcutName, at = 0): string {
  const mod = isMac() ? 'Meta' : 'Control';
  return parts(SHORTCUTS[name].keys[at] ?? '')
    .map((one) => (one === 'Mod' ? mod : one))
    .join('+');
}

function isPressed(keys: string, event: KeyboardEvent): boolean {
  const all = parts(keys);
  const key = all[all.length - 1] ?? '';
  const mod = event.ctrlKey || event.metaKey;
  if (all.includes('Mod') !== mod || all.includes('Alt') !== event.altKey) return false;
  // A sign is where the layout has it, with or without Shift; letters and digits are pressed as they are written.
  const isSign = !/^\w/.test(key);
  return event.key.toLowerCase() === key.toLowerCase() && (isSign || all.includes('Shift') === event.shiftKey);
}

/** A shortcut of the frame's, and which of its combinations. */
export interface Pressed {
  name: ShortcutName;
  at: number;
}

/** The shortcut that an event is of. */
export function pressed(event: KeyboardEvent): Pressed | undefined {
  for (const [name, { group, keys }] of Object.entries(SHORTCUTS)) {
    const at = group === 'everywhere' ? keys.findIndex((one) => isPressed(one, event)) : -1;
    if (at >= 0) return { name: name as ShortcutName, at };
  }
  return undefined;
}
