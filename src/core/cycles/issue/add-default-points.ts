import { insertMissing } from '../../database/insert-missing.ts';
import type { OneToOne } from '../../one-to-ones/one-to-one.ts';
import { type AgendaPoint, AgendaPointModel } from '../../points/agenda-point.ts';

/** Puts a template's own agenda points on the agenda, save those that an earlier occurrence carries forward. */
export async function addDefaultPoints(
  texts: readonly string[],
  oneToOnes: readonly OneToOne[],
  now: Date,
): Promise<void> {
  if (texts.length === 0) return;
  const carried = await findCarried(oneToOnes);
  const points = oneToOnes.flatMap(({ threadId, occurrence, visibleTo }) =>
    texts.map(
      (text, index): AgendaPoint => ({
        _id: `${threadId}:${occurrence}:${index}`,
        threadId,
        text,
        ...(visibleTo && { visibleTo }),
        addedIn: occurrence,
        addedAt: now,
      }),
    ),
  );
  await insertMissing(
    AgendaPointModel,
    points.filter(({ threadId, text }) => !carried.has(`${threadId} ${text}`)),
  );
}

async function findCarried(oneToOnes: readonly OneToOne[]): Promise<Set<string>> {
  const threadIds = oneToOnes
    .filter(({ carryForward }) => carryForward.agendaPoints)
    .map(({ threadId }) => threadId);
  if (threadIds.length === 0) return new Set();
  const open = await AgendaPointModel.find(
    { threadId: { $in: threadIds }, authorId: { $exists: false }, resolvedAt: { $exists: false } },
    { threadId: 1, text: 1 },
  ).lean<Pick<AgendaPoint, 'threadId' | 'text'>[]>();
  return new Set(open.map(({ threadId, text }) => `${threadId} ${text}`));
}
