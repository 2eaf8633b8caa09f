/** Where the start of the program stands, and how it goes on. */

import {
  type BackupRestore,
  CommandError,
  type RestoredWorkspace,
  type StartFailure,
  type StartState,
  type WorkspaceOpen,
  shell,
  toCommandError,
} from '../ipc';
import { resetRoute } from '../lib/route.svelte';
import { setSession } from './session.svelte';

const POLL_MS = 120;

/** Why the start failed; which workspace it was is not known when the shell itself did not answer. */
export type Failure = Omit<StartFailure, 'kind'> & Partial<Pick<StartFailure, 'kind'>>;

let state = $state.raw<StartState | { phase: 'unknown' } | { phase: 'failed'; failure: Failure }>({ phase: 'unknown' });
let lastChoice = $state.raw<WorkspaceOpen>();
let restored = $state.raw<RestoredWorkspace>();
let readySaid = false;

export const phase = {
  get state() {
    return state;
  },
  /** What was chosen in this window, to try it again. */
  get lastChoice(): WorkspaceOpen | undefined {
    return lastChoice;
  },
  /** What was restored a moment ago, until somebody has read it. */
  get restored(): RestoredWorkspace | undefined {
    return restored;
  },
};

/** Asks until the workspace is open, has failed, or is to be chosen. */
export async function watchStart(): Promise<void> {
  try {
    state = await shell.startState();
  } catch (thrown) {
    state = failedBy(toCommandError(thrown));
  }
  if (state.phase === 'opening') setTimeout(watchStart, POLL_MS);
}

/** Opens a workspace. Wrong names are thrown, for the form; everything else becomes a phase. */
export async function openWorkspace(choice: WorkspaceOpen): Promise<void> {
  lastChoice = choice;
  try {
    await shell.workspaceOpen(choice);
  } catch (thrown) {
    const error = toCommandError(thrown);
    if (error.code === 'invalid_fields' || error.code === 'name_not_connectable') throw error;
    const now = await shell.startState().catch(() => undefined);
    state = now?.phase === 'failed' ? now : failedBy(error);
    return;
  }
  await watchStart();
}

/** Restores a backup and goes on in it. Throws why not: then everything is as it was. */
export async function restoreBackup(which: BackupRestore): Promise<void> {
  const workspace = await shell.backupRestore(which);
  // Another workspace: nothing of the one before stays on the screen.
  setSession(undefined);
  resetRoute();
  [state, lastChoice] = [{ phase: 'opening' }, { kind: workspace.restored.kind }];
  await watchStart();
  restored = workspace;
}

/** What was restored has been read. */
export function forgetRestored(): void {
  restored = undefined;
}

/** Leaves the workspace, back to the choice. */
export async function closeWorkspace(): Promise<void> {
  await shell.workspaceClose();
  setSession(undefined);
  state = { phase: 'choose' };
}

function failedBy(error: CommandError): { phase: 'failed'; failure: Failure } {
  const { detail = '', path = '' } = error.params;
  return { phase: 'failed', failure: { code: error.code, detail, path } };
}

/** Tells the shell, once, that the window can be used. */
export function sayReady(): void {
  if (readySaid) return;
  readySaid = true;
  requestAnimationFrame(() => void shell.uiReady().catch(() => undefined));
}
