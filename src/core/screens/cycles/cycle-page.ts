import {
  button,
  buttons,
  card,
  facts,
  heading,
  item,
  named,
  type Part,
  progress,
  subtle,
} from '../../chat/elements.ts';
import type { UserAction } from '../../chat/user-action.ts';
import type { Card, CardElement } from '../../chat/view.ts';
import type { Cycle } from '../../cycles/cycle.ts';
import { isCoached, type SeenCycle } from '../../cycles/load-cycle.ts';
import type { OccurrencePlan } from '../../cycles/plan/plan-occurrence.ts';
import type { LeftOut } from '../../cycles/plan/planner.ts';
import type { RecordedOccurrence } from '../../cycles/plan/record.ts';
import type { IsoDate } from '../../time/iso-date.ts';
import { type Completion, notHeldWords } from '../../usefulness/completion-by-cycle.ts';
import {
  dayWithYear,
  type RecipientNames,
  recipientsInWords,
  recurrenceInWords,
  statusInWords,
  triggeredDatesInWords,
} from '../../views/describe-cycle.ts';
import {
  countsInWords,
  countsThatMatter,
  occurrenceInWords,
  whyLeftOut,
} from '../../views/left-out-words.ts';
import { cycleButtons, type ManagedCycle } from './cycle-buttons.ts';

export interface CyclePage extends ManagedCycle {
  names: RecipientNames;
  completion: Completion;
  recorded: readonly RecordedOccurrence[];
}

const mostListed = 5;

/** A cycle as whoever manages it sees it. */
export function cyclePage(page: CyclePage): Card {
  const { cycle } = page.seen;
  return card(
    { title: 'Cycle', summary: cycle.name },
    heading(cycle.name),
    frozenSentence(cycle),
    factsOf(page),
    completionOf(page.completion),
    leftOutOf(page),
    recordedOf(page),
    buttons(cycleButtons(page)),
  );
}

function frozenSentence({ firstIssuedAt, status }: Cycle): CardElement | undefined {
  if (status === 'draft') return subtle('This is a draft: nobody is told of it until you start it.');
  if (!firstIssuedAt || status === 'ended' || status === 'archived') return undefined;
  return subtle(
    'It was issued, so its settings stay as they are. Recipients can be added, and HR can leave people out.',
  );
}

function factsOf({ seen, names, next }: CyclePage): CardElement {
  const { cycle, template, actor } = seen;
  const day: InWords = (of) => dayWithYear(of, actor.locale);
  return facts(
    { label: 'Status', value: statusInWords(cycle, actor.locale) },
    { label: 'Template', value: template?.name ?? 'gone: choose another' },
    { label: 'Recipients', value: recipientsInWords(cycle, names) },
    { label: 'Comes', value: recurrenceInWords(cycle) },
    datesFact(cycle, day),
    { label: 'Next issue', value: nextIssue(cycle, next, day) },
    { label: 'Details', value: detailsOf(cycle) },
  );
}

type InWords = (day: IsoDate) => string;

function datesFact(cycle: Cycle, day: InWords): { label: string; value: string } {
  const { firstIssueOn, revieweeBy, reviewerBy, finaliseBy } = cycle.dates;
  if (cycle.trigger) return { label: 'Dates', value: triggeredDatesInWords(cycle.dates, day) };
  const issue = cycle.issueImmediately ? 'at once' : day(firstIssueOn);
  const value = `issue ${issue}, reviewee by ${day(revieweeBy)}, reviewer by ${day(reviewerBy)}, finalise by ${day(finaliseBy)}`;
  return { label: 'First', value };
}

function nextIssue(cycle: Cycle, next: OccurrencePlan | undefined, day: InWords): string {
  if (!next) return 'none';
  const { status, issueImmediately, firstIssuedAt } = cycle;
  const issueOn = cycle.trigger ? soonestOf(next) : next.dates.issueOn;
  if (!issueOn) return 'nobody is due yet';
  if (issueImmediately && !firstIssuedAt && !cycle.trigger) {
    return status === 'active' ? 'now' : `as soon as it ${status === 'paused' ? 'goes on' : 'is started'}`;
  }
  const on = day(issueOn);
  return status === 'active' ? on : `${on}, once it ${status === 'paused' ? 'goes on' : 'is started'}`;
}

function soonestOf({ issues }: OccurrencePlan): IsoDate | undefined {
  const [soonest] = issues.map(({ dates }) => dates.issueOn).sort();
  return soonest;
}

const shifts: Record<Cycle['nonWorkingDays'], string> = {
  keep: 'dates stay on days that are no working days',
  next: 'a date that is no working day moves to the next one',
  previous: 'a date that is no working day moves to the one before',
};

function detailsOf({ timeZone, nonWorkingDays, skipWhenAway, issueImmediately }: Cycle): string {
  return [
    timeZone,
    issueImmediately && 'issued immediately',
    shifts[nonWorkingDays],
    skipWhenAway ? 'skips whoever is away' : 'also for whoever is away',
  ]
    .filter(Boolean)
    .join(' · ');
}

function completionOf({ finalised, total, notHeld = 0 }: Completion): CardElement | undefined {
  if (total + notHeld === 0) return undefined;
  return progress(`Newest occurrence: finalised${notHeldWords(notHeld)}`, finalised, total);
}

function leftOutOf({ next, seen }: CyclePage): Part<CardElement> {
  if (!next || next.leftOut.length === 0) return undefined;
  const { length } = next.leftOut;
  const everybody: UserAction = { type: 'preview-cycle', cycleId: seen.cycle._id, isLeftOut: true };
  return [
    heading(length === 1 ? '1 person is left out' : `${length} people are left out`),
    next.leftOut.slice(0, mostListed).map(leftOutItemOf(seen)),
    length > mostListed && buttons(button(`All ${length} who are left out`, everybody)),
  ];
}

export function leftOutItemOf(seen: SeenCycle): (leftOut: LeftOut) => CardElement {
  return ({ person, reason }) =>
    item(named(person.name, person.email), { detail: whyLeftOut(reason, isCoached(seen)) });
}

const mostRecorded = 4;

/** What was due and was not issued: how many, and why. What is the same each time waits in the full record. */
function recordedOf({ recorded, seen }: CyclePage): Part<CardElement> {
  if (recorded.length === 0) return undefined;
  const { cycle, actor } = seen;
  const lines = recorded.flatMap((each) => {
    const value = countsInWords(countsThatMatter(each.counts), isCoached(seen));
    return value ? [{ label: occurrenceInWords(cycle, each, actor.locale), value }] : [];
  });
  return [
    lines.length > 0 && [heading('Not issued'), facts(lines.slice(0, mostRecorded))],
    buttons(button('See who got none', { type: 'list-not-issued', cycleId: cycle._id })),
  ];
}
