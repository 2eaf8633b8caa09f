// Engawa's webhook server and the usual way, side by side under the same load, in turns.
// node run.mjs --engawa BINARY --load BINARY [--rounds 3] [--events 40000] [--connections 32]
// Ends with 1 when Engawa misses its goals: 5 times the usual way with synchronous=FULL, p99 below 10 ms.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, fdatasyncSync, openSync, writeSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { loadavg, tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";

import Database from "better-sqlite3";

const { values } = parseArgs({
  options: {
    engawa: { type: "string" },
    load: { type: "string" },
    rounds: { type: "string", default: "3" },
    events: { type: "string", default: "40000" },
    connections: { type: "string", default: "32" },
  },
});
const SECRET = "8c570fa6dd201bb328f1c1eac23a96d8";
const GOAL = { ratio: 5, p99: 10 };
const WARM_UP = 1000;
const PROBES = 400;

// The usual way is slower: a fifth of the events keeps its turn about as long.
const few = Math.ceil(Number(values.events) / 5);
const node = (synchronous) => (dir) => [
  process.execPath,
  [path.join(import.meta.dirname, "server.mjs"), "--dir", dir, "--secret", SECRET, "--synchronous", synchronous],
];
const contestants = [
  { name: "express, FULL", events: few, command: node("FULL") },
  { name: "engawa, FULL", events: Number(values.events), command: (dir) => [values.engawa, ["--port", "0", "--dir", dir, "--secret", SECRET]] },
  { name: "express, NORMAL", events: few, command: node("NORMAL") },
];

async function measure({ events, command }) {
  const dir = await mkdtemp(path.join(tmpdir(), "bench-webhook-"));
  const server = spawn(...command(dir), { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const [line] = await once(createInterface(server.stdout), "line");
    const { url } = JSON.parse(line);
    const warmUp = await load(url, WARM_UP);
    const measured = await load(url, events);
    server.kill("SIGKILL");
    await once(server, "exit");
    expectStored(dir, warmUp.accepted + measured.accepted);
    return measured;
  } finally {
    server.kill("SIGKILL");
    await rm(dir, { recursive: true, force: true });
  }
}

async function load(url, events) {
  const parameters = ["--url", url, "--secret", SECRET, "--events", String(events), "--connections", values.connections];
  const generator = spawn(values.load, parameters, { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(createInterface(generator.stdout), "line");
  const measured = JSON.parse(line);
  if (measured.refused > 0 || measured.accepted !== events) throw new Error(`not all were accepted: ${line}`);
  return measured;
}

// The server was killed, not asked to stop: what it answered with 200 has to be there all the same.
function expectStored(dir, expected) {
  const database = new Database(path.join(dir, "workspace.db"));
  const { stored } = database.prepare("SELECT count(*) AS stored FROM webhook_event").get();
  database.close();
  if (stored !== expected) throw new Error(`${expected} events were acknowledged and ${stored} are stored`);
}

// What the disk alone takes: 4 KiB at the end of a file, and onto the disk. Nobody who promises durability is quicker.
async function probe() {
  const dir = await mkdtemp(path.join(tmpdir(), "bench-disk-"));
  const file = openSync(path.join(dir, "probe"), "w");
  const block = Buffer.alloc(4096, 7);
  const times = Array.from({ length: PROBES }, () => {
    const start = performance.now();
    writeSync(file, block);
    fdatasyncSync(file);
    return performance.now() - start;
  }).toSorted((a, b) => a - b);
  closeSync(file);
  await rm(dir, { recursive: true });
  const at = (share) => times[Math.floor((PROBES - 1) * share)];
  return { p50_ms: at(0.5), p99_ms: at(0.99), max_ms: at(1) };
}

const ms = (number) => number.toFixed(2);
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const results = new Map(contestants.map(({ name }) => [name, []]));
const disk = [];
for (let round = 1; round <= Number(values.rounds); round += 1) {
  const probed = await probe();
  disk.push(probed);
  const load = loadavg()[0].toFixed(1);
  console.error(`round ${round}  the disk alone    p50 ${ms(probed.p50_ms)}, p99 ${ms(probed.p99_ms)} ms a write; load of the computer ${load}`);
  for (const contestant of contestants) {
    const measured = await measure(contestant);
    results.get(contestant.name).push(measured);
    console.error(`round ${round}  ${contestant.name.padEnd(16)} ${measured.events_per_second} events/s, p99 ${ms(measured.p99_ms)} ms`);
  }
}

const rate = (name) => median(results.get(name).map((one) => one.events_per_second));
const time = (name, key) => median(results.get(name).map((one) => one[key]));
console.log(`\n${values.connections} connections, one event each, median of ${values.rounds} rounds`);
console.log("                   events/s    p50 ms    p99 ms    max ms");
for (const name of results.keys()) {
  const times = ["p50_ms", "p99_ms", "max_ms"].map((key) => ms(time(name, key)).padStart(10));
  console.log(`${name.padEnd(16)} ${String(Math.round(rate(name))).padStart(10)}${times.join("")}`);
}
const [diskP50, diskP99, diskMax] = ["p50_ms", "p99_ms", "max_ms"].map((key) => ms(median(disk.map((one) => one[key]))).padStart(10));
console.log(`${"the disk alone".padEnd(16)}           ${diskP50}${diskP99}${diskMax}`);
const ratio = rate("engawa, FULL") / rate("express, FULL");
const p99 = time("engawa, FULL", "p99_ms");
console.log(`\nEngawa is ${ratio.toFixed(1)} times as fast with FULL (goal ${GOAL.ratio}), p99 ${ms(p99)} ms (goal below ${GOAL.p99})`);
process.exitCode = ratio >= GOAL.ratio && p99 < GOAL.p99 ? 0 : 1;
