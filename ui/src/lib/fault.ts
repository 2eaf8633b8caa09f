/** What the log has of a fault in the window. */

const LONGEST = 500;

/** A line of a stack that says where: `at work (app.js:1:2)` in Chromium, `work@app.js:1:2` in WebKit. */
const FRAME = /^\s*at .*:\d+:\d+\)?$|^\S*@\S+:\d+:\d+$/;

/**
 * A fault's name and the places it went through. Its message stays out of the log: it can quote what people wrote,
 * and Chromium repeats it at the head of the stack.
 */
export function nameAndPlace(what: unknown): string {
  if (!(what instanceof Error)) return 'unknown fault';
  const stack = what.message ? (what.stack ?? '').replace(what.message, () => '') : (what.stack ?? '');
  const places = stack.split('\n').filter((line) => FRAME.test(line));
  return [what.name, ...places].join('\n').slice(0, LONGEST);
}

/** What was stopped by the content security policy: which directive, and where in our files. Not what it was. */
export function violation({ effectiveDirective, sourceFile, lineNumber, columnNumber }: SecurityPolicyViolationEvent) {
  return `SecurityPolicyViolation ${effectiveDirective}\n${sourceFile}:${lineNumber}:${columnNumber}`.slice(0, LONGEST);
}
