import { all, button, strong, text } from '../../chat/elements.ts';
import type { Form } from '../../chat/view.ts';
import type { Cycle } from '../../cycles/cycle.ts';
import { type FormState, yesNoField } from '../../views/form-fields.ts';
import { whoField } from './recipients-form.ts';

/** Asks whom a cycle leaves out, by name. */
export function exceptionsForm({ _id: cycleId, name, firstIssuedAt }: Cycle, state: FormState): Form {
  return {
    kind: 'form',
    title: 'Leave people out',
    body: all(
      strong(name),
      text(
        firstIssuedAt
          ? 'They get nothing from the next occurrence on. What was issued to them stays.'
          : 'They get nothing of this cycle, also where they are among its recipients.',
      ),
      whoField(state),
      yesNoField(state, {
        id: 'includeSubTeams',
        label: 'Of these teams, the teams below them too?',
        help: 'A team stands for those for whom it is their primary team.',
      }),
    ),
    submit: button('Leave out', { type: 'add-exceptions', cycleId }),
    others: [button('Back', { type: 'open-cycle', cycleId })],
    closeLabel: 'Cancel',
  };
}

export const newExceptionsValues = { includeSubTeams: 'no' };
