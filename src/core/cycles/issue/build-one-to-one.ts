import { type OneToOne, oneToOneId, threadIdOf } from '../../one-to-ones/one-to-one.ts';
import type { AskedQuestion } from '../../question-sets/question.ts';
import type { FirstLook } from '../../reminders/first-look.ts';
import type { Template } from '../../templates/template.ts';
import type { Cycle } from '../cycle.ts';
import { isRecurring } from '../dates/triggers.ts';
import type { PlannedIssue } from '../plan/planner.ts';

/** What all 1-to-1s of one occurrence have in common. */
export interface OccurrenceToIssue {
  cycle: Cycle;
  template: Template;
  questions: AskedQuestion[];
  firstLook: FirstLook;
}

/** A 1-to-1 as it is first stored: open, with its own copy of the questions. */
export function buildOneToOne(
  { cycle, template, questions, firstLook }: OccurrenceToIssue,
  { occurrence, reviewee, reviewer, dates }: PlannedIssue,
  now: Date,
): OneToOne {
  const oneToOne: OneToOne = {
    _id: oneToOneId(cycle._id, occurrence, reviewee._id),
    threadId: threadIdOf(cycle._id, reviewee._id),
    cycleId: cycle._id,
    occurrence,
    title: template.name,
    revieweeId: reviewee._id,
    reviewerId: reviewer._id,
    status: 'open',
    isRecurring: isRecurring(cycle),
    ...dates,
    questions,
    carryForward: isRecurring(cycle)
      ? template.carryForward
      : { answers: false, agendaPoints: false, actionPoints: false },
    ...(template.visibleTo && { visibleTo: template.visibleTo }),
    reminders: template.reminders,
    parts: { reviewee: {}, reviewer: {} },
    ...(template.panels.length > 0 && { panels: template.panels }),
    issuedAt: now,
  };
  const remindAt = firstLook(oneToOne);
  return { ...oneToOne, ...(remindAt && { remindAt }) };
}

/** The record that somebody was passed over, which nobody is told about. */
export function buildSkipped(common: OccurrenceToIssue, issue: PlannedIssue, now: Date): OneToOne {
  const { remindAt: _, ...oneToOne } = buildOneToOne(common, issue, now);
  return { ...oneToOne, status: 'skipped', skipReason: 'away' };
}
