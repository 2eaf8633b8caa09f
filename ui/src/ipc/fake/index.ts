/**
 * A backend with made-up people, for vitest and the gallery. Never part of the product.
 *
 * Each file beside this one gives handlers for some commands (default export: a `FakePart`); they share one `World`.
 */

import type { Args, Backend, CommandName, Output } from '../backend';
import type {
  Admin,
  Attachment,
  BackupStatus,
  AttachmentPart,
  Changed,
  Closing,
  Computer,
  Error as WireError,
  ErrorCode,
  MemberCard,
  OpenedLink,
  RestoredWorkspace,
  SecretsState,
  Session,
  SetAsideEvent,
  ShellCommands,
  StartState,
  Topic,
  UpdateSource,
} from '../bindings';
import { noBackups } from './backupRows';
import { AYA, HANA, KEN, LONG } from './people';
import { picture } from './pictures';
import { wireError } from './wire';

export type Handlers = { [N in CommandName]: (args: Args<N>) => Output<N> | Promise<Output<N>> };
export type FakePart = (world: World) => Partial<Handlers>;

/** What the parts share. A part keeps its own rows to itself. */
export interface World {
  /** UTC ms of "now" in the made-up data. */
  now: () => number;
  members: MemberCard[];
  session: Session;
  /** What Admin shows. */
  admin: Admin;
  /** What could not be taken in. */
  setAside: SetAsideEvent[];
  start: StartState;
  /** Where newer versions come from, and the one that the host has. */
  updates: { source: UpdateSource; available: string | null };
  /** How the program behaves on this computer. */
  computer: Computer;
  /** The deep link that waits to be taken. */
  link: OpenedLink | null;
  /** How the workspace is backed up. */
  backup: BackupStatus;
  /** Restores a backup that was found. */
  restore: (path: string) => RestoredWorkspace;
  /** What happens with a slice that is handed in; the part with the rooms puts it here. */
  attachmentPut: (part: AttachmentPart, bytes: Uint8Array) => Attachment | null;
  /** Whether the accounts' secrets can be had, for the session and for Admin. */
  putSecrets: (state: SecretsState) => void;
  /** Tells the window what changed. */
  changed: (topic: Topic, ...ids: string[]) => void;
}

/** Whatever can be called. */
export type CallName = CommandName | keyof ShellCommands | 'attachment_put';

/** The backend, and what tests do to it from outside. */
export interface Fake extends Backend {
  world: World;
  /** Every call so far. */
  calls: { name: string; args: unknown }[];
  /** Puts other handlers in place. */
  on: (handlers: Partial<Handlers>) => void;
  /** The next call of this command fails. */
  failNext: (name: CallName, error: Partial<WireError> & { code: ErrorCode }) => void;
  /** Calls of this command wait until the given promise is settled. */
  stall: (name: CallName, until: Promise<unknown>) => void;
  emit: (change: Changed) => void;
  /** The program is opened with a deep link, while it runs. */
  openLink: (link: OpenedLink) => void;
  /** The window is to be closed, and this holds it up. */
  close: (closing: Closing) => void;
}

function newWorld(emit: (change: Changed) => void): World {
  return {
    now: () => Date.now(),
    members: [AYA, KEN, HANA, LONG],
    start: { phase: 'open' },
    updates: { source: 'system_packages', available: null },
    link: null,
    computer: { tray: true, closeToTray: true, autostart: false },
    backup: noBackups,
    restore: () => {
      throw wireError('not_found');
    },
    session: {
      companyName: 'Komorebi Cycles',
      kind: 'practice',
      me: AYA,
      administrator: true,
      members: 4,
      hasPin: false,
      idleLockMinutes: null,
      line: { allowed: true, reason: null, administrators: [AYA.name] },
      unread: 0,
      unassigned: 0,
      unattended: 0,
      settings: {
        locale: 'system',
        theme: 'system',
        undoSeconds: 5,
        notificationText: 'all',
        quietHours: false,
        quietFrom: 22 * 60,
        quietTo: 7 * 60,
      },
      lineElsewhere: null,
      troubles: [],
      secrets: 'ready',
      toConfirm: null,
      restored: null,
      backupTrouble: null,
      storage: null,
      damageFoundAt: null,
      foundAddress: null,
      setAsideEvents: 0,
    },
    admin: {
      companyName: 'Komorebi Cycles',
      connection: { on: true, everyone: true, companyNameRefused: false },
      idleLockMinutes: null,
      members: [],
      accounts: [],
      address: { url: 'https://line.komorebi.example', webhookServer: 'http://127.0.0.1:47100', moved: false },
      secrets: { place: 'keychain', state: 'ready', keychain: true, missing: [] },
      mediaLimits: { megabytesADay: 1000, linkDays: 90 },
    },
    setAside: [],
    attachmentPut: () => null,
    putSecrets(state) {
      this.session = { ...this.session, secrets: state };
      this.admin = { ...this.admin, secrets: { ...this.admin.secrets, state } };
      this.changed('session');
      this.changed('admin');
    },
    changed: (topic, ...ids) => emit({ topics: [{ topic, ids }], lost: false }),
  };
}

