import type { Field, Form } from '../../chat/view.ts';
import type { FormValues } from '../../forms/form-values.ts';
import { readersOf, type SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import { longestAction } from '../../points/add-action-point.ts';
import { isoDateSchema } from '../../time/iso-date.ts';
import { withWhom } from '../../views/describe-one-to-one.ts';

/** Asks for an action point of one 1-to-1. */
export function actionPointForm(
  seen: SeenOneToOne,
  values: FormValues,
  errors: Record<string, string>,
): Form {
  const { _id: oneToOneId } = seen.oneToOne;
  return {
    kind: 'form',
    title: 'Add action point',
    body: [
      { kind: 'text', text: [{ text: `${seen.oneToOne.title} ${withWhom(seen)}`, bold: true }] },
      {
        kind: 'field',
        id: 'text',
        label: 'What is to be done?',
        isRequired: true,
        readableBy: readersOf(seen, 'action-point'),
        ...(errors.text !== undefined && { error: errors.text }),
        input: {
          type: 'text',
          isMultiline: true,
          maxLength: longestAction,
          ...(typeof values.text === 'string' && { value: values.text }),
        },
      },
      ownerField(seen, values, errors),
      dueField(values, errors),
    ],
    submit: { label: 'Add', action: { type: 'add-action-point', oneToOneId } },
    others: [{ label: 'Back', action: { type: 'open-one-to-one', oneToOneId, tab: 'actions' } }],
    closeLabel: 'Cancel',
  };
}

function ownerField(
  { reviewee, reviewer, actor }: SeenOneToOne,
  values: FormValues,
  errors: Record<string, string>,
): Field {
  const pair = [reviewee, reviewer];
  const chosen = pair.find(({ _id }) => _id === values.owner) ?? pair.find(({ _id }) => _id === actor._id);
  return {
    kind: 'field',
    id: 'owner',
    label: 'Who does it?',
    isRequired: true,
    ...(errors.owner !== undefined && { error: errors.owner }),
    input: {
      type: 'choice',
      isCompact: true,
      options: pair.map(({ _id, name }) => ({
        value: _id,
        label: _id === actor._id ? `${name} (you)` : name,
      })),
      ...(chosen && { value: chosen._id }),
    },
  };
}

function dueField({ dueOn }: FormValues, errors: Record<string, string>): Field {
  const day = isoDateSchema.safeParse(dueOn);
  return {
    kind: 'field',
    id: 'dueOn',
    label: 'Due on',
    isRequired: false,
    ...(errors.dueOn !== undefined && { error: errors.dueOn }),
    input: { type: 'date', ...(day.success && { value: day.data }) },
  };
}
