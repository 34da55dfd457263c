import type { Form } from '../../chat/view.ts';
import type { FormValues } from '../../forms/form-values.ts';
import { readersOf, type SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import { longestPoint } from '../../points/add-agenda-point.ts';
import type { AgendaPoint } from '../../points/agenda-point.ts';
import { type FormState, textField } from '../../views/form-fields.ts';

/** Asks for the new text of an agenda point. */
export function editAgendaPointForm(
  seen: SeenOneToOne,
  point: AgendaPoint,
  state: FormState = { values: agendaPointValues(point), errors: {} },
): Form {
  const { _id: oneToOneId } = seen.oneToOne;
  return {
    kind: 'form',
    title: 'Edit agenda point',
    body: [
      textField(
        state,
        {
          id: 'text',
          label: 'What do you want to talk about?',
          help: 'What it says now stays readable among its earlier versions.',
          readableBy: readersOf(seen, 'agenda-point', point),
        },
        { isMultiline: true, maxLength: longestPoint },
      ),
    ],
    submit: {
      label: 'Save',
      action: { type: 'edit-agenda-point', oneToOneId, pointId: point._id, seen: state.seen },
    },
    others: [{ label: 'Back', action: { type: 'open-one-to-one', oneToOneId, tab: 'agenda' } }],
    closeLabel: 'Cancel',
  };
}

/** What stands in the form before anything is typed. */
export function agendaPointValues({ text }: AgendaPoint): FormValues {
  return { text };
}
