import { all, button, subtle } from '../../chat/elements.ts';
import type { Archiving } from '../../chat/one-to-one-actions.ts';
import type { UserAction } from '../../chat/user-action.ts';
import type { Field, Form, Option } from '../../chat/view.ts';
import type { FormValues } from '../../forms/form-values.ts';
import type { SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import { nameOfStatus } from '../../one-to-ones/status.ts';
import type { Page } from '../../page.ts';
import { dayFor } from '../../views/describe-one-to-one.ts';
import { choicesField, textField } from '../../views/form-fields.ts';

export interface ArchiveForm {
  doing: Archiving;
  page: Page<SeenOneToOne>;
  values: FormValues;
  error?: string;
}

/** Starts the id of the field with the ticks; the rest differs with the list, so that no tick moves to another line. */
export const chosenPrefix = 'chosen-';

const search = {
  id: 'search',
  label: 'Only those of',
  help: 'A name or an e-mail; then press "Look".',
  isRequired: false,
};

interface Words {
  title: string;
  help: string;
  submit: string;
  none: string;
  other: { label: string; doing: Archiving };
}

const words: Record<Archiving, Words> = {
  archive: {
    title: 'Archive 1-to-1s',
    help: 'They leave every list, reminder and card, and can be restored.',
    submit: 'Archive',
    none: 'There is nothing to archive here.',
    other: { label: 'Archived ones', doing: 'restore' },
  },
  restore: {
    title: 'Archived 1-to-1s',
    help: 'They come back as they were.',
    submit: 'Restore',
    none: 'Nothing is archived here.',
    other: { label: 'Archive others', doing: 'archive' },
  },
};

/** A page of a list of 1-to-1s to tick, and a way to look for the ones of somebody. */
export function archiveForm({ doing, page, values, error }: ArchiveForm): Form {
  const { title, submit, none, other } = words[doing];
  const { index, count, items } = page;
  const goTo = (to: number): UserAction => ({ type: 'open-archive', doing, page: to });
  const isEmpty = items.length === 0;
  return {
    kind: 'form',
    title,
    body: all(
      textField({ values, errors: {} }, search, { maxLength: 200 }),
      isEmpty ? subtle(none) : chosenField(doing, page, error),
      count > 1 && subtle(`Page ${index + 1} of ${count}`),
    ),
    submit: isEmpty
      ? { label: 'Look', action: goTo(0) }
      : { label: submit, action: { type: 'archive-chosen', doing, page: index } },
    others: all(
      !isEmpty && button('Look', goTo(0)),
      index > 0 && button('Earlier', goTo(index - 1)),
      index < count - 1 && button('More', goTo(index + 1)),
      button(other.label, { type: 'open-archive', doing: other.doing }),
    ),
    closeLabel: 'Close',
  };
}

function chosenField(doing: Archiving, { items, index }: Page<SeenOneToOne>, error?: string): Field {
  const [first] = items;
  const list = `${doing}-${index}-${first?.oneToOne._id ?? ''}`.replace(/[^\w-]/g, '_');
  const id = `${chosenPrefix}${list}`;
  const errors = error === undefined ? {} : { [id]: error };
  const asked = { id, label: 'Which ones?', help: words[doing].help };
  return choicesField({ values: {}, errors }, asked, items.map(optionFor));
}

function optionFor(seen: SeenOneToOne): Option {
  const { oneToOne, reviewee, reviewer, ownPart } = seen;
  const who = ownPart === 'reviewer' ? reviewee.name : `${reviewee.name} with ${reviewer.name}`;
  const status = oneToOne.archived?.from ?? oneToOne.status;
  const label = `${who} · ${dayFor(seen, oneToOne.finaliseBy)} · ${nameOfStatus(status)} · ${oneToOne.title}`;
  return { value: oneToOne._id, label };
}
