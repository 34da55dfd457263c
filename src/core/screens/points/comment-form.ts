import { quote } from '../../chat/elements.ts';
import type { Form } from '../../chat/view.ts';
import { readersOf, type SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import { narrowerOf } from '../../permissions/written.ts';
import { longestComment } from '../../points/add-comment.ts';
import type { FoundPoint } from '../../points/find-point.ts';
import { type FormState, textField } from '../../views/form-fields.ts';

/** Asks for a comment on one point, which stands above the field. */
export function commentForm(
  seen: SeenOneToOne,
  { point, it }: FoundPoint,
  state: FormState = { values: {}, errors: {} },
): Form {
  const target = { oneToOneId: seen.oneToOne._id, point, pointId: it._id };
  return {
    kind: 'form',
    title: 'Comment',
    body: [
      quote(it.text, point === 'agenda-point' ? 'Agenda point' : 'Action point'),
      textField(
        state,
        {
          id: 'text',
          label: 'Your comment',
          readableBy: readersOf(seen, point, { ...narrowerOf(it, seen.oneToOne), addedAt: it.addedAt }),
        },
        { isMultiline: true, maxLength: longestComment },
      ),
    ],
    submit: { label: 'Add', action: { type: 'add-comment', ...target } },
    others: [{ label: 'Back', action: { type: 'open-point', ...target } }],
    closeLabel: 'Cancel',
  };
}
