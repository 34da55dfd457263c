import type { OneToOneTab } from '../../chat/one-to-one-actions.ts';
import type { Button, Card, CardElement } from '../../chat/view.ts';
import { can, type SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import { questionsOf } from '../../one-to-ones/questions-of.ts';
import { pageOf } from '../../page.ts';
import { factsOf, standsInFor, withWhom } from '../../views/describe-one-to-one.ts';
import { handoverItems } from '../../views/handover-items.ts';
import { pageButtons } from '../../views/paging.ts';
import { usefulnessOnPage } from '../../views/usefulness-elements.ts';
import { actionPointItems } from '../points/action-point-items.ts';
import { activityItems } from '../points/activity-items.ts';
import { agendaItems } from '../points/agenda-items.ts';
import { noteItems } from '../points/note-items.ts';
import { progressButton } from '../points/objectives-card.ts';
import { answerElements, waitingFor } from './answer-elements.ts';
import { furtherSteps, pastSteps } from './one-to-one-steps.ts';
import type { OneToOnePage } from './page-data.ts';
import { choiceSentence } from './reminders-page.ts';

const itemsPerPage = 10;
/** The rest has a page of its own: one window does not hold two long lists. */
const mostActionsBeside = 5;

/** A 1-to-1 in a dialog: what it is, and one of its pages. */
export function oneToOnePage(page: OneToOnePage, tab: OneToOneTab = 'agenda', index = 0): Card {
  const { seen } = page;
  return {
    kind: 'card',
    title: `1-to-1 ${withWhom(seen)}`,
    summary: `Your 1-to-1 ${withWhom(seen)}`,
    body: [
      { kind: 'text', text: [{ text: seen.oneToOne.title, bold: true }] },
      ...standInText(seen),
      { kind: 'facts', facts: factsOf(seen) },
      ...pastSteps(page),
      ...mainButtons(seen),
      ...furtherSteps(seen),
      ...choiceLine(page),
      ...handoverItems(page.handover),
      ...usefulnessOnPage(seen, page.usefulness),
      { kind: 'divider' },
      { kind: 'buttons', buttons: tabButtons(page, tab) },
      ...tabBody(page, tab, index),
    ],
  };
}

function standInText(seen: SeenOneToOne): CardElement[] {
  const name = standsInFor(seen);
  return name === undefined
    ? []
    : [{ kind: 'text', text: `You stand in for ${name}, who is away.`, tone: 'subtle' }];
}

function choiceLine({ seen, reminderChoice }: OneToOnePage): CardElement[] {
  const text = seen.oneToOne.status === 'open' ? choiceSentence(reminderChoice, seen) : undefined;
  return text === undefined ? [] : [{ kind: 'text', text, tone: 'subtle' }];
}

const tabNames: Record<OneToOneTab, string> = {
  agenda: 'Agenda',
  answers: 'Answers',
  actions: 'Action points',
  notes: 'Notes',
  activity: 'Activity',
};

function tabButtons({ seen }: OneToOnePage, current: OneToOneTab): Button[] {
  return (Object.keys(tabNames) as OneToOneTab[])
    .filter((tab) => tab !== current && (tab !== 'activity' || hasPanels(seen)))
    .map((tab) => ({
      label: tabNames[tab],
      action: { type: 'open-one-to-one', oneToOneId: seen.oneToOne._id, tab },
    }));
}

function mainButtons(seen: SeenOneToOne): CardElement[] {
  const { oneToOne, ownPart } = seen;
  const oneToOneId = oneToOne._id;
  if (oneToOne.status !== 'open') return [];
  const buttons: Button[] = [];
  if (ownPart && questionsOf(oneToOne, ownPart).length > 0) {
    const label = oneToOne.parts[ownPart].sharedAt ? 'Change my answers' : 'Answer questions';
    buttons.push({ label, action: { type: 'open-answers', oneToOneId }, style: 'primary' });
  }
  if (can(seen, 'finalise'))
    buttons.push({ label: 'Finalise', action: { type: 'open-finalise', oneToOneId } });
  return buttons.length > 0 ? [{ kind: 'buttons', buttons }] : [];
}

function tabBody(page: OneToOnePage, tab: OneToOneTab, index: number): CardElement[] {
  switch (tab) {
    case 'agenda':
      return [...listBody(page, 'agenda', agendaItems(page), index), ...openActionsBody(page)];
    case 'answers':
      return [
        ...listBody(page, 'answers', answerElements(page.seen, page.names), index),
        ...waitingFor(page.seen),
      ];
    case 'actions':
      return listBody(page, 'actions', actionPointItems(page), index);
    case 'notes':
      return listBody(page, 'notes', noteItems(page), index);
    case 'activity':
      return listBody(page, 'activity', activityLines(page), index);
  }
}

const emptyTexts: Record<OneToOneTab, string> = {
  agenda: 'Nothing on the agenda yet. What would you like to talk about?',
  answers: 'No answers yet.',
  actions: 'No action points yet.',
  notes: 'No notes yet.',
  activity: 'Nothing open, and nothing finished in the last 30 days.',
};

function listBody(page: OneToOnePage, tab: OneToOneTab, all: CardElement[][], asked: number): CardElement[] {
  const { oneToOne } = page.seen;
  const shown = pageOf(all, itemsPerPage, asked);
  const buttons = [
    ...addButtons(page.seen, tab),
    ...pageButtons(shown, (to) => ({ type: 'open-one-to-one', oneToOneId: oneToOne._id, tab, page: to })),
  ];
  return [
    { kind: 'heading', text: tabNames[tab] },
    ...(all.length === 0 ? [{ kind: 'text' as const, text: emptyTexts[tab], tone: 'subtle' as const }] : []),
    ...shown.items.flat(),
    ...(buttons.length > 0 ? [{ kind: 'buttons' as const, buttons }] : []),
  ];
}

function addButtons(seen: SeenOneToOne, tab: OneToOneTab): Button[] {
  const oneToOneId = seen.oneToOne._id;
  const isOpen = seen.oneToOne.status === 'open';
  if (tab === 'agenda' && isOpen && can(seen, 'add-agenda-point')) {
    return [{ label: 'Add agenda point', action: { type: 'open-agenda-form', oneToOneId } }];
  }
  if (tab === 'actions' && isOpen && can(seen, 'add-action-point')) {
    return [{ label: 'Add action point', action: { type: 'open-action-form', oneToOneId } }];
  }
  if (tab === 'notes' && can(seen, 'write-public-note')) {
    return [{ label: 'Add note', action: { type: 'open-note-form', oneToOneId } }];
  }
  if (tab === 'activity' && canChangeObjectives(seen)) {
    return [{ label: 'Add objective', action: { type: 'open-objective-form', oneToOneId } }];
  }
  return [];
}

function hasPanels({ oneToOne }: SeenOneToOne): boolean {
  return (oneToOne.panels ?? []).length > 0;
}

function canChangeObjectives(seen: SeenOneToOne): boolean {
  const { status, panels = [] } = seen.oneToOne;
  return status === 'open' && panels.includes('objectives') && can(seen, 'change-objectives');
}

function activityLines({ seen, activity = [] }: OneToOnePage): CardElement[][] {
  const mayMove = canChangeObjectives(seen);
  return activityItems(activity, seen.actor, (item) =>
    mayMove && item.kind === 'objective' ? [progressButton(item, seen.oneToOne._id)] : [],
  );
}

/** Beside the agenda stand the open action points: they are what a 1-to-1 starts with. */
function openActionsBody(page: OneToOnePage): CardElement[] {
  const open = page.actions.filter(({ doneAt }) => doneAt === undefined);
  const items = actionPointItems({ ...page, actions: open.slice(0, mostActionsBeside), comments: new Map() });
  return [
    { kind: 'heading', text: `Open action points (${open.length})` },
    ...items.flat(),
    ...actionButtons(page),
  ];
}

function actionButtons({ seen }: OneToOnePage): CardElement[] {
  const buttons = addButtons(seen, 'actions');
  return buttons.length > 0 ? [{ kind: 'buttons', buttons }] : [];
}
