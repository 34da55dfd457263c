import { button, buttons, card, subtle } from '../../chat/elements.ts';
import type { Card } from '../../chat/view.ts';
import { can, type SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import { titleWithWhom, withWhom } from '../../views/describe-one-to-one.ts';
import { restoreButton } from '../../views/restore-button.ts';
import { hubButton } from './notice-buttons.ts';

/** What is left of a message once its 1-to-1 is archived. */
export function archivedCard(seen: SeenOneToOne): Card {
  return card(
    { title: titleWithWhom(seen), summary: `Your 1-to-1 ${withWhom(seen)} is archived.` },
    subtle('This 1-to-1 is archived. Its reviewer and HR can restore it.'),
    buttons(can(seen, 'archive') && restoreButton(seen.oneToOne._id)),
  );
}

/** What is left of a message about something that its reader does not see any more. */
export function goneCard(): Card {
  const sentence = 'This 1-to-1 is not here any more. Your hub shows what is.';
  return card({ title: '1-to-1', summary: sentence }, subtle(sentence), buttons(hubButton));
}

/** What is left of a message whose own news no longer holds, while a newer one says how things are. */
export function earlierCard(seen: SeenOneToOne): Card {
  const sentence = 'This 1-to-1 has moved on since this message.';
  return card(
    { title: titleWithWhom(seen), summary: sentence },
    subtle(sentence),
    buttons(button('Open', { type: 'open-one-to-one', oneToOneId: seen.oneToOne._id })),
  );
}
