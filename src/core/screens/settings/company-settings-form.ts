import { button } from '../../chat/elements.ts';
import type { Field, Form } from '../../chat/view.ts';
import type { FormValues } from '../../forms/form-values.ts';
import type { Settings } from '../../settings/settings.ts';
import {
  choiceField,
  type FormState,
  textField,
  wholeNumberField,
  yesNoField,
} from '../../views/form-fields.ts';

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** What admins and owners choose for everybody. */
export function companySettingsForm(state: FormState): Form {
  return {
    kind: 'form',
    title: 'Company settings',
    body: [
      ...readingFields(state),
      yesNoField(state, { id: 'mayManagersAssign', label: 'May managers set up 1-to-1s for their reports?' }),
      ...agendaFields(state),
      ...reminderFields(state),
    ],
    submit: button('Save', { type: 'change-settings', seen: state.seen }),
    others: [button('Back', { type: 'open-settings' })],
    closeLabel: 'Cancel',
  };
}

function readingFields(state: FormState): Field[] {
  return [
    yesNoField(state, {
      id: 'isContentVisibleToHr',
      label: 'May HR and admins read what was shared?',
      help: 'Shared answers, agendas and public notes. A yes holds for what is issued and written from then on; a no holds at once, for everything. Nobody reads drafts and private notes of others.',
    }),
    choiceField(
      state,
      {
        id: 'history',
        label: 'What may a new manager read of the past?',
        help: 'If you open it, what was issued before is still read by release.',
      },
      [
        { value: 'always', label: 'Everything that was shared' },
        { value: 'withConsent', label: 'What the reviewee releases' },
        { value: 'never', label: 'Nothing' },
      ],
      false,
    ),
  ];
}

function agendaFields(state: FormState): Field[] {
  return [
    choiceField(
      state,
      { id: 'agendaEditing', label: 'May agenda points be edited?' },
      [
        { value: 'never', label: 'No: they are deleted and added again' },
        { value: 'withHistory', label: 'Yes, and everybody sees what stood there before' },
      ],
      false,
    ),
    wholeNumberField(
      state,
      { id: 'agendaLeadMinutes', label: 'Minutes before a meeting that both get the agenda' },
      { min: 0, max: 10_080 },
    ),
  ];
}

function reminderFields(state: FormState): Field[] {
  const { values, errors } = state;
  return [
    textField(
      state,
      {
        id: 'reminders',
        label: 'Reminders of a new template',
        help: 'Days from the deadline: -2 is two days before it, 0 the day itself.',
      },
      { maxLength: 100 },
    ),
    textField(
      state,
      {
        id: 'remindAt',
        label: 'Time of day of reminders',
        help: 'A time like 09:00, before noon, where each person lives.',
      },
      { maxLength: 10 },
    ),
    {
      kind: 'field',
      id: 'workingDays',
      label: 'Working days',
      isRequired: true,
      ...(errors.workingDays !== undefined && { error: errors.workingDays }),
      input: {
        type: 'choices',
        options: [1, 2, 3, 4, 5, 6, 0].map((day) => ({ value: String(day), label: weekdays[day] ?? '' })),
        values: [values.workingDays ?? []].flat(),
      },
    },
    textField(
      state,
      {
        id: 'quietFrom',
        label: 'No reminders from',
        help: 'For everybody who chose no quiet hours of their own.',
      },
      { maxLength: 10 },
    ),
    textField(state, { id: 'quietUntil', label: 'Until' }, { maxLength: 10 }),
    choiceField(
      state,
      { id: 'channelDigest', label: 'What does the post in a team channel show?' },
      [
        { value: 'numbers', label: 'How many are still open' },
        { value: 'names', label: 'Who is still to act' },
      ],
      false,
    ),
  ];
}

/** What stands in the form before anything is changed. */
export function companySettingsValues(settings: Settings): FormValues {
  return {
    isContentVisibleToHr: settings.isContentVisibleToHr ? 'yes' : 'no',
    mayManagersAssign: settings.mayManagersAssign ? 'yes' : 'no',
    agendaEditing: settings.agendaEditing,
    agendaLeadMinutes: String(settings.agendaLeadMinutes),
    history: settings.history,
    reminders: settings.reminders.join(', '),
    remindAt: settings.remindAt,
    workingDays: settings.workingDays.map(String),
    quietFrom: settings.quietHours.from,
    quietUntil: settings.quietHours.until,
    channelDigest: settings.channelDigest,
  };
}
