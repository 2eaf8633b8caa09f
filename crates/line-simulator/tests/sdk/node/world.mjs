/** Starts the simulator and a webhook endpoint, and speaks the simulator's control API. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';

import { middleware } from '@line/bot-sdk';

const PATIENCE = AbortSignal.timeout(60_000);

/** Runs the simulator's program; resolves to its process, URL and accounts. */
export async function startSimulator(program) {
  const child = spawn(program, ['--listen', '127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const failed = new Promise((_, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the simulator ended with ${code}`)));
  });
  failed.catch(() => {});
  const lines = createInterface({ input: child.stdout });
  const first = new Promise((resolve) => lines.once('line', resolve));
  const { url, accounts } = JSON.parse(await Promise.race([first, failed]));
  return { child, url, account: accounts[0] };
}

/** The control API: what LINE users do. */
export class Control {
  constructor(url) {
    this.base = `${url}/simulator`;
  }

  post = (path, body = {}) => this.#call('POST', path, body);
  patch = (path, body) => this.#call('PATCH', path, body);
  get = (path) => this.#call('GET', path);

  async #call(method, path, body) {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(this.base + path, { method, headers, body: JSON.stringify(body), signal: PATIENCE });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return JSON.parse(text);
  }
}

/** A webhook endpoint behind the SDK's own middleware. What it refuses is answered with 401. */
export class Endpoint {
  #waiting = [];
  #received = [];

  /** Everything that was let in, for the check of its types. */
  bodies = [];

  async open(channelSecret) {
    const check = middleware({ channelSecret });
    this.server = createServer((request, response) => {
      check(request, response, (problem) => {
        response.writeHead(problem === undefined ? 200 : 401).end();
        if (problem === undefined) this.#receive(request.body);
      });
    });
    await new Promise((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${this.server.address().port}/hook`;
  }

  /** The next body. */
  next() {
    const body = this.#received.shift();
    if (body !== undefined) return Promise.resolve(body);
    return new Promise((resolve, reject) => {
      this.#waiting.push(resolve);
      PATIENCE.addEventListener('abort', () => reject(new Error('no webhook arrived')), { once: true });
    });
  }

  /** The event of the next body. */
  async event() {
    return (await this.next()).events[0];
  }

  close() {
    this.server.closeAllConnections();
    this.server.close();
  }

  #receive(body) {
    this.bodies.push(body);
    const waiting = this.#waiting.shift();
    if (waiting === undefined) this.#received.push(body);
    else waiting(body);
  }
}
