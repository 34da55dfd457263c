import { all, strong, subtle, text } from '../../chat/elements.ts';
import type { CardElement, Form, Option } from '../../chat/view.ts';
import type { SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import type { Person } from '../../people/person.ts';
import { choiceField, type FormState, textField } from '../../views/form-fields.ts';

/** Asks who reviews an open 1-to-1 from now on; `found` are the people that the typed name may mean. */
export function reassignForm(
  seen: SeenOneToOne,
  state: FormState = { values: {}, errors: {} },
  found: readonly Person[] = [],
): Form {
  const { _id: oneToOneId } = seen.oneToOne;
  return {
    kind: 'form',
    title: 'Hand over 1-to-1',
    body: all(
      whichOne(seen),
      textField(
        state,
        { id: 'name', label: 'Who reviews it from now on?', help: 'A name or an e-mail.' },
        { maxLength: 200 },
      ),
      found.length > 0 && choiceField(state, { id: 'person', label: 'Which of them?' }, optionsFor(found)),
    ),
    submit: { label: 'Next', action: { type: 'reassign', oneToOneId } },
    others: [{ label: 'Back', action: { type: 'open-one-to-one', oneToOneId } }],
    closeLabel: 'Cancel',
  };
}

const mostOptions = 100;

function optionsFor(found: readonly Person[]): Option[] {
  return found
    .slice(0, mostOptions)
    .map(({ _id, name, email }) => ({ value: _id, label: `${name} (${email})` }));
}

function whichOne({ oneToOne, reviewee, reviewer }: SeenOneToOne): CardElement[] {
  return [strong(`${oneToOne.title} of ${reviewee.name}`), subtle(`Reviewed by ${reviewer.name} until now.`)];
}

/**
 * Asks whether the right person was found, and says what they will be able to read.
 * @param drawn stands for who reviews it at the moment
 */
export function confirmReassignForm(seen: SeenOneToOne, to: Person, drawn?: string): Form {
  const { _id: oneToOneId } = seen.oneToOne;
  const { reviewee, reviewer } = seen;
  return {
    kind: 'form',
    title: 'Hand over 1-to-1',
    body: [
      ...whichOne(seen),
      strong(`To ${to.name} (${to.email})`),
      text(
        to._id === seen.actor._id
          ? `You read what is shared in it from now on. What was there before stays closed to you as its reviewer until ${reviewee.name} releases it.`
          : `${to.name} reads what ${reviewee.name} shared in it, its agenda, its action points and its public notes.`,
      ),
      subtle(
        `What ${reviewer.name} has not shared stays theirs alone. ${reviewee.name}, ${reviewer.name} and ${to.name} are told.`,
      ),
    ],
    submit: { label: 'Hand over', action: { type: 'reassign', oneToOneId, toId: to._id, seen: drawn } },
    others: [{ label: 'Somebody else', action: { type: 'open-reassign', oneToOneId } }],
    closeLabel: 'Cancel',
  };
}
