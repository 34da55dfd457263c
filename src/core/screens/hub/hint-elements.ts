import { button, card, item, subtle } from '../../chat/elements.ts';
import { type HintKind, hintKinds } from '../../chat/hint-kinds.ts';
import type { Card, CardElement } from '../../chat/view.ts';
import type { WeeklyHint } from '../../hints/weekly-hint.ts';
import type { Topic } from '../../points/agenda-point.ts';

const reasons: Record<HintKind, (name: string) => string> = {
  'did-not-happen': (name) =>
    `The last two 1-to-1s with ${name} were skipped, missed or never finalised. A short one is better than none.`,
  overdue: (name) =>
    `It is longer since your last 1-to-1 with ${name} than you two usually leave between them.`,
  'carried-often': (name) =>
    `A point on the agenda with ${name} was carried four times or more. Talk about it first, or take it off.`,
  'their-time': (name) =>
    `${name} added nothing to the agenda of the last three 1-to-1s. It is their time: ask what they would like to talk about.`,
  'no-growth': (name) =>
    `No praise, development or feedback was on the agenda with ${name} for three months. Is there something to say?`,
  'only-status': (name) =>
    `The questions to ${name} ask for facts only. One about how things are, or what they think, opens more.`,
};

const kindNames: Record<HintKind, string> = {
  'did-not-happen': 'Two 1-to-1s in a row did not happen',
  overdue: 'The last 1-to-1 is longer ago than usual',
  'carried-often': 'A point is carried again and again',
  'their-time': 'The reviewee adds no agenda points',
  'no-growth': 'No praise, development or feedback for a quarter',
  'only-status': 'The questions ask for facts only',
};

/** The quiet hint on the reviewer's own hub. */
export function hintElement({ kind, revieweeName, oneToOneId }: WeeklyHint): CardElement {
  return item(reasons[kind](revieweeName), {
    detail: 'A hint for you alone, at most one a week',
    buttons: [
      button('Open 1-to-1', { type: 'open-one-to-one', oneToOneId }),
      button('Turn off such hints', { type: 'switch-hint', kind, isOn: false }),
    ],
  });
}

export interface QuietTopics {
  withName: string;
  oneToOneId: string;
  topics: Topic[];
}

/** What these two have not talked about for a while, on the hub of the reviewee. */
export function quietTopicsElement({ withName, oneToOneId, topics }: QuietTopics): CardElement | undefined {
  if (topics.length === 0) return undefined;
  return item(`Not talked about with ${withName} for three months: ${topics.join(', ')}`, {
    buttons: [button('Add agenda point', { type: 'open-agenda-form', oneToOneId })],
  });
}

/** Every kind of hint with its switch. */
export function hintsCard(off: readonly HintKind[]): Card {
  return card(
    { title: 'Quiet hints', summary: 'Which hints your hub gives you as a reviewer' },
    subtle(
      'Your hub gives you at most one hint a week about the 1-to-1s that you review. Nobody else sees them.',
    ),
    hintKinds.map((kind) => switchItem(kind, !off.includes(kind))),
  );
}

function switchItem(kind: HintKind, isOn: boolean): CardElement {
  return item(kindNames[kind], {
    detail: isOn ? 'on' : 'off',
    buttons: [button(isOn ? 'Turn off' : 'Turn on', { type: 'switch-hint', kind, isOn: !isOn })],
  });
}
