import { type OneToOne, OneToOneModel } from '../../one-to-ones/one-to-one.ts';
import { issuedStatuses } from '../../one-to-ones/status.ts';
import type { AskedQuestion } from '../../question-sets/question.ts';
import { type QuestionSet, QuestionSetModel } from '../../question-sets/question-set.ts';
import { questionsFor } from '../../question-sets/questions-for.ts';
import type { Template } from '../../templates/template.ts';
import type { Cycle } from '../cycle.ts';
import type { Trigger } from '../cycle-input.ts';

/**
 * What is asked in one occurrence: what those are asked who have theirs already; so nobody is asked anything else because
 * a set was edited, or because their day is another.
 */
export async function findQuestions(
  { _id: cycleId, trigger, issuedOccurrences }: Cycle,
  { questionSetIds }: Template,
  occurrence: number,
): Promise<AskedQuestion[]> {
  const [first, sets] = await Promise.all([
    trigger ? null : findFirst(cycleId, occurrence),
    QuestionSetModel.find({ _id: { $in: questionSetIds } }).lean<QuestionSet[]>(),
  ]);
  if (first) return first.questions;
  const inOrder = questionSetIds.flatMap((id) => sets.find((set) => set._id === id) ?? []);
  const turn = issuedOccurrences.indexOf(occurrence);
  const regular = turn < 0 ? issuedOccurrences.length : turn;
  return questionsFor(inOrder, trigger ? turnOf(trigger, occurrence) : regular);
}

/** Returns are numbered by their day: nothing comes before one. */
function turnOf(trigger: Trigger, occurrence: number): number {
  return 'afterReturn' in trigger ? 0 : occurrence;
}

async function findFirst(cycleId: string, occurrence: number): Promise<Pick<OneToOne, 'questions'> | null> {
  return OneToOneModel.findOne(
    { cycleId, occurrence, status: { $in: [...issuedStatuses] } },
    { questions: 1 },
  ).lean<Pick<OneToOne, 'questions'>>();
}
