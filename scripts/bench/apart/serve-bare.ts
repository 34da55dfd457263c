import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import type { Express } from 'express';

export interface BareState {
  url: string;
  /** How long it has kept a processor busy since it was started. */
  cpuSeconds: number;
}

/** Serves a bare app, and answers every line on the standard input with how it is until there is none. */
export async function serveBare(app: Express): Promise<void> {
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for await (const _ of createInterface({ input: process.stdin })) {
    const { user, system } = process.cpuUsage();
    const state: BareState = { url, cpuSeconds: (user + system) / 1e6 };
    process.stdout.write(`${JSON.stringify(state)}\n`);
  }
  process.exit();
}
