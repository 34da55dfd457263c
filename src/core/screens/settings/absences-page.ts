import type { Card, CardElement } from '../../chat/view.ts';
import { pageOf } from '../../page.ts';
import type { Absence, Person } from '../../people/person.ts';
import { formatDay } from '../../time/format-day.ts';
import type { IsoDate } from '../../time/iso-date.ts';
import { pageButtons } from '../../views/paging.ts';

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
  const buttons = [
    { label: 'Add absence', action: { type: 'open-absence-form' as const, personId } },
    ...pageButtons(shown, (page) => ({ type: 'open-absences', personId, page })),
    { label: 'Back', action: { type: 'open-settings' as const } },
  ];
  return {
    kind: 'card',
    title,
    summary: title,
    body: [
      {
        kind: 'text',
        tone: 'subtle',
        text: 'Reminders pause while one is away. A stand-in acts for an absent reviewer, with the same rights, until they are back.',
      },
      ...(shown.items.length === 0
        ? [{ kind: 'text' as const, text: 'No absence is planned.' }]
        : shown.items.map((absence) => absenceItem(data, absence, personId))),
      { kind: 'buttons', buttons },
      ...standInItems(standingInFor, actor),
    ],
  };
}

function absenceItem(
  { actor, today, names }: AbsencesPage,
  { from, until, standInId }: Absence,
  personId: string | undefined,
): CardElement {
  const isNow = from <= today;
  const standIn =
    standInId === undefined ? 'no stand-in' : `stand-in: ${names.get(standInId) ?? 'Former colleague'}`;
  return {
    kind: 'item',
    text: daysOf({ from, until }, actor),
    detail: isNow ? `now · ${standIn}` : standIn,
    buttons: [
      {
        label: isNow ? 'End it now' : 'Remove',
        action: { type: 'end-absence', personId, from },
        confirm: {
          title: isNow ? 'End this absence?' : 'Remove this absence?',
          text: isNow
            ? 'Reminders start again today, and nobody stands in any more.'
            : 'Nothing of it will be kept.',
          yes: isNow ? 'End it' : 'Remove',
          no: 'Keep',
        },
      },
    ],
  };
}

function standInItems(all: AbsencesPage['standingInFor'], reader: Person): CardElement[] {
  if (all.length === 0) return [];
  return [
    { kind: 'heading', text: 'You stand in for' },
    ...all.map(
      ({ name, ...days }): CardElement => ({
        kind: 'item',
        text: name,
        detail: daysOf(days, reader),
        buttons: [],
      }),
    ),
  ];
}

function daysOf({ from, until }: { from: IsoDate; until: IsoDate }, { locale }: Person): string {
  const [first, last] = [from, until].map((day) => `${formatDay(day, locale)} ${day.slice(0, 4)}`);
  return first === last ? `${first}` : `${first} to ${last}`;
}
