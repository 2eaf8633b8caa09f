// Our signature against that of LINE's SDK for Node, both ways.   node signatures.mjs --contract BINARY
import { spawnSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { parseArgs } from "node:util";

import { validateSignature } from "@line/bot-sdk";

const { values } = parseArgs({ options: { contract: { type: "string" } } });
const bodies = [
  '{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}',
  '{"destination":"U0","events":[{"type":"message","message":{"text":"ご予約 😀 \\u0000 สวัสดี"}}]}',
  " ",
  "x".repeat(1024 * 1024),
];
const secrets = ["8c570fa6dd201bb328f1c1eac23a96d8", "00000000000000000000000000000000"];
let passed = 0;
let failed = 0;

function check(problem, passes) {
  if (passes) passed += 1;
  else failed += 1;
  if (!passes) console.log(problem);
}

const ours = (input, ...words) => spawnSync(values.contract, words, { input, encoding: "utf8" });
for (const secret of secrets) {
  for (const body of bodies) {
    const signature = ours(body, "sign", secret).stdout.trim();
    check("the SDK refuses what we signed", validateSignature(body, secret, signature));
    check("the SDK takes a signature of ours for another body", !validateSignature(`${body} `, secret, signature));
    // What the SDK accepts is what LINE sends: made here by its own rule, checked by the SDK, then by us.
    const theirs = createHmac("sha256", secret).update(body).digest("base64");
    check("the SDK and its rule differ", validateSignature(body, secret, theirs));
    check("we refuse what the SDK accepts", ours(body, "verify", secret, theirs).status === 0);
    check("we accept a signature for another body", ours(`${body} `, "verify", secret, theirs).status === 1);
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
