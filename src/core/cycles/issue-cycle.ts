import type { Core } from '../core.ts';
import { AppError } from '../errors.ts';
import type { Organisation } from '../people/organisation.ts';
import { type QuestionSet, QuestionSetModel } from '../question-sets/question-set.ts';
import { questionsFor } from '../question-sets/questions-for.ts';
import { firstLooks } from '../reminders/first-look.ts';
import { getSettings } from '../settings/settings.ts';
import { type Template, TemplateModel } from '../templates/template.ts';
import type { Cycle } from './cycle.ts';
import { type IssueCounts, issueOccurrence } from './issue-occurrence.ts';
import { claimFirstIssue, moveOn } from './move-on.ts';
import { type Due, findDueOccurrence } from './occurrences.ts';
import { planJoining, planPass } from './plan-pass.ts';

/** One cycle's turn in the sweep: issues what is due and notes when to look again. Safe to repeat at any point. */
export async function issueCycle(
  core: Core,
  cycle: Cycle,
  organisation: Organisation,
): Promise<IssueCounts & { missed: number }> {
  const now = core.clock.now();
  const template = await TemplateModel.findById(cycle.templateId).lean<Template>();
  if (!template) throw new AppError('not-found', `The template of “${cycle.name}” is gone.`);
  const sets = await findSets(template);
  const due = findDueOccurrence(cycle, now, organisation.calendars);
  const joining = planJoining(cycle, template, organisation, now);
  const regular =
    due.occurrence === undefined ? undefined : planPass(cycle, template, due.occurrence, organisation, now);

  const counts = { issued: 0, skipped: 0, missed: 0 };
  for (const pass of [joining, regular]) {
    if (!pass || pass.issues.length + pass.skips.length === 0) continue;
    if (!(await claimFirstIssue(cycle, now))) return counts;
    const questions = questionsFor(sets, turnOf(cycle, due, pass.plan.occurrence));
    const firstLook = firstLooks(organisation, await getSettings(), now);
    const common = { cycle, template, questions, firstLook };
    const { issued, skipped } = await issueOccurrence(core, common, pass.issues, pass.skips);
    counts.issued += issued;
    counts.skipped += skipped;
  }
  const passes = { due, regular, joining, calendars: organisation.calendars };
  if (await moveOn(cycle, passes, now)) counts.missed = due.missed.length;
  return counts;
}

async function findSets({ questionSetIds }: Template): Promise<QuestionSet[]> {
  const sets = await QuestionSetModel.find({ _id: { $in: questionSetIds } }).lean<QuestionSet[]>();
  return questionSetIds.flatMap((id) => sets.find((set) => set._id === id) ?? []);
}

function turnOf(cycle: Cycle, due: Due, occurrence: number): number {
  const missed = [...cycle.missedOccurrences, ...due.missed];
  return occurrence - missed.filter((each) => each.occurrence < occurrence).length;
}
