import { all, button, subtle } from '../../chat/elements.ts';
import type { Form } from '../../chat/view.ts';
import { defined } from '../../defined.ts';
import type { FormValues } from '../../forms/form-values.ts';
import type { Person } from '../../people/person.ts';
import { hasBothPlatforms, longestLead } from '../../preferences/change-preferences.ts';
import type { Settings } from '../../settings/settings.ts';
import { choiceField, type FormState, textField, wholeNumberField } from '../../views/form-fields.ts';

const platformOptions = [
  { value: 'slack', label: 'Slack' },
  { value: 'teams', label: 'Microsoft Teams' },
];

/** How somebody hears from Tandem. */
export function preferencesForm(person: Person, settings: Settings, state: FormState): Form {
  const { from, until } = settings.quietHours;
  return {
    kind: 'form',
    title: 'My preferences',
    body: all(
      hasBothPlatforms(person) &&
        choiceField(state, { id: 'platform', label: 'Where shall messages go?' }, platformOptions, false),
      textField(
        state,
        {
          id: 'quietFrom',
          label: 'No reminders from',
          help: `A time like 18:30. Leave both empty for the company's quiet hours, ${from} to ${until}.`,
          isRequired: false,
        },
        { maxLength: 10 },
      ),
      textField(state, { id: 'quietUntil', label: 'Until', isRequired: false }, { maxLength: 10 }),
      wholeNumberField(
        state,
        {
          id: 'leadDays',
          label: 'Remind me this many days before a deadline',
          help: 'When that is earlier than planned. Leave it empty for the plan of each 1-to-1.',
          isRequired: false,
        },
        { min: 1, max: longestLead },
      ),
      subtle(`Times are in your time zone, ${person.timeZone}. If that is wrong, ask HR to change it.`),
    ),
    submit: button('Save', { type: 'save-preferences', seen: state.seen }),
    others: [button('Back', { type: 'open-settings' })],
    closeLabel: 'Cancel',
  };
}

/** What stands in the form before anything is typed. */
export function preferenceValues({ preferences, slack }: Person): FormValues {
  const { platform, quietHours, reminderLeadDays } = preferences;
  return defined({
    platform: platform ?? (slack ? 'slack' : 'teams'),
    quietFrom: quietHours?.from,
    quietUntil: quietHours?.until,
    leadDays: reminderLeadDays?.toString(),
  });
}
