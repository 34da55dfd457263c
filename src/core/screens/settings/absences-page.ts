import { button, buttons, card, heading, item, subtle, text } from '../../chat/elements.ts';
import type { UserAction } from '../../chat/user-action.ts';
import type { Card, CardElement, Confirmation } from '../../chat/view.ts';
import { pageOf } from '../../page.ts';
import type { Absence, Person } from '../../people/person.ts';
import { formatDay } from '../../time/format-day.ts';
import type { IsoDate } from '../../time/iso-date.ts';
import { pageButtons } from '../../views/page-buttons.ts';

/** When somebody is or will be away, gathered for whoever may change it. */
export interface AbsencesPage {
  actor: Person;
  person: Person;
  /** The day it is where they live. */
  today: IsoDate;
  /** Names of those who stand in. */
  names: ReadonlyMap<string, string>;
  /** Of this person's own page: for whom they act now or will. */
  standingInFor: { name: string; from: IsoDate; until: IsoDate }[];
}

const listedPerPage = 10;

export function absencesPage(data: AbsencesPage, index = 0): Card {
  const { actor, person, today, standingInFor } = data;
  const isOwn = actor._id === person._id;
  const title = isOwn ? 'My absences' : `Absences of ${person.name}`;
  const personId = isOwn ? undefined : person._id;
  const shown = pageOf(
    person.absences.filter(({ until }) => until >= today),
    listedPerPage,
    index,
  );
  return card(
    { title, summary: title },
    subtle(
      'Reminders pause while one is away. A stand-in acts for an absent reviewer, with the same rights, until they are back.',
    ),
    shown.items.length === 0 && text('No absence is planned.'),
    shown.items.map((absence) => absenceItem(data, absence, personId)),
    buttons(
      button('Add absence', { type: 'open-absence-form', personId }),
      pageButtons(shown, (page) => ({ type: 'open-absences', personId, page })),
      button('Back', { type: 'open-settings' }),
    ),
    standingInFor.length > 0 && heading('You stand in for'),
    standingInFor.map(({ name, ...days }) => item(name, { detail: daysOf(days, actor) })),
  );
}

function absenceItem(
  { actor, today, names }: AbsencesPage,
  { from, until, standInId }: Absence,
  personId: string | undefined,
): CardElement {
  const isNow = from <= today;
  const standIn =
    standInId === undefined ? 'no stand-in' : `stand-in: ${names.get(standInId) ?? 'Former colleague'}`;
  const end: UserAction = { type: 'end-absence', personId, from };
  return item(daysOf({ from, until }, actor), {
    detail: isNow ? `now · ${standIn}` : standIn,
    buttons: [
      isNow
        ? button('End it now', end, { confirm: beforeEnding })
        : button('Remove', end, { confirm: beforeRemoving }),
      standInId !== undefined &&
        button('Remove stand-in', { type: 'remove-stand-in', personId, from, standInId }),
    ],
  });
}

const beforeEnding: Confirmation = {
  title: 'End this absence?',
  text: 'Reminders start again today, and nobody stands in any more.',
  yes: 'End it',
  no: 'Keep',
};

const beforeRemoving: Confirmation = {
  title: 'Remove this absence?',
  text: 'Nothing of it will be kept.',
  yes: 'Remove',
  no: 'Keep',
};

function daysOf({ from, until }: { from: IsoDate; until: IsoDate }, { locale }: Person): string {
  const [first, last] = [from, until].map((day) => `${formatDay(day, locale)} ${day.slice(0, 4)}`);
  return first === last ? `${first}` : `${first} to ${last}`;
}
