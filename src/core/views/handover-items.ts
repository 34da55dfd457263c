import { all, buttons, text } from '../chat/elements.ts';
import type { Button, CardElement } from '../chat/view.ts';
import type { Handover } from '../handovers/find-handover.ts';

/** Leaves room for the other words of a button. */
const longestNameOnButton = 40;

/** The question to the reviewee, on the page of the first 1-to-1 with a new reviewer. */
export function handoverItems(handover: Handover | undefined): CardElement[] {
  if (!handover) return [];
  return all(text(question(handover)), buttons(releaseButton(handover)));
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
