import type { Core } from '../core.ts';
import { OneToOneModel } from '../one-to-ones/one-to-one.ts';
import type { Thread } from '../one-to-ones/thread.ts';
import { addMonths } from '../time/calendar.ts';
import { dayIn, startOfDayIn } from '../time/local-time.ts';
import { AgendaPointModel, type Topic } from './agenda-point.ts';

/** Worth talking about now and then, those that are put off most easily first; a blocker is not. */
const worthAsking: readonly Topic[] = ['praise', 'development', 'feedback', 'wellbeing', 'goals'];
const quietMonths = 3;
const mostNamed = 3;

/** The topics that stood on no agenda of these two lately; none before they have met for that long. */
export async function quietTopics(
  core: Core,
  { threadId, revieweeId, reviewerId }: Pick<Thread, 'threadId' | 'revieweeId' | 'reviewerId'>,
): Promise<Topic[]> {
  const sinceOn = addMonths(dayIn(core.clock.now(), 'UTC'), -quietMonths);
  const hasMetLong = await OneToOneModel.exists({
    threadId,
    revieweeId,
    reviewerId,
    issueOn: { $lte: sinceOn },
  });
  if (!hasMetLong) return [];
  const since = startOfDayIn(sinceOn, 'UTC');
  const recent = await AgendaPointModel.distinct('topic', {
    threadId,
    topic: { $exists: true },
    $or: [{ addedAt: { $gte: since } }, { resolvedAt: { $gte: since } }],
  });
  return worthAsking.filter((topic) => !recent.includes(topic)).slice(0, mostNamed);
}
