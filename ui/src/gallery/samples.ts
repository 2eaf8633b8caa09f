/** What the elements in the gallery show. No words of the window's: nobody who works with it ever reads them. */

export const words = {
  title: 'Elements',
  lead: 'Each element in each of its states.',
  buttons: 'Buttons',
  fields: 'Fields',
  rows: 'Rows',
  chips: 'Chips and marks',
  notices: 'Notices',
  panes: 'Panes and empty states',
  faces: 'Faces',
  save: 'Save',
  remove: 'Delete',
  copy: 'Copy yggdrasil',
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
  second: '喫茶 凪 · 店長',
  tag: 'VIP',
  empty: 'Nothing here yet',
  step: 'Step',
} as const;

export const kinds = ['info', 'warning', 'danger'] as const;
export const tones = ['plain', 'success', 'warning', 'danger'] as const;
export const variants = ['primary', 'secondary', 'quiet', 'danger'] as const;
