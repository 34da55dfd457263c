import type { Button, CardElement, Home } from '../../chat/view.ts';
import type { WeeklyHint } from '../../hints/weekly-hint.ts';
import type { SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import type { Person } from '../../people/person.ts';
import { hasHrRole } from '../../permissions/permissions.ts';
import type { ListedActionPoint } from '../../points/listed-action-points.ts';
import { formatDay } from '../../time/format-day.ts';
import type { IsoDate } from '../../time/iso-date.ts';
import type { CycleUsefulness } from '../../usefulness/usefulness-by-cycle.ts';
import { dayFor, partState, standsInFor } from '../../views/describe-one-to-one.ts';
import { oneToOneButtons } from '../../views/one-to-one-card.ts';
import { usefulnessFacts } from '../../views/usefulness-elements.ts';
import { hintElements, type QuietTopics, quietTopicElements } from './hint-elements.ts';
import { undeliveredHint } from './undelivered-hint.ts';

/** What the hub shows, gathered for one person. */
export interface HomeData {
  person: Person;
  /** Open 1-to-1s about this person. */
  own: SeenOneToOne[];
  /** Open 1-to-1s this person reviews. */
  reports: SeenOneToOne[];
  actions: ListedActionPoint[];
  /** What comes when nothing is open. */
  next: { title: string; withName: string; issueOn: IsoDate }[];
  /** Completion by cycle, for HR and above. */
  completion: { cycle: string; finalised: number; total: number }[];
  /** For a reviewer, at most one a week. */
  hint?: WeeklyHint;
  /** What this person and their reviewer have not talked about for a while. */
  quiet?: QuietTopics | undefined;
  /** How useful 1-to-1s were found, for HR and above. */
  usefulness?: CycleUsefulness[];
  /** How many messages could not be delivered, for those who run Tandem. */
  undelivered?: number;
  /** Whether they may make question sets and templates and assign them, or made some. */
  maySetUp?: boolean;
}

const mostListed = 8;

export function home(data: HomeData): Home {
  return {
    kind: 'home',
    title: 'Your hub',
    summary: 'Your 1-to-1s, your reports and your action points',
    body: [
      { kind: 'heading', text: 'Your 1-to-1s' },
      ...oneToOneList(data.own, nothingOpen(data), 'mine'),
      ...quietTopicElements(data.quiet),
      ...(data.reports.length > 0
        ? [{ kind: 'heading' as const, text: 'Your reports' }, ...oneToOneList(data.reports, '', 'reports')]
        : []),
      ...hintElements(data.hint),
      { kind: 'heading', text: 'Your action points' },
      ...actionList(data),
      ...completionList(data),
      ...usefulnessFacts(data.usefulness ?? []),
      ...undeliveredHint(data.undelivered ?? 0),
      { kind: 'divider' },
      { kind: 'buttons', buttons: footerButtons(data) },
    ],
  };
}

function footerButtons({ maySetUp, person }: HomeData): Button[] {
  return [
    { label: 'Add agenda point', action: { type: 'open-agenda-form' as const } },
    { label: 'Add action point', action: { type: 'open-action-form' as const } },
    { label: 'Add note', action: { type: 'open-note-form' as const } },
    { label: 'Past 1-to-1s', action: { type: 'list-one-to-ones' as const, of: 'past' as const } },
    ...(hasHrRole(person)
      ? [{ label: 'Find 1-to-1s', action: { type: 'open-one-to-one-search' as const } }]
      : []),
    ...(maySetUp ? [{ label: 'Set up', action: { type: 'open-set-up' as const } }] : []),
    { label: 'Settings', action: { type: 'open-settings' as const } },
    { label: 'Help', action: { type: 'open-help' as const } },
  ];
}

function nothingOpen({ next, person }: HomeData): string {
  const [soonest] = next;
  if (!soonest) return 'Nothing is waiting for you.';
  const day = formatDay(soonest.issueOn, person.locale);
  return `Nothing is waiting for you. The next is ${soonest.title} with ${soonest.withName}, on ${day}.`;
}

function oneToOneList(list: SeenOneToOne[], whenEmpty: string, of: 'mine' | 'reports'): CardElement[] {
  if (list.length === 0) return [{ kind: 'text', text: whenEmpty, tone: 'subtle' }];
  const items = list.slice(0, mostListed).flatMap(oneToOneItem);
  if (list.length <= mostListed) return items;
  const button = { label: `All ${list.length}`, action: { type: 'list-one-to-ones' as const, of } };
  return [...items, { kind: 'buttons', buttons: [button] }];
}

/** One 1-to-1 as a line: with whom, how far both are, by when. */
export function oneToOneItem(seen: SeenOneToOne): CardElement[] {
  const { oneToOne, ownPart, reviewee, reviewer } = seen;
  const other = ownPart === 'reviewee' ? reviewer : reviewee;
  const name = ownPart ? other.name : `${reviewee.name} with ${reviewer.name}`;
  const standIn = standsInFor(seen);
  const words = [oneToOne.title, standIn && `you stand in for ${standIn}`].filter(Boolean).join(' · ');
  return [
    {
      kind: 'item',
      text: [{ text: name, bold: true }, { text: ` · ${words}` }],
      detail: itemDetail(seen),
      buttons: oneToOneButtons(seen),
    },
  ];
}

function itemDetail(seen: SeenOneToOne): string {
  const { oneToOne, ownPart } = seen;
  if (oneToOne.status !== 'open') return `${oneToOne.status} · ${dayFor(seen, oneToOne.finaliseBy)}`;
  const by = ownPart === 'reviewee' ? oneToOne.revieweeBy : oneToOne.finaliseBy;
  const both = ['reviewee', 'reviewer'] as const;
  const ownFirst = ownPart === 'reviewer' ? both.toReversed() : both;
  const states = ownFirst.map(
    (part) => `${part === ownPart ? 'You' : seen[part].name}: ${partState(seen, part)}`,
  );
  return [...states, `by ${dayFor(seen, by)}`].join(' · ');
}

function actionList({ actions, person }: HomeData): CardElement[] {
  if (actions.length === 0) return [{ kind: 'text', text: 'No open action points.', tone: 'subtle' }];
  return actions.map(({ point, oneToOneId, withName }) => ({
    kind: 'item',
    text: point.text,
    detail: [`with ${withName}`, point.dueOn && `due ${formatDay(point.dueOn, person.locale)}`]
      .filter(Boolean)
      .join(' · '),
    buttons: [{ label: 'Open', action: { type: 'open-one-to-one', oneToOneId, tab: 'actions' } }],
  }));
}

function completionList({ completion }: HomeData): CardElement[] {
  if (completion.length === 0) return [];
  return [
    { kind: 'heading', text: 'Completion' },
    ...completion.map(
      ({ cycle, finalised, total }): CardElement => ({
        kind: 'progress',
        label: `${cycle}: finalised`,
        done: finalised,
        total,
      }),
    ),
  ];
}
