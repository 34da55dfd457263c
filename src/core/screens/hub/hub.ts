import {
  all,
  button,
  buttons,
  divider,
  heading,
  item,
  named,
  type Part,
  progress,
  subtle,
} from '../../chat/elements.ts';
import type { Button, CardElement, Hub } from '../../chat/view.ts';
import type { WeeklyHint } from '../../hints/weekly-hint.ts';
import { counterpartOf, type SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import type { PartName } from '../../one-to-ones/one-to-one.ts';
import { isUnderway, nameOfStatus } from '../../one-to-ones/status.ts';
import type { Person } from '../../people/person.ts';
import { hasHrRole } from '../../permissions/permissions.ts';
import type { ListedActionPoint } from '../../points/listed-action-points.ts';
import { formatDay } from '../../time/format-day.ts';
import type { IsoDate } from '../../time/iso-date.ts';
import type { UndeliveredCount } from '../../undelivered/undelivered.ts';
import { type Completion, notHeldWords } from '../../usefulness/completion-by-cycle.ts';
import type { CycleUsefulness } from '../../usefulness/usefulness-by-cycle.ts';
import { dayFor, partState, standsInFor } from '../../views/describe-one-to-one.ts';
import { oneToOneButtons } from '../../views/one-to-one-card.ts';
import { usefulnessFacts } from '../../views/usefulness-elements.ts';
import { dueWords, nearestFirst } from './due-words.ts';
import { hintElement, type QuietTopics, quietTopicsElement } from './hint-elements.ts';
import { type NotIssuedToOne, notIssuedLines } from './not-issued-lines.ts';
import { undeliveredHint } from './undelivered-hint.ts';

/** What the hub shows, gathered for one person. */
export interface HubData {
  person: Person;
  /** The day it is where they live. */
  today: IsoDate;
  /** Open 1-to-1s about this person. */
  own: SeenOneToOne[];
  /** Open 1-to-1s this person reviews. */
  reports: SeenOneToOne[];
  /** How many lapsed and nobody has closed since. */
  earlier?: number;
  actionPoints: ListedActionPoint[];
  /** What comes when nothing is open. */
  next: { title: string; withName: string; issueOn: IsoDate }[];
  /** What was due for this person and did not come. */
  notIssued?: readonly NotIssuedToOne[];
  /** Completion by cycle, for HR and above. */
  completion: readonly Completion[];
  /** For a reviewer, at most one a week. */
  hint?: WeeklyHint | undefined;
  /** What this person and their reviewer have not talked about for a while. */
  quiet?: QuietTopics | undefined;
  /** How useful 1-to-1s were found, for HR and above. */
  usefulness?: CycleUsefulness[];
  /** What has not arrived, for those who run Tandem. */
  undelivered?: readonly UndeliveredCount[];
  /** Whether they may make question sets and templates and assign them, or made some. */
  maySetUp?: boolean;
}

/** More than a manager has reports, as a rule. */
const mostListed = 10;

export function hub(data: HubData): Hub {
  const { person, own, reports, hint, quiet, notIssued = [], usefulness = [], undelivered = [] } = data;
  const { today, earlier = 0 } = data;
  return {
    kind: 'hub',
    title: 'Your hub',
    summary: 'Your 1-to-1s, your reports and your action points',
    body: all(
      heading('Your 1-to-1s'),
      own.length === 0 ? subtle(nothingOpen(data)) : oneToOneList(own, 'mine', today),
      notIssuedLines(notIssued, person),
      quiet && quietTopicsElement(quiet),
      reports.length > 0 && [heading('Your reports'), oneToOneList(reports, 'reports', today)],
      earlier > 0 && earlierItem(earlier),
      hint && hintElement(hint),
      heading('Your action points'),
      actionPointList(data),
      completionList(data),
      usefulnessFacts(usefulness),
      undeliveredHint(undelivered),
      divider,
      buttons(footerButtons(data)),
    ),
  };
}

function footerButtons({ maySetUp, person }: HubData): Part<Button> {
  return [
    button('Add agenda point', { type: 'open-agenda-form' }),
    button('Add action point', { type: 'open-action-form' }),
    button('Add note', { type: 'open-note-form' }),
    button('My notes', { type: 'list-my-notes' }),
    button('Past 1-to-1s', { type: 'list-one-to-ones', of: 'past' }),
    hasHrRole(person) && button('Find 1-to-1s', { type: 'open-one-to-one-search' }),
    maySetUp && button('Set up', { type: 'open-set-up' }),
    button('Settings', { type: 'open-settings' }),
    button('Help', { type: 'open-help' }),
  ];
}

function nothingOpen({ next, person }: HubData): string {
  const [soonest] = next;
  if (!soonest) return 'Nothing is waiting for you.';
  const day = formatDay(soonest.issueOn, person.locale);
  return `Nothing is waiting for you. The next is ${soonest.title} with ${soonest.withName}, on ${day}.`;
}

/** What lapsed is one line, whatever there is of it. */
function earlierItem(count: number): CardElement {
  return item(`Earlier, not finalised (${count})`, { buttons: [button('Show', { type: 'list-earlier' })] });
}

function oneToOneList(list: SeenOneToOne[], of: 'mine' | 'reports', today: IsoDate): Part<CardElement> {
  return [
    nearestFirst(list, today)
      .slice(0, mostListed)
      .map((seen) => oneToOneItem(seen, today)),
    list.length > mostListed && buttons(button(`All ${list.length}`, { type: 'list-one-to-ones', of })),
  ];
}

/** One 1-to-1 as a line: with whom, how far both are, by when. */
export function oneToOneItem(seen: SeenOneToOne, today: IsoDate): CardElement {
  const { oneToOne, ownPart, reviewee, reviewer } = seen;
  const name = ownPart ? counterpartOf(seen).name : `${reviewee.name} with ${reviewer.name}`;
  const standIn = standsInFor(seen);
  const words = [oneToOne.title, standIn && `you stand in for ${standIn}`].filter(Boolean).join(' · ');
  return item(named(name, words), { detail: itemDetail(seen, today), buttons: oneToOneButtons(seen) });
}

function itemDetail(seen: SeenOneToOne, today: IsoDate): string {
  const { oneToOne, ownPart } = seen;
  if (!isUnderway(oneToOne)) return `${nameOfStatus(oneToOne.status)} · ${dayFor(seen, oneToOne.finaliseBy)}`;
  const ownFirst: PartName[] = ownPart === 'reviewer' ? ['reviewer', 'reviewee'] : ['reviewee', 'reviewer'];
  const states = ownFirst.map(
    (part) => `${part === ownPart ? 'You' : seen[part].name}: ${partState(seen, part)}`,
  );
  return [...states, dueWords(seen, today)].join(' · ');
}

function actionPointList({ actionPoints, person }: HubData): Part<CardElement> {
  if (actionPoints.length === 0) return subtle('No open action points.');
  return actionPoints.map(({ point, oneToOneId, withName }) => {
    const due = point.dueOn && `due ${formatDay(point.dueOn, person.locale)}`;
    return item(point.text, {
      detail: [`with ${withName}`, due].filter(Boolean).join(' · '),
      buttons: [button('Open', { type: 'open-one-to-one', oneToOneId, tab: 'actions' })],
    });
  });
}

function completionList({ completion }: HubData): Part<CardElement> {
  if (completion.length === 0) return undefined;
  return [
    heading('Completion'),
    completion.map(({ cycle, finalised, total, notHeld }) =>
      progress(`${cycle}: finalised${notHeldWords(notHeld)}`, finalised, total),
    ),
  ];
}
