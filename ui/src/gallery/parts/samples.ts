/** What the elements in the gallery show. No words of the window's: nobody who works with it ever reads them. */

import type { NavGroup, NavLink } from '../../elements/NavList.svelte';
import type { Step } from '../../elements/Steps.svelte';
import type { MenuItem } from '../../elements/menu';

export const words = {
  title: 'Elements',
  lead: 'Each element in each of its states.',
  buttons: 'Buttons',
  fields: 'Fields',
  choices: 'Choices',
  rows: 'Rows and lists',
  chips: 'Chips, marks and faces',
  notices: 'Banners',
  texts: 'Texts',
  panes: 'Ways and panes',
  icons: 'Icons',
  layers: 'What lies over the page',
  save: 'Save',
  saved: 'Saved.',
  remove: 'Delete',
  close: 'Close',
  copy: 'Copy yggdrasil',
  menu: 'Menu',
  dialog: 'Dialog',
  label: 'Company name',
  hint: 'LINE users see it.',
  error: 'Please fill this in.',
  value: 'Komorebi Cycles',
  choice: 'Everybody',
  other: 'Chosen members',
  text: 'A message is waiting for your word.',
  name: '高橋 美緒',
  long: 'Maximiliane-Alexandra von Hohenstein-Oberwinterthur',
  thai: 'คุณพลอย ศรีสวัสดิ์วัฒนากุล',
  arabic: 'دانيال',
  second: '喫茶 凪 · 店長',
  tag: 'VIP',
  empty: 'Nothing here yet',
  step: 'Step',
  linked: 'Our menu is at https://komorebi.example/menu, or by telephone.',
  file: 'お品書き 2026年 秋の特別メニュー.pdf',
} as const;

export const kinds = ['info', 'warning', 'danger'] as const;
export const tones = ['plain', 'success', 'warning', 'danger'] as const;
export const variants = ['primary', 'secondary', 'quiet', 'danger'] as const;

export const options = [
  { value: 'one', label: words.choice },
  { value: 'two', label: words.other },
];

export const steps: Step[] = [
  { id: 'one', label: words.save, state: 'done', reachable: true },
  { id: 'two', label: words.choice, state: 'attention', reachable: true },
  { id: 'three', label: words.other, state: 'todo', reachable: false },
];

export const links: (NavLink | NavGroup)[] = [
  { id: 'one', label: words.choice, icon: 'contacts', count: '12', testid: 'link-one' },
  {
    id: 'group',
    label: words.other,
    links: [
      { id: 'two', label: words.long, icon: 'users', testid: 'link-two' },
      { id: 'three', label: words.remove, icon: 'trash', count: '3', testid: 'link-three' },
    ],
  },
];

export const entries: MenuItem[] = [
  { id: 'edit', label: words.save, icon: 'check' },
  { id: 'share', label: words.long, icon: 'users', children: [{ id: 'more', label: words.choice }] },
  { id: 'refused', label: words.copy, icon: 'copy', disabled: true, hint: words.hint },
  { id: 'delete', label: words.remove, icon: 'trash', danger: true },
];
