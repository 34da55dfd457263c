import { button, buttons, card, heading, item, named, subtle } from '../../chat/elements.ts';
import type { Card, CardElement } from '../../chat/view.ts';
import { daysAfterStartOf } from '../../cycles/dates/triggers.ts';
import { isCoached, type SeenCycle } from '../../cycles/load-cycle.ts';
import type { RecordedOccurrence, RecordedPerson } from '../../cycles/plan/record.ts';
import { type Page, pageOf } from '../../page.ts';
import { dayWithYear } from '../../views/describe-cycle.ts';
import { countsInWords, occurrenceInWords, reasonsByWeight, whyLeftOut } from '../../views/left-out-words.ts';
import { pageButtons } from '../../views/page-buttons.ts';

export interface NotIssuedPage {
  seen: SeenCycle;
  /** The newest first. */
  recorded: readonly RecordedOccurrence[];
  page?: number | undefined;
}

const occurrencesPerPage = 10;
const peoplePerPage = 15;

/** The occurrences of a cycle of which somebody got none, each with how many and why. */
export function notIssuedPage({ seen, recorded, page }: NotIssuedPage): Card {
  const { cycle, actor } = seen;
  const { _id: cycleId } = cycle;
  const shown = pageOf(recorded, occurrencesPerPage, page);
  return card(
    { title: 'Not issued', summary: `Who got none of ${cycle.name}` },
    heading(cycle.name),
    subtle(
      recorded.length === 0
        ? 'Everybody got theirs so far.'
        : 'The 1-to-1s that were due and were not issued, the newest first.',
    ),
    shown.items.map((each) =>
      item(named(occurrenceInWords(cycle, each, actor.locale)), {
        detail: countsInWords(each.counts, isCoached(seen)),
        buttons: [button('See who', { type: 'list-not-issued', cycleId, occurrence: each.occurrence })],
      }),
    ),
    buttons(
      pageButtons(shown, (to) => ({ type: 'list-not-issued', cycleId, page: to })),
      button('Back', { type: 'open-cycle', cycleId }),
    ),
  );
}

/** One who got none, as far as it is known who that was. */
export interface NamedPerson extends Omit<RecordedPerson, 'occurrence'> {
  person?: { name: string; email: string } | undefined;
}

export interface NotIssuedPeoplePage extends Pick<NotIssuedPage, 'seen' | 'recorded' | 'page'> {
  occurrence: RecordedOccurrence;
  people: readonly NamedPerson[];
}

/** Who got none of an occurrence, each with the reason, those with the weightiest reason first. */
export function notIssuedPeoplePage({
  seen,
  recorded,
  occurrence: of,
  people,
  page,
}: NotIssuedPeoplePage): Card {
  const { cycle, actor } = seen;
  const { _id: cycleId } = cycle;
  const { occurrence } = of;
  const shown: Page<NamedPerson> = pageOf(inOrder(people), peoplePerPage, page);
  const back = Math.floor(recorded.indexOf(of) / occurrencesPerPage);
  return card(
    { title: 'Not issued', summary: `Who got none of ${cycle.name}` },
    heading(`${cycle.name}: ${occurrenceInWords(cycle, of, actor.locale)}`),
    subtle(countsInWords(of.counts, isCoached(seen))),
    shown.items.map(personItemOf(seen, of, people)),
    buttons(
      pageButtons(shown, (to) => ({ type: 'list-not-issued', cycleId, occurrence, page: to })),
      button('Back', { type: 'list-not-issued', cycleId, ...(back > 0 && { page: back }) }),
    ),
  );
}

function inOrder(people: readonly NamedPerson[]): NamedPerson[] {
  const weightOf = ({ reason }: NamedPerson) => reasonsByWeight.indexOf(reason);
  return people.toSorted(
    (left, right) => weightOf(left) - weightOf(right) || nameOf(left).localeCompare(nameOf(right)),
  );
}

function nameOf({ person }: NamedPerson): string {
  return person?.name ?? 'Someone who has left';
}

function personItemOf(
  seen: SeenCycle,
  { issueOn: common }: RecordedOccurrence,
  people: readonly NamedPerson[],
): (of: NamedPerson) => CardElement {
  const times = new Map<string, number>();
  for (const each of people) times.set(nameOf(each), (times.get(nameOf(each)) ?? 0) + 1);
  const { cycle, actor } = seen;
  const hasOwnDay = daysAfterStartOf(cycle.trigger).length > 0;
  return (each) => {
    const isDouble = (times.get(nameOf(each)) ?? 0) > 1;
    const day = (hasOwnDay || each.issueOn !== common) && dayWithYear(each.issueOn, actor.locale);
    return item(named(nameOf(each), isDouble ? each.person?.email : undefined), {
      detail: [whyLeftOut(each.reason, isCoached(seen)), day].filter(Boolean).join(' · '),
    });
  };
}
