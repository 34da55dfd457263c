import type { Answers } from '../question-sets/question.ts';
import { type OneToOne, OneToOneModel, type PartName } from './one-to-one.ts';

/** How far back the last answer to a question that is not asked every time is looked for. */
const occurrencesBack = 12;

/** The last shared answer to each question of one side, from earlier occurrences of the pair's thread. */
export async function previousAnswers(oneToOne: OneToOne, part: PartName): Promise<Answers> {
  if (!oneToOne.isRecurring || !oneToOne.carryForward.answers) return {};
  const earlier = await OneToOneModel.find(
    { threadId: oneToOne.threadId, occurrence: { $lt: oneToOne.occurrence } },
    { [`parts.${part}.shared`]: 1 },
  )
    .sort({ occurrence: -1 })
    .limit(occurrencesBack)
    .lean<Pick<OneToOne, 'parts'>[]>();
  return Object.assign({}, ...earlier.reverse().map(({ parts }) => parts?.[part]?.shared)) as Answers;
}
