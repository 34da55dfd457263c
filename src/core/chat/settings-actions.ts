import { z } from 'zod';
import { isoDateSchema } from '../time/iso-date.ts';
import { id, page, seen } from './action-fields.ts';
import { undeliveredReasons } from './refusal.ts';

/** Says which of the messages that have not arrived are meant. */
const undelivered = {
  reason: z.enum(undeliveredReasons),
  platform: z.enum(['slack', 'teams']).optional(),
  state: z.enum(['waiting', 'suspended']).optional(),
};

/** What a person can do on settings, absences, team channels and what could not be delivered. */
export const settingsActions = [
  z.strictObject({ type: z.literal('open-settings') }),
  z.strictObject({ type: z.literal('open-preferences') }),
  z.strictObject({ type: z.literal('save-preferences'), seen }),
  z.strictObject({ type: z.literal('open-company-settings') }),
  z.strictObject({ type: z.literal('change-settings'), seen }),
  z.strictObject({ type: z.literal('open-audit-log'), page }),

  /** Without a person they are one's own. */
  z.strictObject({ type: z.literal('open-absences'), personId: id.optional(), page }),
  z.strictObject({ type: z.literal('open-absence-form'), personId: id.optional() }),
  z.strictObject({ type: z.literal('add-absence'), personId: id.optional() }),
  z.strictObject({ type: z.literal('end-absence'), personId: id.optional(), from: isoDateSchema }),
  z.strictObject({
    type: z.literal('remove-stand-in'),
    personId: id.optional(),
    from: isoDateSchema,
    standInId: id,
  }),
  z.strictObject({ type: z.literal('open-absence-search') }),
  z.strictObject({ type: z.literal('find-absences') }),

  z.strictObject({ type: z.literal('open-team-channels'), page, search: z.string().max(60).optional() }),
  z.strictObject({ type: z.literal('open-team-search') }),
  z.strictObject({ type: z.literal('open-team-channels-form'), teamId: id }),
  z.strictObject({ type: z.literal('save-team-channels'), teamId: id, seen }),

  z.strictObject({ type: z.literal('list-undelivered') }),
  z.strictObject({ type: z.literal('open-undelivered'), ...undelivered, page }),
  z.strictObject({ type: z.literal('send-again'), messageId: z.string().min(1).max(400) }),
  z.strictObject({ type: z.literal('send-all-again'), ...undelivered }),
  z.strictObject({ type: z.literal('send-everything-again') }),

  z.strictObject({ type: z.literal('open-set-up') }),
] as const;
