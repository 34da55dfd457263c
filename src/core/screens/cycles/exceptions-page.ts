import { all, button, buttons, card, heading, subtle, text } from '../../chat/elements.ts';
import type { UserAction } from '../../chat/user-action.ts';
import type { Card, CardElement } from '../../chat/view.ts';
import type { Cycle } from '../../cycles/cycle.ts';
import { pageOf } from '../../page.ts';
import { teamInWords } from '../../views/describe-cycle.ts';
import { pageButtons } from '../../views/page-buttons.ts';
import { listedItem, listedPerPage, personItem, type RecipientsPage } from './recipients-page.ts';

/** Whom a cycle leaves out, each with a way back in while anything comes of it. */
export function exceptionsPage({ cycle, names, page }: RecipientsPage): Card {
  const { _id: cycleId, status } = cycle;
  const isOver = status === 'ended' || status === 'archived';
  const listed = exceptionItems(cycle, names, isOver);
  const shown = pageOf(listed, listedPerPage, page);
  return card(
    { title: 'Left out', summary: `Who is left out of ${cycle.name}` },
    heading(cycle.name),
    !isOver &&
      subtle(
        'They get nothing, even if they are recipients. If you remove somebody from this list, they get the next one.',
      ),
    listed.length === 0 && text('Nobody.'),
    shown.items,
    buttons(
      !isOver && button('Leave people out', { type: 'open-exceptions-form', cycleId }, { style: 'primary' }),
      pageButtons(shown, (to) => ({ type: 'list-exceptions', cycleId, page: to })),
      !isOver && button('Preview', { type: 'preview-cycle', cycleId }),
      button('Back', { type: 'open-cycle', cycleId }),
    ),
  );
}

function exceptionItems(
  { _id: cycleId, recipients: { except } }: Cycle,
  names: RecipientsPage['names'],
  isOver: boolean,
): CardElement[] {
  const removing = (exceptedId: string): UserAction | undefined =>
    isOver ? undefined : { type: 'remove-exception', cycleId, exceptedId };
  return all(
    except?.teams.map((team) =>
      listedItem(removing(team.teamId), teamInWords(team, names.teams.get(team.teamId)?.name)),
    ),
    except?.personIds.map((id) => personItem(removing(id), names.people.get(id))),
  );
}