const parts = import.meta.glob<{ default?: FakePart }>('./*.ts', { eager: true });

/** A new backend with a world of its own. */
export function makeFake(delay = 0): Fake {
  const listeners: ((change: Changed) => void)[] = [];
  const emit = (change: Changed) => listeners.forEach((listener) => listener(change));
  const closings: ((closing: Closing) => void)[] = [];
  const linkListeners: (() => void)[] = [];
  const world = newWorld(emit);
  const handlers: Partial<Handlers> = {};
  for (const part of Object.values(parts)) Object.assign(handlers, part.default?.(world));
  const calls: Fake['calls'] = [];
  const failures = new Map<string, WireError>();
  const stalled = new Map<string, Promise<unknown>>();

  async function run<T>(name: string, args: unknown, handler: (() => T | Promise<T>) | undefined): Promise<T> {
    calls.push({ name, args });
    if (delay) await new Promise((resolve) => setTimeout(resolve, delay));
    await stalled.get(name);
    const failure = failures.get(name);
    failures.delete(name);
    if (failure) throw failure;
    if (!handler) throw wireError('internal', { detail: `the fake has no ${name}` });
    // As over the wire: what comes back shares nothing with what is kept.
    return structuredClone(await handler());
  }

  const shellHandlers: { [N in keyof ShellCommands]: (args: ShellCommands[N]['args']) => ShellCommands[N]['output'] } =
    {
      start_state: () => world.start,
      workspace_open: () => (world.start = { phase: 'open' }),
      workspace_close: () => {
        world.start = { phase: 'choose' };
        return null;
      },
      language_set: () => null,
      backups_find: () => ({ folders: [world.backup.folder ?? '/media/stick'], backups: world.backup.backups }),
      backup_restore: ({ path }) => world.restore(path),
      practice_phone_open: () => null,
      updates_get: () => ({ version: '0.1.0', source: world.updates.source }),
      update_look: () => world.updates.available,
      update_install: () => null,
      window_close: () => null,
      window_stay: () => null,
      window_hide: () => null,
      window_quit: () => null,
      tray_set: () => null,
      computer_get: () => world.computer,
      computer_set: (change) => (world.computer = { ...world.computer, ...change }),
      about_get: () => ({
        version: '0.1.0',
        licence: 'Apache-2.0',
        system: 'linux',
        systemVersion: 'Debian GNU/Linux 12 (bookworm)',
        processor: 'x86_64',
        session: 'x11',
        webView: '2.50.6',
        language: 'en',
        tray: world.computer.tray,
      }),
      network_back: () => null,
      deep_link_take: () => {
        const link = world.link;
        world.link = null;
        return link;
      },
      ui_ready: () => null,
      ui_error: ({ message }) => {
        console.error(message);
        return null;
      },
    };

  return {
    world,
    calls,
    emit,
    openLink: (link) => {
      world.link = link;
      linkListeners.forEach((listener) => listener());
    },
    close: (closing) => closings.forEach((listener) => listener(closing)),
    on: (more) => void Object.assign(handlers, more),
    failNext: (name, error) => void failures.set(name, { params: {}, fields: [], ...error }),
    stall: (name, until) => void stalled.set(name, until),
    call<N extends CommandName>(name: N, args: Args<N>) {
      const handler = handlers[name] as ((args: Args<N>) => Output<N>) | undefined;
      return run(name, structuredClone(args), handler && (() => handler(args)));
    },
    attachmentPut: (part, bytes) =>
      run('attachment_put', { ...part, bytes: bytes.length }, () => world.attachmentPut(part, bytes)),
    shell: (name, args) => run(name, args, () => shellHandlers[name](args)),
    changes: (listener) => void listeners.push(listener),
    closing: (listener) => void closings.push(listener),
    deepLink: (listener) => void linkListeners.push(listener),
    mediaUrl: picture,
  };
}
