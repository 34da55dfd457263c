import { type Acknowledgement, atMost, type Delivery, deliver, persistently } from './deliver.ts';
import type { FakePlatforms } from './fake-platforms.ts';
import type { Pair } from './pairs.ts';
import { command } from './slack-side.ts';
import { dialogIn } from './teams-side.ts';

/** Where the races are run: two copies of the app on one database, and the platforms in front of them. */
export interface World {
  copies: readonly [string, string];
  platforms: FakePlatforms;
  pairs: readonly Pair[];
}

/** What came of many tries. */
export interface Counts {
  tries: number;
  /** Something that was acknowledged is not there. */
  lost: number;
  /** Something is there twice. */
  doubled: number;
  /** The second delivery was answered in another way than the first. */
  unlike: number;
  /** Not acknowledged, in time or at all: the person was told that it failed. */
  refused: number;
}

export function noCounts(): Counts {
  return { tries: 0, lost: 0, doubled: 0, unlike: 0, refused: 0 };
}

/** Presses of all people together that are on their way at one moment, so that each is answered within seconds. */
export const throughTheDoor = atMost(20);

/** The same to both copies at once. */
export function toBoth({ copies }: World, delivery: Delivery): Promise<Acknowledgement[]> {
  return Promise.all(copies.map((copy) => deliver(copy, delivery)));
}

/**
 * Resolves when each copy has done all that this person did in Slack: what one person does, a copy does one after the
 * other, whether it was acknowledged before or after.
 */
export async function allDoneFor({ copies, platforms }: World, personId: string): Promise<void> {
  await Promise.all(
    copies.map(async (copy) => {
      await persistently(async () => {
        const { responseId, delivery } = command(platforms, personId, 'help');
        const [answers] = await Promise.all([platforms.answersAt(responseId, 1), deliver(copy, delivery)]);
        return answers[0];
      });
    }),
  );
}

/** Whether the app took it: a refusal is a page of its own, over the form or in its place. */
export function isTakenBySlack(answer: Acknowledgement): boolean {
  if (answer?.status !== 200) return false;
  const { response_action: action } = (answer.body || {}) as { response_action?: string };
  return action !== 'push' && action !== 'errors';
}

/** The same in Teams, where a refusal takes the place of the dialog, under the app's own name. */
export function isTakenByTeams(answer: Acknowledgement): boolean {
  return answer?.status === 200 && dialogIn(answer)?.title !== 'Tandem';
}

/** Whether it says that the app has too much to do just now, which is neither done nor refused. */
export function isTooBusy(said: string): boolean {
  return /cannot reach its database|still (at it|working)/i.test(said);
}
