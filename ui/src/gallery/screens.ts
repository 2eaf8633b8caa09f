/** Every screen of the gallery, and how it is reached, for whoever looks at all of them. */

interface Screen {
  name: string;
  /** Of the gallery's address. */
  query?: string;
  /** A place in the window. */
  hash?: string;
  /** The test ids of what is clicked, one after the other. */
  click?: string[];
}

const invite = (way: string): Screen => ({
  name: way,
  hash: 'profile',
  click: ['add-contact-menu', 'add-line-user', way],
});
const admin = (section: string): Screen => ({ name: `admin-${section}`, hash: `admin/section=${section}` });
const mio = 'contacts/list=clients&contactId=contact-mio';

export const screens: Screen[] = [
  { name: 'start', query: 'start=choose' },
  { name: 'start-failed', query: 'start=storage_broken' },
  { name: 'room', hash: 'messages/roomId=room-mio', click: ['panel-toggle'] },
  { name: 'kinds', hash: 'messages/roomId=room-kinds' },
  { name: 'read-only', query: 'line=off', hash: 'messages/roomId=room-mio' },
  { name: 'banners', query: 'trouble&address=found&unattended', hash: 'messages/filter=unattended' },
  { name: 'emoji', hash: 'messages/roomId=room-ploy', click: ['emoji-open'] },
  { name: 'stickers', hash: 'messages/roomId=room-ploy', click: ['sticker-open'] },
  { name: 'contacts', hash: 'contacts/list=external' },
  { name: 'contact', hash: mio },
  { name: 'contact-edit', hash: `${mio}&edit=true` },
  { name: 'contact-share', hash: mio, click: ['contact-menu', 'contact-share'] },
  { name: 'contact-delete', hash: mio, click: ['contact-menu', 'contact-delete'] },
  { name: 'trash', hash: 'contacts/list=trash&contactId=contact-trash' },
  { name: 'profile', hash: 'profile' },
  ...['invite-line', 'invite-qr', 'invite-link', 'invite-other'].map(invite),
  { name: 'settings', hash: 'settings' },
  ...['company', 'connection', 'members', 'accounts', 'computer', 'set-aside', 'backup'].map(admin),
  { name: 'health', hash: 'admin/section=accounts', click: ['account-health'] },
  { name: 'switcher', hash: 'messages', click: ['act-as'] },
  { name: 'locked', query: 'locked' },
];
