import type { Button, Card, CardElement } from '../../chat/view.ts';
import { canAssign, type SeenCycle } from '../../cycles/load-cycle.ts';
import { fingerprintOf } from '../../cycles/plan/fingerprint-plan.ts';
import type { OccurrencePlan, PlannedIssue } from '../../cycles/plan/plan-occurrence.ts';
import { pageOf } from '../../page.ts';
import { formatMoment } from '../../time/format-moment.ts';
import { dayWithYear, recurrenceInWords, triggeredDatesInWords } from '../../views/describe-cycle.ts';
import { pageButtons } from '../../views/paging.ts';
import { leftOutItem } from './cycle-page.ts';

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
  return {
    kind: 'card',
    title: 'Preview',
    summary: `Who gets ${cycle.name}`,
    body: [
      { kind: 'heading', text: cycle.name },
      ...(plan ? planElements(seen, plan, isLeftOut, page) : []),
      {
        kind: 'buttons',
        buttons: [
          ...startButton(seen, plan),
          ...(plan ? otherListButton(cycle._id, plan, isLeftOut) : []),
          { label: 'Back', action: { type: 'open-cycle', cycleId: cycle._id } },
        ],
      },
    ],
  };
}

function planElements(
  { cycle, actor, template }: SeenCycle,
  plan: OccurrencePlan,
  isLeftOut: boolean,
  asked: number | undefined,
): CardElement[] {
  const { dates } = plan;
  const day = (of: typeof dates.issueOn) => dayWithYear(of, actor.locale);
  const isAtOnce = cycle.issueImmediately && cycle.status === 'draft';
  const shown = pageOf<CardElement>(
    isLeftOut
      ? plan.leftOut.map(leftOutItem)
      : plan.issues.map((issue) => issueItem(issue, dates, actor.locale)),
    listedPerPage,
    asked,
  );
  const buttons = pageButtons(shown, (to) => ({
    type: 'preview-cycle',
    cycleId: cycle._id,
    page: to,
    ...(isLeftOut && { isLeftOut }),
  }));
  return [
    {
      kind: 'facts',
      facts: [
        { label: 'Template', value: template?.name ?? 'gone: choose another' },
        ...(cycle.trigger
          ? [
              { label: 'Comes', value: recurrenceInWords(cycle) },
              { label: 'Dates', value: triggeredDatesInWords(cycle.dates, day) },
            ]
          : [
              { label: 'Issued', value: isAtOnce ? 'as soon as you start it' : day(dates.issueOn) },
              { label: 'Reviewee complete by', value: day(dates.revieweeBy) },
              { label: 'Reviewer complete by', value: day(dates.reviewerBy) },
              { label: 'Share and finalise by', value: day(dates.finaliseBy) },
            ]),
        { label: 'Get it', value: String(plan.issues.length) },
        { label: 'Left out', value: String(plan.leftOut.length) },
      ],
    },
    { kind: 'heading', text: isLeftOut ? 'Left out' : 'Who gets it, from whom and when' },
    ...(shown.items.length === 0
      ? [{ kind: 'text' as const, text: 'Nobody.', tone: 'subtle' as const }]
      : []),
    ...shown.items,
    ...(buttons.length > 0 ? [{ kind: 'buttons' as const, buttons }] : []),
  ];
}

function issueItem(
  { reviewee, reviewer, issueAt, dates }: PlannedIssue,
  common: OccurrencePlan['dates'],
  locale: string,
): CardElement {
  const at = formatMoment(issueAt, { timeZone: reviewee.timeZone, locale });
  return {
    kind: 'item',
    text: [{ text: reviewee.name, bold: true }, { text: ` · ${reviewee.email}` }],
    detail: [`from ${reviewer.name} · ${at}`, ...ownDates(dates, common, locale)].join(' · '),
    buttons: [],
  };
}

/** Deadlines that somebody's holidays move. */
function ownDates(own: OccurrencePlan['dates'], common: OccurrencePlan['dates'], locale: string): string[] {
  const differing = deadlines.filter(([name]) => own[name] !== common[name]);
  return differing.map(([name, words]) => `${words} ${dayWithYear(own[name], locale)}`);
}

const deadlines = [
  ['revieweeBy', 'reviewee by'],
  ['reviewerBy', 'reviewer by'],
  ['finaliseBy', 'finalise by'],
] as const;

function otherListButton(cycleId: string, { leftOut }: OccurrencePlan, isLeftOut: boolean): Button[] {
  if (isLeftOut) return [{ label: 'Who gets it', action: { type: 'preview-cycle', cycleId } }];
  if (leftOut.length === 0) return [];
  const label = `Who is left out (${leftOut.length})`;
  return [{ label, action: { type: 'preview-cycle', cycleId, isLeftOut: true } }];
}

function startButton(seen: SeenCycle, plan: OccurrencePlan | undefined): Button[] {
  const { cycle, scope } = seen;
  if (cycle.status !== 'draft' || !plan || !canAssign(scope, seen)) return [];
  const people = plan.issues.length === 1 ? '1 person gets' : `${plan.issues.length} people get`;
  const whenSentence =
    cycle.issueImmediately && !cycle.trigger
      ? 'They are told right away.'
      : cycle.trigger
        ? 'Each is told on their own day.'
        : 'They are told on the issue date.';
  return [
    {
      label: 'Start',
      style: 'primary',
      action: { type: 'start-cycle', cycleId: cycle._id, seen: fingerprintOf(seen, plan) },
      confirm: {
        title: 'Start this cycle?',
        text: `${people} a 1-to-1. ${whenSentence} After the first issue its settings are frozen.`,
        yes: 'Start',
        no: 'Not yet',
      },
    },
  ];
}
