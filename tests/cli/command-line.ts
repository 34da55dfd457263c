import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import mongoose from 'mongoose';
import { runCli } from '../../src/cli/run-cli.ts';

export interface CommandLine {
  /** What commands find in the environment. */
  env: Record<string, string>;
  /** The path of a file in a folder of its own. */
  file(name: string): string;
  /** What a command prints and how it ends. */
  tandem(...words: string[]): Promise<{ status: number; out: string[]; err: string[] }>;
}

/** The command line on a database and a folder that are this file's alone, and are gone after its tests. */
export function useCommandLine(): CommandLine {
  let folder = '';
  const env: Record<string, string> = {};
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tandem-cli-'));
    const engine = new URL(process.env.TANDEM_TEST_MONGODB_URI ?? '');
    engine.pathname = `/cli-${randomUUID()}`;
    Object.assign(env, { MONGODB_URI: engine.href, DATA_DIR: folder });
  });
  afterAll(async () => {
    await mongoose.connect(env.MONGODB_URI ?? '');
    await mongoose.connection.dropDatabase();
    await mongoose.disconnect();
    await rm(folder, { recursive: true, force: true });
  });
  return {
    env,
    file: (name) => join(folder, name),
    async tandem(...words) {
      const [out, err]: [string[], string[]] = [[], []];
      const status = await runCli(words, {
        env,
        out: (text) => out.push(...text.split('\n')),
        err: (text) => err.push(...text.split('\n')),
      });
      return { status, out, err };
    },
  };
}
