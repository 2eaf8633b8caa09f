/** Puts the window up, whatever is behind it. */

import { mount } from 'svelte';

import App from './App.svelte';
import { shell } from './ipc';
import { guardComposition } from './lib/composition';
import { guardDrops } from './lib/dropGuard';
import { nameAndPlace, violation } from './lib/fault';
import { stepTextSize, watchDisplay } from './lib/display.svelte';
import { useLocale } from './lib/i18n';
import { pressed } from './lib/shortcuts';
import { watchTheme } from './lib/theme';

/** Faults go to the log by name and place; what people wrote stays out of it. */
function report(what: unknown): void {
  shell.uiError(nameAndPlace(what)).catch(() => undefined);
}

function textSizeKeys(event: KeyboardEvent): void {
  const name = pressed(event)?.name;
  const by = name === 'larger' ? 1 : name === 'smaller' ? -1 : name === 'usual-size' ? 0 : undefined;
  if (by === undefined) return;
  event.preventDefault();
  stepTextSize(by);
}

function quitKey(event: KeyboardEvent): void {
  if (pressed(event)?.name !== 'quit') return;
  event.preventDefault();
  shell.windowQuit().catch(() => undefined);
}

/** Shows the start screen or the workspace in `#app`. */
export function openWindow(): void {
  window.addEventListener('error', (event) => report(event.error));
  window.addEventListener('unhandledrejection', (event) => report(event.reason));
  window.addEventListener('securitypolicyviolation', (event) => {
    shell.uiError(violation(event)).catch(() => undefined);
  });
  // The web view's own menu offers Reload and the like, which mean nothing here; in fields it is useful.
  window.addEventListener('contextmenu', (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (!target?.closest('input, textarea, .selectable')) event.preventDefault();
  });
  // On every screen, also before somebody has said who they are.
  window.addEventListener('keydown', textSizeKeys);
  guardDrops();
  window.addEventListener('keydown', quitKey);
  // What waits for LINE does not have to wait for its next try.
  window.addEventListener('online', () => void shell.networkBack().catch(() => undefined));
  guardComposition();
  watchTheme();
  watchDisplay();
  const target = document.getElementById('app');
  // Without words nothing is shown; without them for ever there would be no window at all.
  void useLocale('system')
    .catch(report)
    .then(() => target && mount(App, { target }));
}
