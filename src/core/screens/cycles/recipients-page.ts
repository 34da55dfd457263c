import { all, button, buttons, card, heading, item, subtle, text } from '../../chat/elements.ts';
import type { UserAction } from '../../chat/user-action.ts';
import type { Card, CardElement } from '../../chat/view.ts';
import type { Cycle } from '../../cycles/cycle.ts';
import { pageOf } from '../../page.ts';
import { companyInWords, type RecipientNames, teamInWords } from '../../views/describe-cycle.ts';
import { pageButtons } from '../../views/page-buttons.ts';

export interface RecipientsPage {
  cycle: Cycle;
  names: RecipientNames;
  page?: number | undefined;
}

export const listedPerPage = 15;

/** The recipients of a cycle of which nothing was issued yet, each with a way off it. */
export function recipientsPage({ cycle, names, page }: RecipientsPage): Card {
  const { _id: cycleId } = cycle;
  const listed = recipientItems(cycle, names);
  const shown = pageOf(listed, listedPerPage, page);
  return card(
    { title: 'Recipients', summary: `Recipients of ${cycle.name}` },
    heading(cycle.name),
    subtle('Worked out anew at each issue: whoever joins a team is in, whoever leaves is out.'),
    listed.length === 0 && text('Nobody yet.'),
    shown.items,
    buttons(
      button('Add recipients', { type: 'open-recipients-form', cycleId }, { style: 'primary' }),
      pageButtons(shown, (to) => ({ type: 'list-recipients', cycleId, page: to })),
      listed.length > 0 && button('Preview', { type: 'preview-cycle', cycleId }),
      button('Back', { type: 'open-cycle', cycleId }),
    ),
  );
}

function recipientItems(cycle: Cycle, names: RecipientNames): CardElement[] {
  const { _id: cycleId, recipients } = cycle;
  const removing = (recipientId: string) => ({ type: 'remove-recipient', cycleId, recipientId }) as const;
  return all(
    recipients.company && listedItem(removing('company'), companyInWords(cycle)),
    recipients.teams.map((team) =>
      listedItem(removing(team.teamId), teamInWords(team, names.teams.get(team.teamId)?.name)),
    ),
    recipients.personIds.map((id) => personItem(removing(id), names.people.get(id))),
  );
}

export function personItem(
  remove: UserAction | undefined,
  person: { name: string; email: string } | undefined,
): CardElement {
  return listedItem(remove, person?.name ?? 'Somebody who is gone', person?.email);
}

export function listedItem(remove: UserAction | undefined, words: string, detail?: string): CardElement {
  const removeButtons = remove ? [button('Remove', remove)] : [];
  return item(words.charAt(0).toUpperCase() + words.slice(1), { detail, buttons: removeButtons });
}
