import type { Button, Card, CardElement } from '../chat/view.ts';
import type { Handover } from '../handovers/find-handover.ts';
import type { SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';

/** Leaves room for the other words of a button. */
const longestNameOnButton = 40;

/** The question to the reviewee, on the page of the first 1-to-1 with a new reviewer. */
export function handoverItems(handover: Handover | undefined): CardElement[] {
  if (!handover) return [];
  return [
    { kind: 'text', text: question(handover) },
    { kind: 'buttons', buttons: [releaseButton(handover)] },
  ];
}

/** The same question as a message; once the reviewee has agreed, it says so. */
export function handoverCard({ oneToOne, reviewer }: SeenOneToOne, handover: Handover | undefined): Card {
  const title = `${reviewer.name} now reviews your 1-to-1s`;
  const said: CardElement[] = handover
    ? handoverItems(handover)
    : [{ kind: 'text', tone: 'good', text: `${reviewer.name} can read your past 1-to-1s: you agreed.` }];
  return {
    kind: 'card',
    title,
    summary: `${title}. Tandem asks you about your past ones.`,
    body: [{ kind: 'text', text: [{ text: oneToOne.title, bold: true }] }, ...said],
  };
}

function question({ toName, count, fromNames }: Handover): string {
  const which = count === 1 ? 'your past 1-to-1' : `your ${count} past 1-to-1s`;
  const from = fromNames.length === 0 ? '' : ` with ${fromNames.join(' and ')}`;
  return `May ${toName} read ${which}${from}? That is what was shared, the agendas and the public notes, never drafts or private notes. Nothing of it is shown before you agree, and you need not.`;
}

function releaseButton({ oneToOneId, toId, toName, count }: Handover): Button {
  const name = toName.length > longestNameOnButton ? `${toName.slice(0, longestNameOnButton - 1)}…` : toName;
  return {
    label: `Release our past 1-to-1s to ${name}`,
    action: { type: 'release-history', oneToOneId, toId },
    confirm: {
      title: 'Release the past?',
      text: `${name} can then read ${count === 1 ? 'it' : `all ${count}`}. This cannot be taken back.`,
      yes: 'Release',
      no: 'Not now',
    },
  };
}
