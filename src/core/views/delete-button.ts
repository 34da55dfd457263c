import { button } from '../chat/elements.ts';
import type { UserAction } from '../chat/user-action.ts';
import type { Button } from '../chat/view.ts';

/** Deletes something that somebody wrote, once they have said yes to the question. */
export function deleteButton(
  action: UserAction,
  question: string,
  consequence = 'It cannot be brought back.',
): Button {
  return button('Delete', action, {
    confirm: { title: question, text: consequence, yes: 'Delete', no: 'Keep' },
  });
}
