import mongoose from 'mongoose';
import type { Core } from '../core.ts';
import { isDuplicateKey } from '../database/is-duplicate-key.ts';
import type { Platform } from '../people/person.ts';

/** A platform's event that was taken; its key is its id, so the database refuses it the second time. */
interface InboundEvent {
  /** `<platform>:<the platform's own event id>`. */
  _id: string;
  receivedAt: Date;
}

/** Platforms give up sending an event again long before. */
const rememberedSeconds = 86_400;

const inboundEventSchema = new mongoose.Schema<InboundEvent>(
  { _id: { type: String, required: true }, receivedAt: { type: Date, required: true } },
  { collection: 'inboundEvents', versionKey: false },
);

inboundEventSchema.index({ receivedAt: 1 }, { expireAfterSeconds: rememberedSeconds });

const InboundEventModel = mongoose.model<InboundEvent>('InboundEvent', inboundEventSchema);

/** Whether this is the first time that the event arrives, at whichever running copy of the app. */
export async function rememberEvent(
  { clock }: Pick<Core, 'clock'>,
  platform: Platform,
  eventId: string,
): Promise<boolean> {
  try {
    await InboundEventModel.create({ _id: `${platform}:${eventId}`, receivedAt: clock.now() });
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}
