import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

import { fluent } from './build/fluent.ts';
import { licences } from './build/licences.ts';
import { rem } from './build/rem.ts';

const page = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** The main window, and the practice phone which the LINE simulator serves. */
const pages = ['index.html', 'phone.html'].map(page).filter((path) => existsSync(path));

/** The gallery is built for the tests that look at it, and never goes into the program. */
const build = (mode: string) =>
  mode === 'gallery'
    ? { outDir: '../target/gallery', emptyOutDir: true, rolldownOptions: { input: page('gallery.html') } }
    : { outDir: 'dist', rolldownOptions: { input: pages } };

export default defineConfig(({ mode }) => ({
  base: './',
  clearScreen: false,
  plugins: [fluent(), svelte(), svelteTesting(), licences()],
  css: { postcss: { plugins: [rem()] } },
  build: {
    ...build(mode),
    target: 'safari17',
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    modulePreload: { polyfill: false },
  },
  server: { port: 5173, strictPort: false },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts'],
    setupFiles: ['src/test/setup.ts'],
    restoreMocks: true,
    // Waits end when what they wait for is there; the limit is for a machine that is busy with other things.
    testTimeout: 30_000,
  },
}));
