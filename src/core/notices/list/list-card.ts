import { button, buttons, card, item, named, subtle } from '../../chat/elements.ts';
import type { Button, Card, CardElement } from '../../chat/view.ts';
import { answeredPartOf, counterpartOf, type SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import type { PartName } from '../../one-to-ones/one-to-one.ts';
import { questionsOf } from '../../one-to-ones/questions-of.ts';
import { isUnderway, nameOfStatus } from '../../one-to-ones/status.ts';
import { dayFor, partState, standsInFor } from '../../views/describe-one-to-one.ts';
import { welcomed } from '../sending/welcomed.ts';
import type { List, ListOf } from './gather-list.ts';

const mostListed = 10;
const mostNamed = 2;

/** One message about several 1-to-1s: how far each is, and what its reader would do next. */
export function listCard(list: List): Card {
  const seen = list.listed.map((each) => each.seen);
  const more = seen.length - mostListed;
  const drawn = card(
    headOf(list.of, seen),
    seen.slice(0, mostListed).map((each, index) => itemOf(each, list.of, index === 0)),
    more > 0 && subtle(`and ${more} more`),
    more > 0 && buttons(button('Open my hub', { type: 'open-home' })),
    list.lapsedBefore > 0 && lapsedItem(list.lapsedBefore),
  );
  const [first] = seen;
  return first ? welcomed(first, drawn) : drawn;
}

/** That the ones before were not finalised, and the way to them. */
function lapsedItem(count: number): CardElement {
  const which =
    count === 1 ? 'One of the 1-to-1s before these was' : `${count} of the 1-to-1s before these were`;
  return item(`${which} not finalised.`, { buttons: [button('Show', { type: 'list-earlier' })] });
}

/** What is left of a list once nothing in it is its reader's to see. */
export function emptyListCard(): Card {
  const sentence = 'These 1-to-1s are no longer available. Your hub shows the others.';
  return card(
    { title: '1-to-1s', summary: sentence },
    subtle(sentence),
    buttons(button('Open my hub', { type: 'open-home' })),
  );
}

/** In words that a notification shows: names and numbers, and nothing that somebody wrote. */
function headOf(of: ListOf, seen: readonly SeenOneToOne[]): Pick<Card, 'title' | 'summary'> {
  const names = namesOf(seen);
  switch (of) {
    case 'issued':
      return {
        title: `${seen.length} new 1-to-1s`,
        summary: `Your 1-to-1s with ${names} are ready to prepare.`,
      };
    case 'part-shared':
      return { title: 'Answers shared with you', summary: `${names} shared their part.` };
    case 'waited':
      return { title: 'Your 1-to-1s', summary: `While we couldn’t reach you: your 1-to-1s with ${names}.` };
  }
}

function namesOf(seen: readonly SeenOneToOne[]): string {
  const names = [...new Set(seen.map((each) => counterpartOf(each).name))];
  const more = names.length - mostNamed;
  const shown = more > 0 ? [...names.slice(0, mostNamed), `${more} more`] : names;
  return [shown.slice(0, -1).join(', '), shown.at(-1)].filter(Boolean).join(' and ');
}

function itemOf(seen: SeenOneToOne, of: ListOf, isFirst: boolean): CardElement {
  const { title } = seen.oneToOne;
  const standIn = standsInFor(seen);
  const whose = seen.ownPart === 'reviewee' ? 'your own' : undefined;
  const about = [title, whose, standIn && `for ${standIn}`].filter(Boolean).join(' · ');
  return item(named(counterpartOf(seen).name, about), {
    detail: stateOf(seen),
    buttons: buttonsOf(seen, of, isFirst),
  });
}

function stateOf(seen: SeenOneToOne): string {
  const { oneToOne, ownPart } = seen;
  if (!isUnderway(oneToOne)) return `${nameOfStatus(oneToOne.status)} · ${dayFor(seen, oneToOne.finaliseBy)}`;
  const sides = (['reviewee', 'reviewer'] as const).filter((side) => questionsOf(oneToOne, side).length > 0);
  const said = sides.map((side) => {
    const name = side === ownPart ? 'You' : seen[side].name;
    const by = oneToOne.parts[side].sharedAt ? '' : `, due ${dayFor(seen, oneToOne[`${side}By`])}`;
    return `${name}: ${partState(seen, side)}${by}`;
  });
  return [...said, `finalise by ${dayFor(seen, oneToOne.finaliseBy)}`].join(' · ');
}

/** The next step first; only the first line has it stand out. */
function buttonsOf(seen: SeenOneToOne, of: ListOf, isFirst: boolean): (Button | false)[] {
  const { _id: oneToOneId, parts } = seen.oneToOne;
  const style = isFirst ? 'primary' : undefined;
  const open = button('Open', { type: 'open-one-to-one', oneToOneId });
  if (!isUnderway(seen.oneToOne)) return [open];
  const other: PartName = seen.ownPart === 'reviewer' ? 'reviewee' : 'reviewer';
  if (of === 'part-shared' && parts[other].sharedAt)
    return [button('Read answers', { type: 'open-one-to-one', oneToOneId, tab: 'answers' }, { style })];
  const own = answeredPartOf(seen);
  const isToAnswer = own && questionsOf(seen.oneToOne, own).length > 0 && !parts[own].sharedAt;
  return [Boolean(isToAnswer) && button('Answer', { type: 'open-answers', oneToOneId }, { style }), open];
}
