import type { Form } from '../../chat/view.ts';
import type { FormValues } from '../../forms/form-values.ts';
import { longestNote } from '../../notes/add-note.ts';
import { can, readersOf, type SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import { withWhom } from '../../views/describe-one-to-one.ts';

/** Asks for a note; who can read it is the first thing it says. */
export function noteForm(seen: SeenOneToOne, values: FormValues, errors: Record<string, string>): Form {
  const { _id: oneToOneId } = seen.oneToOne;
  const mayBePrivate = can(seen, 'write-private-note');
  const visibility = values.visibility === 'public' || !mayBePrivate ? 'public' : 'private';
  const inPublic = `Public: ${readersOf(seen, 'public-note')}`;
  return {
    kind: 'form',
    title: 'Add note',
    body: [
      { kind: 'text', text: [{ text: `${seen.oneToOne.title} ${withWhom(seen)}`, bold: true }] },
      {
        kind: 'field',
        id: 'visibility',
        label: 'Who can read it?',
        help: mayBePrivate ? `Private: ${readersOf(seen, 'private-note')} ${inPublic}` : inPublic,
        isRequired: true,
        ...(errors.visibility !== undefined && { error: errors.visibility }),
        input: {
          type: 'choice',
          isCompact: false,
          options: [
            ...(mayBePrivate ? [{ value: 'private', label: 'Private: only me' }] : []),
            { value: 'public', label: 'Public: both of us, and whoever may read this 1-to-1' },
          ],
          value: visibility,
        },
      },
      {
        kind: 'field',
        id: 'text',
        label: 'Your note',
        isRequired: true,
        ...(errors.text !== undefined && { error: errors.text }),
        input: {
          type: 'text',
          isMultiline: true,
          maxLength: longestNote,
          ...(typeof values.text === 'string' && { value: values.text }),
        },
      },
    ],
    submit: { label: 'Add', action: { type: 'add-note', oneToOneId } },
    others: [{ label: 'Back', action: { type: 'open-one-to-one', oneToOneId, tab: 'notes' } }],
    closeLabel: 'Cancel',
  };
}
