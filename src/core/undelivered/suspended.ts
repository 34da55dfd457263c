import { type UndeliveredReason, undeliveredReasons } from '../chat/refusal.ts';
import { MessageModel } from '../outbox/message.ts';
import { type Platform, platforms } from '../people/person.ts';
import { findSuspensions, type Suspension } from '../rates/suspensions.ts';

/** A platform that takes nothing at all, and how much waits for it. */
export interface WaitingPlatform {
  reason: UndeliveredReason;
  platform: Platform;
  state: 'suspended';
  messages: number;
  people: number;
  since: Date;
}

interface Which {
  reason: UndeliveredReason;
  platform?: Platform | undefined;
}

/** The queues in which messages wait for platforms that take nothing; for this reason, where one is given. */
export async function suspendedLanes(which?: Which): Promise<string[]> {
  const suspensions = await findSuspensions();
  const isMeant = ({ because, platform }: Suspension) =>
    which === undefined || (because === which.reason && platform === which.platform);
  return suspensions.filter(isMeant).map(({ key }) => key);
}

/** The platforms that take nothing at all just now. */
export async function findWaitingPlatforms(): Promise<WaitingPlatform[]> {
  const suspensions = await findSuspensions();
  const found = platforms.flatMap((platform) =>
    undeliveredReasons.map(async (reason) => {
      const those = suspensions.filter((each) => each.platform === platform && each.because === reason);
      if (those.length === 0) return [];
      const since = new Date(Math.min(...those.map((each) => each.since.getTime())));
      const counts = await countIn(those.map(({ key }) => key));
      return [{ platform, reason, state: 'suspended' as const, since, ...counts }];
    }),
  );
  return (await Promise.all(found)).flat();
}

async function countIn(lanes: string[]): Promise<{ messages: number; people: number }> {
  const byPerson = await MessageModel.aggregate<{ _id: string | null; messages: number }>([
    { $match: { state: 'pending', lane: { $in: lanes }, nextTryAt: { $type: 'date' } } },
    { $group: { _id: '$personId', messages: { $sum: 1 } } },
  ]);
  return {
    messages: byPerson.reduce((sum, { messages }) => sum + messages, 0),
    people: byPerson.filter(({ _id }) => _id !== null).length,
  };
}

/** What waits for nothing but its turn. */
export async function countUnderway(): Promise<number> {
  return MessageModel.countDocuments({
    state: 'pending',
    nextTryAt: { $type: 'date' },
    troubledAt: { $exists: false },
    lane: { $nin: await suspendedLanes() },
  });
}
