import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { DirectoryInUseError } from '../../src/engine/directory-in-use.ts';
import { type EngineKind, engineKinds, startLocalEngine } from '../../src/engine/start-local-engine.ts';

let dataDir: string;
let kinds: { embedded: EngineKind; server: EngineKind };
let warnings: string[];
const log = pino({ level: 'warn' }, { write: (line: string) => void warnings.push(JSON.parse(line).msg) });

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tandem-data-'));
  kinds = engineKinds({ dataDir }, log);
  warnings = [];
});

afterEach(() => rm(dataDir, { recursive: true, force: true }));

function failing(kind: EngineKind, error: Error): EngineKind {
  return { ...kind, start: () => Promise.reject(error) };
}

async function leaveData(kind: EngineKind): Promise<void> {
  await mkdir(kind.directory, { recursive: true });
  await writeFile(join(kind.directory, 'WiredTiger'), '');
}

describe('where the embedded engine does not run', () => {
  it("MongoDB's own server takes its place, in a directory of its own", async () => {
    const { embedded, server } = kinds;
    // The one engine there surely is on this computer serves for the server.
    const engine = await startLocalEngine(
      {
        embedded: failing(embedded, new Error('wrong processor')),
        server: { ...server, start: embedded.start },
      },
      log,
    );
    await engine.process.close();
    expect(engine.directory).toBe(server.directory);
    expect(warnings).toEqual([
      "The embedded database does not run here (wrong processor); trying MongoDB's own server.",
    ]);
  });

  it('and the server neither, both reasons and the three ways out are named', async () => {
    const { embedded, server } = kinds;
    const start = startLocalEngine(
      {
        embedded: failing(embedded, new Error('wrong processor')),
        server: failing(server, new Error('no network')),
      },
      log,
    );
    await expect(start).rejects.toThrow(
      /MONGODB_URI.*install MongoDB.*newer system.*wrong processor.*no network/s,
    );
  });

  it('data that it wrote is not hidden behind an empty database', async () => {
    const { embedded, server } = kinds;
    await leaveData(embedded);
    const start = startLocalEngine(
      {
        embedded: failing(embedded, new Error('wrong processor')),
        server: { ...server, start: embedded.start },
      },
      log,
    );
    await expect(start).rejects.toThrow(
      `The embedded MongoDB that wrote ${embedded.directory} does not start: wrong processor`,
    );
  });
});

describe('an engine', () => {
  it('that MongoDB’s own server began stays with that server', async () => {
    const { embedded, server } = kinds;
    await leaveData(server);
    const start = startLocalEngine({ embedded, server: failing(server, new Error('no network')) }, log);
    await expect(start).rejects.toThrow(`wrote ${server.directory} does not start: no network`);
  });

  it('whose directory is open elsewhere is not replaced by another one', async () => {
    const { embedded, server } = kinds;
    const inUse = new DirectoryInUseError(embedded.directory, 4711);
    await expect(startLocalEngine({ embedded: failing(embedded, inUse), server }, log)).rejects.toBe(inUse);
  });
});
