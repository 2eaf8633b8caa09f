/** What jsdom lacks and the window uses. */

import { cleanup, configure } from '@testing-library/svelte';
import { afterEach, beforeEach, vi } from 'vitest';

import { guardComposition } from '../lib/composition';
import { useLocale } from '../lib/i18n';
import { resetRoute } from '../lib/route.svelte';
import { toasts, dismissToast } from '../lib/toast';

// As the window's start does, before anything listens.
guardComposition();
configure({ asyncUtilTimeout: 10_000 });

HTMLDialogElement.prototype.showModal = function () {
  this.open = true;
};
HTMLDialogElement.prototype.close = function () {
  if (!this.open) return;
  this.open = false;
  this.dispatchEvent(new Event('close'));
};
// As wide as the window first is: three panes.
window.innerWidth = 1280;
HTMLCanvasElement.prototype.getContext = () => null;
Element.prototype.scrollIntoView = () => undefined;
Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 600 });
Blob.prototype.arrayBuffer ??= function () {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as ArrayBuffer);
    reader.onerror = () => reject(reader.error ?? new Error('the bytes cannot be read'));
    reader.readAsArrayBuffer(this);
  });
};
window.matchMedia = (query) =>
  ({
    matches: false,
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }) as unknown as MediaQueryList;
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

beforeEach(async () => {
  await useLocale('en');
  resetRoute();
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  toasts.shown.forEach((one) => dismissToast(one.id));
});
