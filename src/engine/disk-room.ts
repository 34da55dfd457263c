import fs from 'node:fs/promises';

/** With less than that an engine cannot go on writing: it makes its journal in pieces of eight. */
const leastMegabytes = 16;

/** Whether the disk that a directory is on is full; unknown where the system does not tell. */
export async function isDiskFull(directory: string): Promise<boolean> {
  try {
    const { bavail, bsize, blocks } = await fs.statfs(directory);
    return blocks > 0 && (bavail * bsize) / 1024 ** 2 < leastMegabytes;
  } catch {
    return false;
  }
}

/** Goes on with a sentence about an engine that ended by itself: why that may be, and what to do. */
export async function withAdvice(sentence: string, directory: string): Promise<string> {
  const advice = (await isDiskFull(directory))
    ? `the disk that ${directory} is on is full, so make room there and start again`
    : `if this comes again its files are damaged, so put ${directory} back from your backup`;
  return `${sentence.replace(/\.$/, '')}; ${advice}.`;
}
