import { all, button, strong } from '../../chat/elements.ts';
import type { Field, Form } from '../../chat/view.ts';
import type { Cycle } from '../../cycles/cycle.ts';
import { choiceField, type FormState, textField, yesNoField } from '../../views/form-fields.ts';

export interface RecipientsForm extends FormState {
  cycle: Cycle;
  /** Whether those who are added may have the occurrence that is open, too. */
  isOneOpen: boolean;
}

const longestList = 3000;

/** Asks who else gets a cycle: by name, so that it works for a hundred thousand people. */
export function recipientsForm({ cycle, isOneOpen, ...state }: RecipientsForm): Form {
  const isOfManager = cycle.onlyReportsOf !== undefined;
  return {
    kind: 'form',
    title: 'Add recipients',
    body: all(
      strong(cycle.name),
      choiceField(
        state,
        { id: 'company', label: 'Who gets it?' },
        [
          { value: 'no', label: 'The people and teams below' },
          { value: 'yes', label: isOfManager ? 'Everybody who reports to you' : 'The whole company' },
        ],
        false,
      ),
      whoField(state, false),
      yesNoField(state, { id: 'includeSubTeams', label: 'Of these teams, the teams below them too?' }),
      yesNoField(state, {
        id: 'primaryOnly',
        label: 'Only people for whom it is their primary team?',
        help: 'Otherwise also those who belong to it beside another.',
      }),
      isOneOpen && whenField(state),
    ),
    submit: button('Add', { type: 'add-recipients', cycleId: cycle._id }),
    others: [button('Back', { type: 'open-cycle', cycleId: cycle._id })],
    closeLabel: 'Cancel',
  };
}

export function whoField(state: FormState, isRequired = true): Field {
  return textField(
    state,
    {
      id: 'who',
      label: 'People and teams, one on each line',
      help: 'Full names or e-mails of people, names of teams.',
      isRequired,
    },
    { isMultiline: true, maxLength: longestList },
  );
}

function whenField(state: FormState): Field {
  return choiceField(
    state,
    { id: 'when', label: 'When do they get their first one?', help: 'One is open at the moment.' },
    [
      { value: 'next', label: 'With the next occurrence' },
      { value: 'now', label: 'Immediately, the one that is open' },
    ],
    false,
  );
}

export const newRecipientsValues = {
  company: 'no',
  includeSubTeams: 'yes',
  primaryOnly: 'yes',
  when: 'next',
};
