import { button, heading } from '../../chat/elements.ts';
import type { Form, Option } from '../../chat/view.ts';
import type { Cycle } from '../../cycles/cycle.ts';
import { defined } from '../../defined.ts';
import type { FormValues } from '../../forms/form-values.ts';
import type { Person } from '../../people/person.ts';
import type { Deadlines } from '../../templates/deadlines.ts';
import type { Template } from '../../templates/template.ts';
import { addDays } from '../../time/calendar.ts';
import type { IsoDate } from '../../time/iso-date.ts';
import { choiceField, dayField, type FormState, textField, yesNoField } from '../../views/form-fields.ts';

export const longestCycleName = 80;
const longestCount = 100;
const longestOption = 75;

export interface CycleForm extends FormState {
  /** The cycle that is edited. */
  cycleId?: string | undefined;
  /** The cycle whose recipients the new one gets too. */
  copyOf?: string | undefined;
  templates: Pick<Template, '_id' | 'name'>[];
}

/** Asks which template a new cycle gives to people. */
export function cycleTemplateForm(templates: CycleForm['templates']): Form {
  return {
    kind: 'form',
    title: 'New cycle',
    body: [choiceField({ values: {}, errors: {} }, templateField, optionsFor(templates))],
    submit: button('Next', { type: 'open-cycle-form' }),
    others: [button('Back', { type: 'list-cycles' })],
    closeLabel: 'Cancel',
  };
}

const templateField = { id: 'templateId', label: 'Template' };

function optionsFor(templates: CycleForm['templates']): Option[] {
  return templates.map(({ _id, name }) => ({
    value: _id,
    label: name.length > longestOption ? `${name.slice(0, longestOption - 1)}…` : name,
  }));
}

/** Asks for everything about a cycle but who gets it. */
export function cycleForm({ cycleId, copyOf, templates, ...state }: CycleForm): Form {
  return {
    kind: 'form',
    title: cycleId ? 'Edit cycle' : 'New cycle',
    body: [
      textField(state, { id: 'name', label: 'Name' }, { maxLength: longestCycleName }),
      choiceField(state, templateField, optionsFor(templates)),
      heading('The first time'),
      dayField(state, { id: 'firstIssueOn', label: 'First issue' }),
      dayField(state, { id: 'revieweeBy', label: 'Reviewee complete by' }),
      dayField(state, { id: 'reviewerBy', label: 'Reviewer complete by' }),
      dayField(state, { id: 'finaliseBy', label: 'Share and finalise by' }),
      heading('Again'),
      choiceField(
        state,
        {
          id: 'unit',
          label: 'When does it come again?',
          help: 'Counted from the first share-and-finalise-by date; the other dates keep their distance from it. For a start date or a return, each person has their own day of issue, from the first issue on, and the other dates keep their distance from that.',
        },
        [
          { value: 'never', label: 'It is a one-off' },
          { value: 'weeks', label: 'Every so many weeks' },
          { value: 'months', label: 'Every so many months' },
          { value: 'quarters', label: 'Every so many quarters' },
          { value: 'years', label: 'Every so many years' },
          { value: 'afterStartDays', label: "So many days after somebody's start date" },
          { value: 'afterReturn', label: 'When somebody returns from an absence' },
        ],
      ),
      textField(
        state,
        {
          id: 'count',
          label: 'How many weeks, months or days',
          help: 'For a start date several may be given, such as 30, 60, 90.',
          isRequired: false,
        },
        { maxLength: longestCount },
      ),
      heading('Details'),
      textField(
        state,
        {
          id: 'timeZone',
          label: 'Time zone of the dates',
          help: 'People are told at 09:00 where they live, and have until the end of the day there.',
        },
        { maxLength: 60 },
      ),
      yesNoField(state, {
        id: 'issueImmediately',
        label: 'Issue as soon as it is started?',
        help: 'Otherwise on the day of the first issue.',
      }),
      choiceField(state, { id: 'nonWorkingDays', label: 'When a date is no working day' }, [
        { value: 'keep', label: 'Keep it' },
        { value: 'next', label: 'Take the next working day' },
        { value: 'previous', label: 'Take the working day before' },
      ]),
      yesNoField(state, { id: 'skipWhenAway', label: 'Skip whoever is away the whole time?' }),
    ],
    submit: button('Next', { type: 'save-cycle', cycleId, copyOf, seen: state.seen }),
    others: [button('Back', cycleId ? { type: 'open-cycle', cycleId } : { type: 'list-cycles' })],
    closeLabel: 'Cancel',
  };
}

const usualDeadlines: Deadlines = { revieweeBy: 2, reviewerBy: 3, finaliseBy: 4 };

/** What the form about a new cycle first shows: each date can be moved. */
export function newCycleValues(
  { timeZone }: Person,
  nextMonday: IsoDate,
  template?: Pick<Template, '_id' | 'deadlines'>,
): FormValues {
  const deadlines = template?.deadlines ?? usualDeadlines;
  return defined({
    templateId: template?._id,
    firstIssueOn: nextMonday,
    revieweeBy: addDays(nextMonday, deadlines.revieweeBy),
    reviewerBy: addDays(nextMonday, deadlines.reviewerBy),
    finaliseBy: addDays(nextMonday, deadlines.finaliseBy),
    unit: 'weeks',
    count: '1',
    timeZone,
    issueImmediately: 'no',
    nonWorkingDays: 'keep',
    skipWhenAway: 'yes',
  });
}

/** What the form about a cycle that exists first shows. */
export function cycleValues(cycle: Cycle): FormValues {
  const { name, templateId, timeZone, nonWorkingDays, dates, every, trigger } = cycle;
  const [unit = 'never', count] = Object.entries(trigger ?? every ?? {})[0] ?? [];
  const numbers = count === undefined || count === true ? [] : [count].flat();
  return defined({
    name,
    templateId,
    ...dates,
    unit,
    count: numbers.length > 0 ? numbers.join(', ') : undefined,
    timeZone,
    issueImmediately: cycle.issueImmediately ? 'yes' : 'no',
    nonWorkingDays,
    skipWhenAway: cycle.skipWhenAway ? 'yes' : 'no',
  });
}
