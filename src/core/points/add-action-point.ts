import { z } from 'zod';
import { entryFor } from '../audit/record.ts';
import type { Core } from '../core.ts';
import { insertMissing } from '../database/insert-missing.ts';
import { idFor } from '../new-id.ts';
import { mustBeAllowed, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import { mustBeUnderway } from '../one-to-ones/must-be.ts';
import { isoDateSchema } from '../time/iso-date.ts';
import { type ActionPoint, ActionPointModel } from './action-point.ts';
import { announceAdded } from './announce-added.ts';

export const longestActionPoint = 1000;

/** @param pair the two people who can own it */
export function actionPointInputSchema(pair: readonly string[]) {
  return z.object({
    text: z
      .string({ error: 'Please write what is to be done.' })
      .trim()
      .min(1, 'Please write what is to be done.')
      .max(longestActionPoint, `Please keep it to ${longestActionPoint} characters.`),
    owner: z
      .string({ error: 'Please choose who does it.' })
      .refine((id) => pair.includes(id), 'Please choose who does it.'),
    dueOn: isoDateSchema.optional(),
  });
}

export type ActionPointInput = z.infer<ReturnType<typeof actionPointInputSchema>>;

/** Adds an action point to an open 1-to-1 and tells its owner, unless they added it themselves. */
export async function addActionPoint(
  core: Core,
  seen: SeenOneToOne,
  input: ActionPointInput,
): Promise<ActionPoint> {
  mustBeAllowed(seen, 'add-action-point');
  mustBeUnderway(seen);
  const { _id: oneToOneId, threadId, occurrence, visibleTo } = seen.oneToOne;
  const now = core.clock.now();
  const _id = idFor(core, 'action-point');
  const notice = { kind: 'action-assigned', oneToOneId, actionPointId: _id } as const;
  const point: ActionPoint = {
    _id,
    threadId,
    authorId: seen.actor._id,
    ownerId: input.owner,
    text: input.text,
    ...(input.dueOn && { dueOn: input.dueOn }),
    ...(visibleTo && { visibleTo }),
    addedIn: occurrence,
    addedAt: now,
    ...(input.dueOn && { remindAt: now }),
    unannounced: {
      entry: entryFor(core, seen.actor, 'action-point.added', { oneToOneId, detail: _id }),
      messages: input.owner === seen.actor._id ? [] : [{ personId: input.owner, notice }],
      readers: [],
    },
  };
  await insertMissing(ActionPointModel, [point]);
  await announceAdded(core, ActionPointModel, point);
  return point;
}
