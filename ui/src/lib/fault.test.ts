import { expect, test } from 'vitest';

import { nameAndPlace, violation } from './fault';

/** A fault with a stack as the named engine writes it. */
function fault(message: string, stack: string): Error {
  const made = new TypeError(message);
  made.stack = stack;
  return made;
}

test('a fault is logged by its name and places, in each engine', () => {
  const chromium = fault(
    'no "see you at six"',
    'TypeError: no "see you at six"\n    at send (http://tauri.localhost/a.js:1:20)',
  );
  expect(nameAndPlace(chromium)).toBe('TypeError\n    at send (http://tauri.localhost/a.js:1:20)');
  const webkit = fault('no "see you at six"', 'send@tauri://localhost/a.js:1:20\n@tauri://localhost/b.js:3:4');
  expect(nameAndPlace(webkit)).toBe('TypeError\nsend@tauri://localhost/a.js:1:20\n@tauri://localhost/b.js:3:4');
});

test('what somebody wrote does not reach the log, even where it looks like a place', () => {
  const wrote = 'bad:\n  at home (mine:1:2)\nmio@home:1:2';
  const logged = nameAndPlace(fault(wrote, `TypeError: ${wrote}\n    at send (a.js:1:20)`));
  expect(logged).toBe('TypeError\n    at send (a.js:1:20)');
  expect(nameAndPlace('see you at six')).toBe('unknown fault');
});

test('a real fault says where it happened, and no more than fits a line of the log', () => {
  const logged = nameAndPlace(new RangeError('see you at six'));
  expect(logged).toMatch(/^RangeError\n\s*at .*fault\.test\.ts:\d+:\d+/);
  expect(logged).not.toContain('six');
  expect(logged.length).toBeLessThanOrEqual(500);
});

test('a violation of the content security policy is logged by its directive and place, without what it was', () => {
  const event = {
    effectiveDirective: 'img-src',
    blockedURI: 'https://evil.example/?see=you',
    sourceFile: 'tauri://localhost/a.js',
    lineNumber: 1,
    columnNumber: 20,
  } as SecurityPolicyViolationEvent;
  expect(violation(event)).toBe('SecurityPolicyViolation img-src\ntauri://localhost/a.js:1:20');
});
