/** The libraries that the program is built from, with their licences, as the module `virtual:licences`. */

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type { Plugin } from 'vite';

export interface Library {
  name: string;
  version: string;
  /** As SPDX writes it. */
  licence: string;
}

const MODULE = 'virtual:licences';
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** What is compiled into the window although it only builds it. */
const COMPILED_IN = ['svelte'];

interface Metadata {
  packages: { id: string; name: string; version: string; license: string | null; source: string | null }[];
  resolve: { nodes: { id: string; deps: { pkg: string; dep_kinds: { kind: string | null }[] }[] }[] };
}

function run(program: string, ...words: string[]): string {
  return execFileSync(program, words, { cwd: ROOT, encoding: 'utf8', maxBuffer: 256 << 20 });
}

/** The crates that `engawa` is linked from on this system, and none that only build or test it. */
function crates(): Library[] {
  const host = /^host: (.+)$/m.exec(run('rustc', '-vV'))?.[1] ?? '';
  const words = ['metadata', '--format-version', '1', '--locked', '--filter-platform', host];
  const { packages, resolve } = JSON.parse(run('cargo', ...words)) as Metadata;
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const seen = new Set<string>();
  const waiting = packages.filter(({ name, source }) => name === 'engawa' && source === null).map(({ id }) => id);
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const linked = nodes.get(id)?.deps.filter(({ dep_kinds: kinds }) => kinds.some(({ kind }) => kind === null)) ?? [];
    waiting.push(...linked.map(({ pkg }) => pkg));
  }
  return packages
    .filter(({ id, source }) => source !== null && seen.has(id))
    .map(({ name, version, license }) => ({ name, version, licence: license ?? '' }));
}

interface Lock {
  packages: Record<string, { version?: string; license?: string; dev?: boolean }>;
}

/** The packages that are part of the window. */
function packages(): Library[] {
  const { packages: all } = JSON.parse(readFileSync(`${ROOT}/ui/package-lock.json`, 'utf8')) as Lock;
  return Object.entries(all).flatMap(([path, { version = '', license = '', dev }]) => {
    const name = path.replace(/^.*node_modules\//, '');
    const isPart = path !== '' && (!dev || COMPILED_IN.includes(name));
    return isPart ? [{ name, version, licence: license }] : [];
  });
}

/** The Vite plugin: the list is made when it is asked for, and is a chunk of its own. */
export const licences = (): Plugin => ({
  name: 'engawa-licences',
  resolveId: (id) => (id === MODULE ? `\0${MODULE}` : undefined),
  load(id) {
    if (id !== `\0${MODULE}`) return undefined;
    const all = [...crates(), ...packages()].sort((a, b) => a.name.localeCompare(b.name, 'en'));
    return `export default ${JSON.stringify(all)}`;
  },
});
