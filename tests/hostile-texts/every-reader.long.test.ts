import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { fileReaders, readers } from './readers.ts';

const childFile = fileURLToPath(new URL('./read-everything.ts', import.meta.url));

/** Half a minute on a slow machine is enough; an expression that goes through a text again at each sign takes hours. */
const deadlineMs = 240_000;

/** What a process of its own said that it read, before it ended or was ended. */
function readInTime(): Promise<{ lines: string[]; code: number | null }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', '--no-warnings', childFile]);
    const deadline = setTimeout(() => child.kill('SIGKILL'), deadlineMs);
    let said = '';
    let complaints = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
    });
    child.stderr.on('data', (chunk) => {
      complaints += chunk;
    });
    child.on('close', (code) => {
      clearTimeout(deadline);
      resolve({ lines: [...said.trimEnd().split('\n'), ...complaints.split('\n').slice(0, 5)], code });
    });
  });
}

it('reads a megabyte of each hostile shape through every reader, and comes to an end', async () => {
  const { lines, code } = await readInTime();
  const names = [...Object.keys(readers), ...Object.keys(fileReaders)];
  const unread = names.filter((name) => !lines.includes(`${name}: read`));
  expect({ unread, stoppedAt: unread.length === 0 ? undefined : lines.at(-2), code }).toEqual({
    unread: [],
    stoppedAt: undefined,
    code: 0,
  });
});
