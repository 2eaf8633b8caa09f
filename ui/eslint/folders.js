/** The arrows between the folders of `src`: which may import from which. They run one way, so there is no circle. */

import path from 'node:path';

/** What every area of the window may use. `invitations` is handed out from several of them. */
const BASE = ['elements', 'lib', 'ipc', 'session'];

/** Every folder with code, and what it may import from. */
const MAY_IMPORT = {
  design: [],
  lib: [],
  elements: ['lib'],
  ipc: ['lib'],
  'ipc/fake': ['ipc', 'lib'],
  session: ['ipc', 'lib'],

  invitations: BASE,
  contacts: [...BASE, 'invitations'],
  'messages/lib': BASE,
  'messages/compose': [...BASE, 'invitations', 'messages/lib'],
  messages: [...BASE, 'invitations', 'messages/lib', 'messages/compose'],
  profile: [...BASE, 'invitations'],
  settings: BASE,
  backups: BASE,
  start: [...BASE, 'backups'],

  'admin/lib': BASE,
  'admin/secrets': [...BASE, 'admin/lib'],
  'admin/computer': BASE,
  'admin/backup': [...BASE, 'admin/lib', 'backups'],
  'admin/address': [...BASE, 'admin/lib', 'invitations'],
  'admin/health': [...BASE, 'admin/lib', 'invitations'],
  'admin/connect': [
    ...BASE,
    ...['admin/lib', 'admin/secrets', 'admin/address', 'admin/health'],
    ...['invitations', 'contacts'],
  ],
  admin: [
    ...BASE,
    ...['admin/lib', 'admin/secrets', 'admin/address', 'admin/health', 'admin/connect'],
    ...['admin/backup', 'admin/computer'],
    ...['invitations', 'contacts'],
  ],

  frame: [
    ...BASE,
    ...['messages', 'contacts', 'profile', 'settings', 'backups'],
    ...['admin', 'admin/lib', 'admin/secrets', 'admin/health'],
  ],
  'gallery/parts': ['elements', 'lib'],
  gallery: ['elements', 'lib', 'gallery/parts'],
  '.': [...BASE, 'design', 'ipc/fake', 'backups', 'start', 'frame', 'gallery'],

  // The practice phone is a page of its own: it knows the LINE simulator, and nothing of Engawa.
  'phone/lib': ['lib'],
  'phone/elements': ['elements', 'lib'],
  'phone/stickers': ['lib'],
  'phone/people': ['elements', 'lib', 'phone/lib', 'phone/elements'],
  'phone/incoming': ['elements', 'lib', 'phone/lib', 'phone/elements', 'phone/people'],
  'phone/friends': ['elements', 'lib', 'phone/lib', 'phone/elements'],
  'phone/groups': ['elements', 'lib', 'phone/lib', 'phone/elements', 'phone/people'],
  'phone/chats': ['elements', 'lib', 'phone/lib', 'phone/elements', 'phone/stickers'],
  phone: [
    ...['design', 'elements', 'lib', 'phone/lib', 'phone/elements'],
    ...['phone/people', 'phone/incoming', 'phone/friends', 'phone/groups', 'phone/chats'],
  ],
};

const SRC = path.join(import.meta.dirname, '../src');

/** Tests, and what only they use, may look everywhere. */
const isTest = (folder, file) => /(^|\/)test$/.test(folder) || /\.test\.ts$/.test(file);

/** The folder of `src` that a path without its extension is in; `…/fake` itself stands for its `index.ts`. */
function folderOf(target) {
  const inside = path.relative(SRC, target).split(path.sep).join('/');
  return inside in MAY_IMPORT ? inside : path.posix.dirname(inside);
}

function fault(file, source) {
  const from = folderOf(file);
  if (!source.startsWith('.')) {
    const isBackend = source.startsWith('@tauri-apps/');
    return isBackend && from !== 'ipc' ? `Only src/ipc names Tauri: ask through it.` : undefined;
  }
  if (isTest(from, file)) return undefined;
  const to = folderOf(path.resolve(path.dirname(file), source));
  if (from === to) return undefined;
  if (!(from in MAY_IMPORT)) return `The folder ${from} has no row in eslint/folders.js.`;
  return MAY_IMPORT[from].includes(to) ? undefined : `${from} may not import from ${to}: see eslint/folders.js.`;
}

export default {
  meta: { type: 'problem', schema: [], messages: { fault: '{{fault}}' } },
  create(context) {
    if (path.relative(SRC, context.filename).startsWith('..')) return {};
    const check = ({ source }) => {
      if (!source || typeof source.value !== 'string') return;
      const found = fault(context.filename, source.value);
      if (found) context.report({ node: source, messageId: 'fault', data: { fault: found } });
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};
