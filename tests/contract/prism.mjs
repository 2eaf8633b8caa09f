// Every call of our client against LINE's published API description, served by Prism, which refuses what the
// description does not allow.   node prism.mjs --contract BINARY   (LINE_OPENAPI_DIR: the folder with the .yml files)
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import path from "node:path";
import { parseArgs } from "node:util";

import { createRequire } from "node:module";

const { values } = parseArgs({ options: { contract: { type: "string" } } });
const folder = process.env.LINE_OPENAPI_DIR;
if (!folder) {
  console.log("LINE_OPENAPI_DIR is not set: our calls are not checked against LINE's API description");
  process.exit(0);
}
const prism = createRequire(import.meta.url).resolve("@stoplight/prism-cli/dist/index.js");
const servers = [];

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

async function serve(description) {
  const port = await freePort();
  const options = ["mock", path.join(folder, description), "--errors", "--host", "127.0.0.1", "--port", String(port)];
  const server = spawn(process.execPath, [prism, ...options], { stdio: ["ignore", "pipe", "pipe"] });
  servers.push(server);
  let said = "";
  await new Promise((resolve, reject) => {
    const listen = (text) => {
      said += text;
      if (said.includes("Prism is listening")) resolve();
    };
    server.stdout.on("data", listen);
    server.stderr.on("data", listen);
    server.on("exit", () => reject(new Error(`Prism does not serve ${description}:\n${said}`)));
  });
  return `http://127.0.0.1:${port}`;
}

try {
  const [api, tokens] = await Promise.all([serve("messaging-api.yml"), serve("channel-access-token.yml")]);
  const client = spawn(values.contract, ["calls", api, tokens], { stdio: ["ignore", "inherit", "inherit"] });
  const [code] = await once(client, "exit");
  process.exitCode = code;
} finally {
  for (const server of servers) server.kill();
}
