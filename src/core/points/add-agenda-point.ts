import { z } from 'zod';
import { record } from '../audit/record.ts';
import type { Core } from '../core.ts';
import { insertMissing } from '../database/insert-missing.ts';
import { idFor } from '../new-id.ts';
import type { Thread } from '../one-to-ones/thread.ts';
import type { Person } from '../people/person.ts';
import { type AgendaPoint, AgendaPointModel, topics } from './agenda-point.ts';

export const longestPoint = 2000;

export const agendaPointInputSchema = z.object({
  text: z
    .string({ error: 'Please write what you want to talk about.' })
    .trim()
    .min(1, 'Please write what you want to talk about.')
    .max(longestPoint, `Please keep it to ${longestPoint} characters.`),
  topic: z.enum(topics, { error: 'Please choose one of the topics.' }).optional(),
});

export type AgendaPointInput = z.infer<typeof agendaPointInputSchema> & { link?: string };

/** Adds a point to the thread's open 1-to-1 or, when none is open, to its next. */
export async function addAgendaPoint(
  core: Core,
  actor: Person,
  thread: Thread,
  input: AgendaPointInput,
): Promise<AgendaPoint> {
  const point: AgendaPoint = {
    _id: idFor(core, 'agenda-point'),
    threadId: thread.threadId,
    authorId: actor._id,
    text: input.text,
    ...(input.topic && { topic: input.topic }),
    ...(input.link && { link: input.link }),
    ...(thread.visibleTo && { visibleTo: thread.visibleTo }),
    addedIn: thread.occurrence,
    addedAt: core.clock.now(),
    ...(!thread.isIssued && { toReviewerId: thread.reviewerId }),
  };
  await insertMissing(AgendaPointModel, [point]);
  await record(core, actor, 'agenda-point.added', { oneToOneId: thread.oneToOneId, detail: point._id });
  return point;
}
