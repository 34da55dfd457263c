import {
  button,
  buttons,
  card,
  facts,
  heading,
  item,
  named,
  type Part,
  subtle,
} from '../../chat/elements.ts';
import type { UserAction } from '../../chat/user-action.ts';
import type { Button, Card, CardElement } from '../../chat/view.ts';
import type { Cycle } from '../../cycles/cycle.ts';
import { canAssign, type SeenCycle } from '../../cycles/load-cycle.ts';
import { fingerprintOf } from '../../cycles/plan/fingerprint-of.ts';
import type { OccurrencePlan } from '../../cycles/plan/plan-occurrence.ts';
import type { PlannedIssue } from '../../cycles/plan/planner.ts';
import { pageOf } from '../../page.ts';
import { type Deadlines, deadlineFields } from '../../templates/deadlines.ts';
import { formatMoment } from '../../time/format-moment.ts';
import type { IsoDate } from '../../time/iso-date.ts';
import { dayWithYear, recurrenceInWords, triggeredDatesInWords } from '../../views/describe-cycle.ts';
import { pageButtons } from '../../views/page-buttons.ts';
import { leftOutItemOf } from './cycle-page.ts';

export interface CyclePreviewPage {
  seen: SeenCycle;
  /** Absent when nothing comes any more. */
  plan: OccurrencePlan | undefined;
  /** Shows who is left out rather than who gets it. */
  isLeftOut?: boolean | undefined;
  page?: number | undefined;
}

const listedPerPage = 15;

/** Who gets the next occurrence, from whom and when, and who does not and why; a draft starts from here alone. */
export function cyclePreviewPage({ seen, plan, isLeftOut = false, page }: CyclePreviewPage): Card {
  const { cycle } = seen;
  return card(
    { title: 'Preview', summary: `Who gets ${cycle.name}` },
    heading(cycle.name),
    plan && planElements(seen, plan, isLeftOut, page),
    buttons(
      plan && startButton(seen, plan),
      plan && otherListButton(cycle._id, plan, isLeftOut),
      button('Back', { type: 'open-cycle', cycleId: cycle._id }),
    ),
  );
}

function planElements(
  seen: SeenCycle,
  plan: OccurrencePlan,
  isLeftOut: boolean,
  asked: number | undefined,
): Part<CardElement> {
  const { cycle, actor } = seen;
  const shown = pageOf(
    isLeftOut
      ? plan.leftOut.map(leftOutItemOf(seen))
      : plan.issues.map((issue) => issueItem(issue, plan.dates, actor.locale)),
    listedPerPage,
    asked,
  );
  const goTo = (page: number): UserAction => ({
    type: 'preview-cycle',
    cycleId: cycle._id,
    page,
    ...(isLeftOut && { isLeftOut }),
  });
  return [
    planFacts(seen, plan),
    heading(isLeftOut ? 'Left out' : 'Who gets it, from whom and when'),
    shown.items.length === 0 && subtle('Nobody.'),
    shown.items,
    buttons(pageButtons(shown, goTo)),
  ];
}

function planFacts(
  { cycle, actor, template }: SeenCycle,
  { dates, issues, leftOut }: OccurrencePlan,
): CardElement {
  const day = (of: IsoDate) => dayWithYear(of, actor.locale);
  const isAtOnce = cycle.issueImmediately && cycle.status === 'draft';
  return facts(
    { label: 'Template', value: template?.name ?? 'gone: choose another' },
    cycle.trigger
      ? [
          { label: 'Comes', value: recurrenceInWords(cycle) },
          { label: 'Dates', value: triggeredDatesInWords(cycle.dates, day) },
        ]
      : [
          { label: 'Issued', value: isAtOnce ? 'as soon as you start it' : day(dates.issueOn) },
          { label: 'Reviewee complete by', value: day(dates.revieweeBy) },
          { label: 'Reviewer complete by', value: day(dates.reviewerBy) },
          { label: 'Share and finalise by', value: day(dates.finaliseBy) },
        ],
    { label: 'Get it', value: String(issues.length) },
    { label: 'Left out', value: String(leftOut.length) },
  );
}

function issueItem(
  { reviewee, reviewer, issueAt, dates }: PlannedIssue,
  common: OccurrencePlan['dates'],
  locale: string,
): CardElement {
  const at = formatMoment(issueAt, { timeZone: reviewee.timeZone, locale });
  return item(named(reviewee.name, reviewee.email), {
    detail: [`from ${reviewer.name} · ${at}`, ...ownDates(dates, common, locale)].join(' · '),
  });
}

/** Deadlines that somebody's holidays move. */
function ownDates(own: OccurrencePlan['dates'], common: OccurrencePlan['dates'], locale: string): string[] {
  const differing = deadlineFields.filter((name) => own[name] !== common[name]);
  return differing.map((name) => `${deadlineNames[name]} ${dayWithYear(own[name], locale)}`);
}

const deadlineNames: Record<keyof Deadlines, string> = {
  revieweeBy: 'reviewee by',
  reviewerBy: 'reviewer by',
  finaliseBy: 'finalise by',
};

function otherListButton(
  cycleId: string,
  { leftOut }: OccurrencePlan,
  isLeftOut: boolean,
): Button | undefined {
  if (isLeftOut) return button('Who gets it', { type: 'preview-cycle', cycleId });
  if (leftOut.length === 0) return undefined;
  return button(`Who is left out (${leftOut.length})`, { type: 'preview-cycle', cycleId, isLeftOut: true });
}

function startButton(seen: SeenCycle, plan: OccurrencePlan): Button | undefined {
  const { cycle, scope } = seen;
  if (cycle.status !== 'draft' || !canAssign(scope, seen)) return undefined;
  const start: UserAction = { type: 'start-cycle', cycleId: cycle._id, seen: fingerprintOf(seen, plan) };
  const people = plan.issues.length === 1 ? '1 person gets' : `${plan.issues.length} people get`;
  const confirm = {
    title: 'Start this cycle?',
    text: `${people} a 1-to-1. ${whenInWords(cycle)} After the first issue its settings are frozen.`,
    yes: 'Start',
    no: 'Not yet',
  };
  return button('Start', start, { style: 'primary', confirm });
}

function whenInWords({ trigger, issueImmediately }: Cycle): string {
  if (trigger) return 'Each is told on their own day.';
  return issueImmediately ? 'They are told right away.' : 'They are told on the issue date.';
}
