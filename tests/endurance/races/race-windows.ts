import { type OneToOne, OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { type AnswersWindow, openAnswers, type Platform } from './answers-window.ts';
import type { Pair } from './pairs.ts';
import { allDoneFor, type Counts, noCounts, throughTheDoor, type World } from './world.ts';

/** What came of the tries of each kind. */
export interface WindowCounts {
  /** One window saves after the other, and was drawn before it. */
  inTurn: Counts;
  /** Two windows save different fields at one moment, at two copies. */
  atOnce: Counts;
  /** One window saves while the other shares. */
  whileSharing: Counts;
  /** Two windows save the same field at one moment: the one stands, the other is offered. */
  sameField: Counts;
}

type Windows = readonly [AnswersWindow, AnswersWindow];

interface Race {
  /** The field that is typed into in each window. */
  fields: readonly [number, number];
  texts: readonly [string, string];
}

/** Both windows of a device each: in Slack, in Teams, or in both. */
const devices: readonly (readonly [Platform, Platform])[] = [
  ['slack', 'slack'],
  ['slack', 'teams'],
  ['teams', 'slack'],
  ['teams', 'teams'],
];

/**
 * Two windows of one person, drawn at both copies before either is typed into, for all pairs at once: each pair saves in
 * turn first, and then at one moment, in one of three ways.
 */
export async function raceWindows(world: World): Promise<WindowCounts> {
  const counts = {
    inTurn: noCounts(),
    atOnce: noCounts(),
    whileSharing: noCounts(),
    sameField: noCounts(),
  };
  await Promise.all(world.pairs.map((pair) => raceOfPair(world, pair, counts)));
  return counts;
}

async function raceOfPair(world: World, pair: Pair, counts: WindowCounts): Promise<void> {
  const windows = await throughTheDoor(() => openBoth(world, pair));
  const inTurn = { fields: [0, 1], texts: textsOf(pair, 'in turn') } as const;
  const taken = await throughTheDoor(() => saveInTurn(world, pair, windows, inTurn));
  const next = await throughTheDoor(() => openBoth(world, pair));
  note(counts.inTurn, taken, await areKept(pair, next, inTurn));

  const { kind, fields, play } =
    meetings[Math.floor(pair.number / devices.length) % meetings.length] ?? meetings[0];
  const race = { fields, texts: textsOf(pair, kind) };
  const takenAtOnce = await throughTheDoor(() => play(next, race));
  await throughTheDoor(() => allDoneFor(world, pair.revieweeId));
  const last = await throughTheDoor(() => openAnswers('slack', world, world.copies[0], pair));
  note(counts[kind], takenAtOnce, await areKept(pair, [last], race));
}

async function saveInTurn(world: World, pair: Pair, [first, second]: Windows, { fields, texts }: Race) {
  const isTaken = await first.save(fields[0], texts[0]);
  await allDoneFor(world, pair.revieweeId);
  const isOtherTaken = await second.save(fields[1], texts[1]);
  await allDoneFor(world, pair.revieweeId);
  return [isTaken, isOtherTaken];
}

/** What two windows can do at one moment. */
const meetings = [
  {
    kind: 'atOnce',
    fields: [0, 1],
    play: ([first, second]: Windows, { fields, texts }: Race) =>
      Promise.all([first.save(fields[0], texts[0]), second.save(fields[1], texts[1])]),
  },
  {
    kind: 'whileSharing',
    fields: [0, 2],
    play: ([first, second]: Windows, { fields, texts }: Race) =>
      Promise.all([first.share(fields[0], texts[0]), second.save(fields[1], texts[1])]),
  },
  {
    kind: 'sameField',
    fields: [2, 2],
    play: ([first, second]: Windows, { fields, texts }: Race) =>
      Promise.all([first.save(fields[0], texts[0]), second.save(fields[1], texts[1])]),
  },
] as const;

function textsOf({ number }: Pair, kind: string): [string, string] {
  return [`${kind}, one of ${number}`, `${kind}, two of ${number}`];
}

function openBoth(world: World, pair: Pair): Promise<Windows> {
  const [here, there] = devices[pair.number % devices.length] ?? ['slack', 'slack'];
  const [copy, other] = world.copies;
  return Promise.all([openAnswers(here, world, copy, pair), openAnswers(there, world, other, pair)]);
}

function note(counts: Counts, taken: readonly boolean[], kept: readonly boolean[]): void {
  counts.tries += 1;
  counts.refused += taken.filter((isTaken) => !isTaken).length;
  if (taken.some((isTaken, index) => isTaken && !kept[index])) counts.lost += 1;
}

/** Whether each text stands in its field or, where both went into one field, is there to be taken up. */
async function areKept(
  { oneToOneId }: Pair,
  windows: readonly AnswersWindow[],
  { fields, texts }: Race,
): Promise<boolean[]> {
  const stored = JSON.stringify(await OneToOneModel.findById(oneToOneId).orFail().lean<OneToOne>());
  const isOneField = fields[0] === fields[1];
  return texts.map((text, index) => {
    const stands = windows.every(({ held }) => held[fields[index] ?? 0] === text);
    const isOffered = isOneField && windows.every(({ shown }) => shown.includes(text));
    return stored.includes(text) && (stands || isOffered);
  });
}
