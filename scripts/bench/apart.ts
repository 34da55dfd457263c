import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A process of its own that answers questions, one at a time. */
export interface Apart {
  ask<T>(question?: object): Promise<T>;
  close(): Promise<void>;
}

/** Starts a script of `apart/`: what is measured has a memory and a compiler of its own, as it has in production. */
export function startApart(script: string, given: object): Apart {
  const path = fileURLToPath(new URL(`apart/${script}.ts`, import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', path, JSON.stringify(given)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async ask<T>(question: object = {}) {
      child.stdin.write(`${JSON.stringify(question)}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error(`${script} ended before it had an answer.`);
      return JSON.parse(value) as T;
    },
    async close() {
      child.stdin.end();
      await exited;
    },
  };
}

/** One question to a process that is there for nothing else. */
export async function askApart<T>(script: string, given: object, question: object = {}): Promise<T> {
  const apart = startApart(script, given);
  try {
    return await apart.ask<T>(question);
  } finally {
    await apart.close();
  }
}
