import { all, button, strong } from '../../chat/elements.ts';
import type { Form } from '../../chat/view.ts';
import type { Person } from '../../people/person.ts';
import { dayField, type FormState, textField } from '../../views/form-fields.ts';

/** Asks when somebody is away and who acts for them. */
export function absenceForm(actor: Person, person: Person, state: FormState): Form {
  const isOwn = actor._id === person._id;
  const personId = isOwn ? undefined : person._id;
  return {
    kind: 'form',
    title: 'Add absence',
    body: all(
      !isOwn && strong(person.name),
      dayField(state, { id: 'from', label: 'First day away' }),
      dayField(state, { id: 'until', label: 'Last day away' }),
      textField(
        state,
        {
          id: 'standIn',
          label: 'Who stands in as reviewer?',
          help: 'A name or an e-mail. They read and do what the reviewer may in those days, but see no drafts and no private notes.',
          isRequired: false,
        },
        { maxLength: 200 },
      ),
    ),
    submit: button('Add', { type: 'add-absence', personId }),
    others: [button('Back', { type: 'open-absences', personId })],
    closeLabel: 'Cancel',
  };
}

/** Asks whose absences are meant. */
export function absenceSearchForm(state: FormState): Form {
  return {
    kind: 'form',
    title: 'Absences of somebody',
    body: [
      textField(state, { id: 'person', label: 'Whose?', help: 'A name or an e-mail.' }, { maxLength: 200 }),
    ],
    submit: button('Show', { type: 'find-absences' }),
    others: [button('Back', { type: 'open-settings' })],
    closeLabel: 'Cancel',
  };
}
