import { once } from 'node:events';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import { listenerIn, removeSocketFolder } from './engine-socket.ts';
import { isProcessAlive } from './is-process-alive.ts';

const ENGINE_OWNER = z.object({
  /** Of the engine, such as `embedded MongoDB 9.0-alpha`. */
  name: z.string(),
  uri: z.string(),
  /** Whether it takes the login that is kept in the data directory, which is never written down here. */
  takesLogin: z.boolean().optional(),
  enginePid: z.int().positive(),
  /** Of the app that started the engine. */
  appPid: z.int().positive(),
});

/** Which app has the engine of a data directory open, and where it answers. */
export type EngineOwner = z.infer<typeof ENGINE_OWNER>;

/**
 * Leaves word in the data directory of who has its engine open; only the same user can read it. Having the engine open
 * proves that an owner before is gone, so the socket of one that was killed is cleared away.
 */
export async function announceOwner(dataDir: string, owner: EngineOwner): Promise<void> {
  const previous = await readOwner(dataDir);
  if (previous !== undefined) await removeSocketFolder(previous.uri);
  const file = ownerFile(dataDir);
  const draft = `${file}.${owner.appPid}`;
  await writeFile(draft, `${JSON.stringify(owner)}\n`, { mode: 0o600 });
  await rename(draft, file);
}

export async function withdrawOwner(dataDir: string): Promise<void> {
  await rm(ownerFile(dataDir), { force: true });
}

/** The owner whose engine really answers. */
export async function findOwner(dataDir: string): Promise<EngineOwner | undefined> {
  const owner = await readOwner(dataDir);
  if (owner === undefined || !isProcessAlive(owner.enginePid)) return undefined;
  return (await answers(owner.uri)) ? owner : undefined;
}

async function readOwner(dataDir: string): Promise<EngineOwner | undefined> {
  try {
    return ENGINE_OWNER.parse(JSON.parse(await readFile(ownerFile(dataDir), 'utf8')));
  } catch {
    return undefined;
  }
}

function ownerFile(dataDir: string): string {
  return join(dataDir, 'engine.json');
}

async function answers(uri: string): Promise<boolean> {
  const socket = connect(listenerIn(uri));
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
