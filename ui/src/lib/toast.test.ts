/** Notices: how many, how long, and where they are seen. */

import { beforeEach, describe, expect, it, vi } from 'vitest';

import { go } from './route.svelte';
import { holdToasts, toast, toasts } from './toast';

const texts = () => toasts.shown.map((one) => one.text);

beforeEach(() => {
  vi.useFakeTimers();
  holdToasts(false);
});

describe('notices', () => {
  it('are two at most, and one that offers a way back outlives one that does not', () => {
    toast('Deleted', { action: { label: 'Undo', run: () => undefined } });
    toast('Copied');
    toast('Saved');
    expect(texts()).toEqual(['Deleted', 'Saved']);
  });

  it('are seen on the screen they came on, and on no other', async () => {
    toast('Copied');
    await go('contacts');
    expect(texts()).toEqual([]);
    await go('messages');
    expect(texts()).toEqual(['Copied']);
  });

  it('stay while somebody points at them or has the focus in them, and go afterwards', () => {
    toast('Copied');
    vi.advanceTimersByTime(5000);
    holdToasts(true);
    toast('Saved');
    vi.advanceTimersByTime(60_000);
    expect(texts()).toEqual(['Copied', 'Saved']);
    holdToasts(false);
    vi.advanceTimersByTime(1500);
    expect(texts()).toEqual(['Saved']);
    vi.advanceTimersByTime(6000);
    expect(texts()).toEqual([]);
  });
});
