import type { Core } from '../../core.ts';
import { AppError } from '../../errors.ts';
import type { Organisation } from '../../people/organisation.ts';
import type { AskedQuestion } from '../../question-sets/question.ts';
import { type QuestionSet, QuestionSetModel } from '../../question-sets/question-set.ts';
import { questionsFor } from '../../question-sets/questions-for.ts';
import { firstLooks } from '../../reminders/first-look.ts';
import { getSettings } from '../../settings/settings.ts';
import { type Template, TemplateModel } from '../../templates/template.ts';
import type { Cycle } from '../cycle.ts';
import { type Due, findDueOccurrence } from '../dates/occurrences.ts';
import { hasWork, planJoining, planPass } from '../plan/plan-pass.ts';
import { standIns } from './announce.ts';
import { announceStored } from './announce-stored.ts';
import { issuePass } from './issue-pass.ts';
import { beginIssuing, moveOn } from './move-on.ts';

/** What one cycle in a sweep came to. */
export interface CycleCounts {
  issued: number;
  skipped: number;
  missed: number;
}

/**
 * One cycle in a sweep: issues what is due and notes when to look again. Safe to repeat at any point: a cycle
 * says that it is being issued until everybody was told.
 */
export async function issueCycle(core: Core, cycle: Cycle, organisation: Organisation): Promise<CycleCounts> {
  const now = core.clock.now();
  const wasCutShort = cycle.issuing !== undefined;
  if (wasCutShort) await announceStored(core, cycle._id, organisation);
  const template = await TemplateModel.findById(cycle.templateId).lean<Template>();
  if (!template) throw new AppError('not-found', `The template of “${cycle.name}” is gone.`);
  const sets = await findSets(template);
  const due = findDueOccurrence(cycle, now, organisation.calendars);
  const joining = planJoining(cycle, template, organisation, now);
  const regular =
    due.occurrence === undefined ? undefined : planPass(cycle, template, due.occurrence, organisation, now);

  const counts: CycleCounts = { issued: 0, skipped: 0, missed: 0 };
  const questionsOf = questionsByOccurrence(cycle, sets, due);
  const standInOf = standIns(organisation, now);
  let isAnnounced = wasCutShort;
  let isSharedWork = false;
  for (const pass of [joining, regular]) {
    if (!pass || !hasWork(pass)) continue;
    if (!(await beginIssuing(cycle, pass, now))) return counts;
    isAnnounced = true;
    const firstLook = firstLooks(organisation, await getSettings(), now);
    const common = { cycle, template, questionsOf, firstLook };
    const { issued, skipped, met } = await issuePass(core, common, pass, standInOf, wasCutShort);
    counts.issued += issued;
    counts.skipped += skipped;
    isSharedWork ||= met > 0;
  }
  // Once the cycle has moved on nobody looks back, so nothing may depend on the other copy getting to the end.
  if (isSharedWork) await announceStored(core, cycle._id, organisation);
  const passes = { due, regular, joining, isAnnounced, calendars: organisation.calendars };
  if (await moveOn(cycle, passes, now)) counts.missed = due.missed.length;
  return counts;
}

async function findSets({ questionSetIds }: Template): Promise<QuestionSet[]> {
  const sets = await QuestionSetModel.find({ _id: { $in: questionSetIds } }).lean<QuestionSet[]>();
  return questionSetIds.flatMap((id) => sets.find((set) => set._id === id) ?? []);
}

/** Different for each occurrence, and made once for all who are issued it. */
function questionsByOccurrence(cycle: Cycle, sets: QuestionSet[], due: Due) {
  const known = new Map<number, AskedQuestion[]>();
  // Returns are numbered by their day: nothing comes before one.
  const isNumbered = !(cycle.trigger && 'afterReturn' in cycle.trigger);
  return (occurrence: number): AskedQuestion[] => {
    const before = isNumbered ? countIssuedBefore(cycle, due, occurrence) : 0;
    const questions = known.get(before) ?? questionsFor(sets, before);
    known.set(before, questions);
    return questions;
  };
}

function countIssuedBefore(cycle: Cycle, due: Due, occurrence: number): number {
  const missed = [...cycle.missedOccurrences, ...due.missed];
  return occurrence - missed.filter((each) => each.occurrence < occurrence).length;
}
