// The usual way to take LINE's webhooks: express, LINE's own middleware, better-sqlite3.
// node server.mjs --dir D --secret S --synchronous FULL|NORMAL   (prints its address as one line of JSON)
import path from "node:path";
import { parseArgs } from "node:util";

import { middleware } from "@line/bot-sdk";
import Database from "better-sqlite3";
import express from "express";

const { values } = parseArgs({
  options: { dir: { type: "string" }, secret: { type: "string" }, synchronous: { type: "string" } },
});

const database = new Database(path.join(values.dir, "workspace.db"));
database.pragma("journal_mode = WAL");
database.pragma(`synchronous = ${values.synchronous}`);
database.exec(`CREATE TABLE webhook_event (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, webhook_event_id TEXT NOT NULL UNIQUE, raw TEXT NOT NULL, received_at INTEGER NOT NULL
) STRICT`);
const insert = database.prepare(
  "INSERT INTO webhook_event (webhook_event_id, raw, received_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
);
const store = database.transaction((events) => {
  const now = Date.now();
  for (const event of events) insert.run(event.webhookEventId, JSON.stringify(event), now);
});

const app = express();
app.post("/line/webhook", middleware({ channelSecret: values.secret }), (request, response) => {
  store(request.body.events);
  response.sendStatus(200);
});
const server = app.listen(0, "127.0.0.1", () => {
  console.log(JSON.stringify({ url: `http://127.0.0.1:${server.address().port}/line/webhook` }));
});
