import { all, strong } from '../../chat/elements.ts';
import type { Field, Form, Option } from '../../chat/view.ts';
import type { FormValues } from '../../forms/form-values.ts';
import { longestNote, whyNoPublicNote } from '../../notes/add-note.ts';
import { can, readersOf, type SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import { titleWithWhom } from '../../views/describe-one-to-one.ts';
import { choiceField, type FormState, textField } from '../../views/form-fields.ts';

/** Asks for a note; who can read it is the first thing it says. */
export function noteForm(seen: SeenOneToOne, values: FormValues, errors: Record<string, string>): Form {
  const { _id: oneToOneId } = seen.oneToOne;
  const state = { values, errors };
  return {
    kind: 'form',
    title: 'Add note',
    body: [
      strong(titleWithWhom(seen)),
      visibilityField(seen, state),
      textField(state, { id: 'text', label: 'Your note' }, { isMultiline: true, maxLength: longestNote }),
    ],
    submit: { label: 'Add', action: { type: 'add-note', oneToOneId } },
    others: [{ label: 'Back', action: { type: 'open-one-to-one', oneToOneId, tab: 'notes' } }],
    closeLabel: 'Cancel',
  };
}

/** A note is private unless its author says otherwise, where they may write such. */
function visibilityField(seen: SeenOneToOne, { values, errors }: FormState): Field {
  const mayBePrivate = can(seen, 'write-private-note');
  const closed = whyNoPublicNote(seen);
  const mayBePublic = closed === undefined || !mayBePrivate;
  const isPublic = mayBePublic && (values.visibility === 'public' || !mayBePrivate);
  const sentences = [
    mayBePrivate && `Private: ${readersOf(seen, 'private-note')}`,
    mayBePublic && `Public: ${readersOf(seen, 'public-note')}`,
    errors.visibility === undefined && closed,
  ];
  const help = sentences.filter((sentence) => typeof sentence === 'string').join(' ');
  const options = all<Option>(
    mayBePrivate && { value: 'private', label: 'Private: only me' },
    mayBePublic && { value: 'public', label: 'Public: both of us, and whoever may read this 1-to-1' },
  );
  const asked = { id: 'visibility', label: 'Who can read it?', help };
  const state = { values: { visibility: isPublic ? 'public' : 'private' }, errors };
  // A client that holds what can no longer be chosen shows what can be.
  return { ...choiceField(state, asked, options, false), ...(!mayBePublic && { renewed: 'private' }) };
}
