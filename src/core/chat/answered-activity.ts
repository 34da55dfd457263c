import { setTimeout as pause } from 'node:timers/promises';
import mongoose from 'mongoose';
import type { Core } from '../core.ts';
import { isDuplicateKey } from '../database/is-duplicate-key.ts';
import type { Platform } from '../people/person.ts';

/** Something that happened on a platform and is to be answered once, at whichever copy of the app it arrives. */
interface InboundActivity {
  /** `<platform>:<key>`, where the key is the same whenever the platform delivers it again. */
  _id: string;
  /** Until then whoever took it is working on it; after that they are taken to be gone. */
  heldUntil: Date;
  /** When its answer went out; absent until then. */
  answeredAt?: Date;
  /** Whom the outbox tells that it was done, because its answer did not reach them. */
  owedTo?: string;
  receivedAt: Date;
}

/** Right to answer an activity. */
export interface ActivityClaim {
  activityId: string;
  heldUntil: Date;
  /** Whom the outbox was asked to tell, when it was done before and could not be answered. */
  owedTo?: string;
}

/** Longer than answering ever takes; whoever is killed meanwhile is taken over from after it. */
const leaseMs = 15_000;

/** Platforms give up sending an activity again long before. */
const rememberedSeconds = 86_400;

/** How long a repeat waits for whoever works on the same: platforms give an answer three seconds. */
const repeatWaitsMs = 2_000;
const betweenLooksMs = 100;

const activitySchema = new mongoose.Schema<InboundActivity>(
  {
    _id: { type: String, required: true },
    heldUntil: { type: Date, required: true },
    answeredAt: Date,
    owedTo: String,
    receivedAt: { type: Date, required: true },
  },
  { collection: 'inboundActivities', versionKey: false },
);

activitySchema.index({ receivedAt: 1 }, { expireAfterSeconds: rememberedSeconds });

const InboundActivityModel = mongoose.model<InboundActivity>('InboundActivity', activitySchema);

/** How an activity is named among those of all platforms. */
export function activityIdOf(platform: Platform, key: string): string {
  return `${platform}:${key}`;
}

/**
 * Takes an activity to answer it. Where somebody else is working on the same, that is waited for.
 * @returns `answered` when its answer has gone out, `in-progress` when the work on it takes longer than can be waited
 */
export async function claimActivity(
  core: Pick<Core, 'clock'>,
  activityId: string,
  patienceMs = repeatWaitsMs,
): Promise<ActivityClaim | 'answered' | 'in-progress'> {
  for (let waitedMs = 0; ; waitedMs += betweenLooksMs) {
    const claim = await tryToClaim(core, activityId);
    if (claim !== 'in-progress' || waitedMs >= patienceMs) return claim;
    await pause(betweenLooksMs);
  }
}

async function tryToClaim(
  { clock }: Pick<Core, 'clock'>,
  activityId: string,
): Promise<ActivityClaim | 'answered' | 'in-progress'> {
  const now = clock.now();
  const heldUntil = new Date(now.getTime() + leaseMs);
  try {
    await InboundActivityModel.create({ _id: activityId, heldUntil, receivedAt: now });
    return { activityId, heldUntil };
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  const taken = await InboundActivityModel.findOneAndUpdate(
    { _id: activityId, answeredAt: { $exists: false }, heldUntil: { $lte: now } },
    { $set: { heldUntil } },
  ).lean<InboundActivity>();
  if (taken) return { activityId, heldUntil, ...(taken.owedTo !== undefined && { owedTo: taken.owedTo }) };
  return (await wasAnswered(activityId)) ? 'answered' : 'in-progress';
}

/** Its answer went out: a repeat of it is not answered. */
export async function closeActivity({ clock }: Pick<Core, 'clock'>, claim: ActivityClaim): Promise<void> {
  await InboundActivityModel.updateOne({ _id: claim.activityId }, { $set: { answeredAt: clock.now() } });
}

/**
 * It was not answered, or its answer is given again to whoever asks again: a repeat is answered.
 * @param owedTo whom the outbox tells in the meantime
 */
export async function releaseActivity(
  { clock }: Pick<Core, 'clock'>,
  { activityId, heldUntil }: ActivityClaim,
  owedTo?: string,
): Promise<void> {
  const held = { _id: activityId, heldUntil };
  const $set = { heldUntil: clock.now(), ...(owedTo !== undefined && { owedTo }) };
  await InboundActivityModel.updateOne(held, { $set });
}

export async function wasAnswered(activityId: string): Promise<boolean> {
  return (await InboundActivityModel.exists({ _id: activityId, answeredAt: { $exists: true } })) !== null;
}
