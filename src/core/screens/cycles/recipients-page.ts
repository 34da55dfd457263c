import type { Button, Card, CardElement } from '../../chat/view.ts';
import type { Cycle } from '../../cycles/cycle.ts';
import { pageOf } from '../../page.ts';
import { companyInWords, type RecipientNames, teamInWords } from '../../views/describe-cycle.ts';
import { pageButtons } from '../../views/paging.ts';

export interface RecipientsPage {
  cycle: Cycle;
  names: RecipientNames;
  page?: number | undefined;
}

const listedPerPage = 15;

/** The recipients of a cycle of which nothing was issued yet, each with a way off it. */
export function recipientsPage({ cycle, names, page }: RecipientsPage): Card {
  const { _id: cycleId, recipients } = cycle;
  const all = [
    ...(recipients.company ? [recipientItem(cycleId, 'company', companyInWords(cycle))] : []),
    ...recipients.teams.map((team) =>
      recipientItem(cycleId, team.teamId, teamInWords(team, names.teams.get(team.teamId)?.name)),
    ),
    ...recipients.personIds.map((id) => {
      const person = names.people.get(id);
      return recipientItem(cycleId, id, person?.name ?? 'Somebody who is gone', person?.email);
    }),
  ];
  const shown = pageOf(all, listedPerPage, page);
  const buttons: Button[] = [
    { label: 'Add recipients', action: { type: 'open-recipients-form', cycleId }, style: 'primary' },
    ...pageButtons(shown, (to) => ({ type: 'list-recipients', cycleId, page: to })),
    ...(all.length > 0 ? [{ label: 'Preview', action: { type: 'preview-cycle' as const, cycleId } }] : []),
    { label: 'Back', action: { type: 'open-cycle', cycleId } },
  ];
  return {
    kind: 'card',
    title: 'Recipients',
    summary: `Recipients of ${cycle.name}`,
    body: [
      { kind: 'heading', text: cycle.name },
      {
        kind: 'text',
        text: 'Worked out anew at each issue: whoever joins a team is in, whoever leaves is out.',
        tone: 'subtle',
      },
      ...(all.length === 0 ? [{ kind: 'text' as const, text: 'Nobody yet.' }] : []),
      ...shown.items,
      { kind: 'buttons', buttons },
    ],
  };
}

function recipientItem(cycleId: string, recipientId: string, text: string, detail?: string): CardElement {
  return {
    kind: 'item',
    text: text.charAt(0).toUpperCase() + text.slice(1),
    ...(detail !== undefined && { detail }),
    buttons: [{ label: 'Remove', action: { type: 'remove-recipient', cycleId, recipientId } }],
  };
}
