import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const frameSchema = z.object({ functionName: z.string(), url: z.string() });
const profileSchema = z.object({
  nodes: z.array(z.object({ id: z.number(), callFrame: frameSchema })),
  endTime: z.number(),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
});
type Frame = z.infer<typeof frameSchema>;

/** What takes processor time, by the code that runs; the first that fits counts. */
const parts: [part: string, fits: (frame: Frame) => boolean][] = [
  ['idle', ({ functionName }) => functionName === '(idle)'],
  ['garbage collection', ({ functionName }) => functionName === '(garbage collector)'],
  [
    'system calls and compiled-in code',
    ({ functionName, url }) => functionName === '(program)' || url === '',
  ],
  ['signatures and hashes', ({ url }) => url.includes('node:internal/crypto') || url === 'node:crypto'],
  ['mongoose', ({ url }) => /node_modules\/(mongoose|mquery|kareem|mpath|sift)\//.test(url)],
  ['BSON', ({ url }) => url.includes('node_modules/bson/')],
  ['driver', ({ url }) => /node_modules\/(mongodb|mongodb-connection-string-url)\//.test(url)],
  ['zod', ({ url }) => url.includes('node_modules/zod/')],
  ['Bolt, botbuilder and Express', ({ url }) => url.includes('node_modules/')],
  [
    'the gate, permissions and people',
    ({ url }) => /src\/core\/(one-to-ones|permissions|people)\//.test(url),
  ],
  ['the rest of core', ({ url }) => url.includes('src/core/')],
  ['the rest of Tandem', ({ url }) => url.includes('/src/')],
  ['Node: HTTP, sockets, timers, contexts', () => true],
];

/** Of the newest profile in a folder, which part of its last seconds went where, the largest first. */
export async function cpuShares(folder: string, seconds: number): Promise<{ part: string; share: number }[]> {
  // The last numbers of a name are the thread, 0 for the main one, and which of its profiles this is.
  const names = (await readdir(folder)).filter((name) => /\.0\.\d+\.cpuprofile$/.test(name)).sort();
  const profile = profileSchema.parse(JSON.parse(await readFile(join(folder, names.at(-1) ?? ''), 'utf8')));
  const partOf = new Map(profile.nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]));
  const spent = new Map<string, number>();
  let before = 0;
  for (let index = profile.samples.length - 1; index >= 0 && before < seconds * 1e6; index -= 1) {
    // A sample stands for the time until the next one.
    const lasted = profile.timeDeltas[index + 1] ?? 0;
    before += lasted;
    const part = partOf.get(profile.samples[index] ?? 0) ?? '';
    spent.set(part, (spent.get(part) ?? 0) + lasted);
  }
  spent.delete('idle');
  const all = [...spent.values()].reduce((sum, each) => sum + each, 0);
  return [...spent]
    .map(([part, time]) => ({ part, share: time / all }))
    .sort((left, right) => right.share - left.share);
}

function nameOf(frame: Frame): string {
  return parts.find(([, fits]) => fits(frame))?.[0] ?? '';
}
