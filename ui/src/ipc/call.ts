/** Calls that go through the backend in use. */

import { setMediaUrl } from '../lib/media';
import { type Args, type Backend, type CommandName, type Output, toCommandError } from './backend';
import type {
  Attachment,
  AttachmentPart,
  BackupRestore,
  BackupsFind,
  Closing,
  ComputerSet,
  LanguageSet,
  MemberId,
  TraySet,
  WorkspaceOpen,
} from './bindings';
import { noteChange } from './changes.svelte';

let backend: Backend | undefined;
let member: MemberId | undefined;

/** Says for whom the window asks from now on: what one member has begun is not done as another. */
export function setMember(memberId: MemberId | undefined): void {
  member = memberId;
}

/** Says which backend answers; before anything is called. */
export function useBackend(chosen: Backend): void {
  backend = chosen;
  chosen.changes(noteChange);
  setMediaUrl((hash, small) => chosen.mediaUrl(hash, small));
}

function inUse(): Backend {
  if (!backend) throw new Error('no backend chosen');
  return backend;
}

/** Runs a command of the table. Throws a CommandError. */
export async function call<N extends CommandName>(name: N, args: Args<N>): Promise<Output<N>> {
  try {
    // Who acts is asked for no member: it may be another one by now.
    return await inUse().call(name, args, name === 'session_get' ? undefined : member);
  } catch (thrown) {
    throw toCommandError(thrown);
  }
}

/** Calls the listener with what holds up the closing of the window. */
export function onClosing(listener: (closing: Closing) => void): void {
  inUse().closing(listener);
}

/** Calls the listener whenever a deep link waits to be taken. */
export function onDeepLink(listener: () => void): void {
  inUse().deepLink(listener);
}

async function ask<T>(question: Promise<T>): Promise<T> {
  try {
    return await question;
  } catch (thrown) {
    throw toCommandError(thrown);
  }
}

/** Hands in a slice of a file for a room; the last one gives the attachment. Throws a CommandError. */
export function attachmentPut(part: AttachmentPart, bytes: Uint8Array): Promise<Attachment | null> {
  return ask(inUse().attachmentPut({ ...part, ...(member ? { memberId: member } : {}) }, bytes));
}

/** The shell's own commands. They throw CommandErrors. */
export const shell = {
  startState: () => ask(inUse().shell('start_state', {})),
  workspaceOpen: (choice: WorkspaceOpen) => ask(inUse().shell('workspace_open', choice)),
  workspaceClose: () => ask(inUse().shell('workspace_close', {})),
  languageSet: (chosen: LanguageSet) => ask(inUse().shell('language_set', chosen)),
  updatesGet: () => ask(inUse().shell('updates_get', {})),
  updateLook: () => ask(inUse().shell('update_look', {})),
  updateInstall: () => ask(inUse().shell('update_install', {})),
  windowClose: () => ask(inUse().shell('window_close', {})),
  windowStay: () => ask(inUse().shell('window_stay', {})),
  windowHide: () => ask(inUse().shell('window_hide', {})),
  windowQuit: () => ask(inUse().shell('window_quit', {})),
  traySet: (words: TraySet) => ask(inUse().shell('tray_set', words)),
  computerGet: () => ask(inUse().shell('computer_get', {})),
  computerSet: (change: ComputerSet) => ask(inUse().shell('computer_set', change)),
  aboutGet: () => ask(inUse().shell('about_get', {})),
  networkBack: () => ask(inUse().shell('network_back', {})),
  backupsFind: (where: BackupsFind) => ask(inUse().shell('backups_find', where)),
  backupRestore: (which: BackupRestore) => ask(inUse().shell('backup_restore', which)),
  practicePhoneOpen: () => ask(inUse().shell('practice_phone_open', {})),
  deepLinkTake: () => ask(inUse().shell('deep_link_take', {})),
  uiReady: () => ask(inUse().shell('ui_ready', {})),
  uiError: (message: string) => ask(inUse().shell('ui_error', { message })),
};
