import { strong } from '../../chat/elements.ts';
import type { Field, Form } from '../../chat/view.ts';
import type { FormValues } from '../../forms/form-values.ts';
import { readersOf, type SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import { longestActionPoint } from '../../points/add-action-point.ts';
import { titleWithWhom } from '../../views/describe-one-to-one.ts';
import { choiceField, dayField, type FormState, textField } from '../../views/form-fields.ts';

/** Asks for an action point of one 1-to-1. */
export function actionPointForm(
  seen: SeenOneToOne,
  values: FormValues,
  errors: Record<string, string>,
): Form {
  const { _id: oneToOneId } = seen.oneToOne;
  const state = { values, errors };
  return {
    kind: 'form',
    title: 'Add action point',
    body: [
      strong(titleWithWhom(seen)),
      textField(
        state,
        { id: 'text', label: 'What is to be done?', readableBy: readersOf(seen, 'action-point') },
        { isMultiline: true, maxLength: longestActionPoint },
      ),
      ownerField(seen, state),
      dayField(state, { id: 'dueOn', label: 'Due on', isRequired: false }),
    ],
    submit: { label: 'Add', action: { type: 'add-action-point', oneToOneId } },
    others: [{ label: 'Back', action: { type: 'open-one-to-one', oneToOneId, tab: 'actions' } }],
    closeLabel: 'Cancel',
  };
}

/** It is their own until they choose the other of the two. */
function ownerField({ reviewee, reviewer, actor }: SeenOneToOne, { values, errors }: FormState): Field {
  const pair = [reviewee, reviewer];
  const chosen = pair.find(({ _id }) => _id === values.owner) ?? pair.find(({ _id }) => _id === actor._id);
  const options = pair.map(({ _id, name }) => ({
    value: _id,
    label: _id === actor._id ? `${name} (you)` : name,
  }));
  const state = { values: chosen ? { owner: chosen._id } : {}, errors };
  return choiceField(state, { id: 'owner', label: 'Who does it?' }, options);
}
