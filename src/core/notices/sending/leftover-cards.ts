import type { Card } from '../../chat/view.ts';
import { can, type SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import { restoreButton } from '../../screens/one-to-one/one-to-one-steps.ts';
import { withWhom } from '../../views/describe-one-to-one.ts';
import { hubButton } from './notice-buttons.ts';

/** What is left of a message once its 1-to-1 is archived. */
export function archivedCard(seen: SeenOneToOne): Card {
  const text = 'This 1-to-1 is archived. Its reviewer and HR can restore it.';
  const { _id: oneToOneId, title } = seen.oneToOne;
  return {
    kind: 'card',
    title: `${title} ${withWhom(seen)}`,
    summary: `Your 1-to-1 ${withWhom(seen)} is archived.`,
    body: [
      { kind: 'text', text, tone: 'subtle' },
      ...(can(seen, 'archive') ? [{ kind: 'buttons' as const, buttons: [restoreButton(oneToOneId)] }] : []),
    ],
  };
}

/** What is left of a message about something that its reader does not see any more. */
export function goneCard(): Card {
  const text = 'This 1-to-1 is not here any more. Your hub shows what is.';
  return {
    kind: 'card',
    title: '1-to-1',
    summary: text,
    body: [
      { kind: 'text', text, tone: 'subtle' },
      { kind: 'buttons', buttons: [hubButton] },
    ],
  };
}
