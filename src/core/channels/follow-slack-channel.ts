import type { Core } from '../core.ts';
import { asOf } from '../database/as-of.ts';
import { type SlackChannel, SlackChannelModel } from './slack-channel.ts';

/** Keeps what Slack told of a channel at a moment; what is left out stays as it is. */
export async function followSlackChannel(
  { clock }: Pick<Core, 'clock'>,
  { _id, ...told }: Pick<SlackChannel, '_id' | 'name' | 'state'>,
  at: Date = clock.now(),
): Promise<void> {
  const changes = Object.entries(told).filter(([, value]) => value !== undefined);
  await SlackChannelModel.bulkWrite([
    { updateOne: { filter: { _id }, update: { $setOnInsert: { _id } }, upsert: true } },
    ...changes.map(([field, value]) => {
      const { filter, update } = asOf({ _id }, field, value, at);
      return { updateOne: { filter, update: { $set: { ...update.$set, checkedAt: clock.now() } } } };
    }),
  ]);
}
