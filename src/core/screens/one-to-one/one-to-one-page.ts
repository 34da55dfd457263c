import { showsPanels } from '../../activity/activity-of.ts';
import { all, button, buttons, card, divider, facts, heading, strong, subtle } from '../../chat/elements.ts';
import type { OneToOneTab } from '../../chat/one-to-one-actions.ts';
import type { Button, Card, CardElement } from '../../chat/view.ts';
import { answeredPartOf, can, type SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import { questionsOf } from '../../one-to-ones/questions-of.ts';
import { isUnderway, isUnfinished } from '../../one-to-ones/status.ts';
import { pageOf } from '../../page.ts';
import { dayFor, factsOf, nextStep, standsInFor, withWhom } from '../../views/describe-one-to-one.ts';
import { handoverItems } from '../../views/handover-items.ts';
import { notHeldButton } from '../../views/one-to-one-card.ts';
import { pageButtons } from '../../views/page-buttons.ts';
import { usefulnessOnPage } from '../../views/usefulness-elements.ts';
import { actionPointItems } from '../points/action-point-items.ts';
import { activityItems } from '../points/activity-items.ts';
import { agendaItems } from '../points/agenda-items.ts';
import { noteItems } from '../points/note-items.ts';
import { progressButton } from '../points/objectives-card.ts';
import { addButton, canChangeObjectives } from './add-button.ts';
import { answerElements, waitingFor } from './answer-elements.ts';
import { furtherSteps, pastSteps } from './one-to-one-steps.ts';
import type { OneToOnePage } from './page-data.ts';
import { readingLines } from './readings-page.ts';
import { choiceSentence } from './reminders-page.ts';

const itemsPerPage = 10;
/** The rest has a page of its own: one window does not hold two long lists. */
const mostActionPointsBeside = 5;

/** A 1-to-1 in a dialog: what it is, and one of its pages. */
export function oneToOnePage(page: OneToOnePage, tab: OneToOneTab = 'agenda', index = 0): Card {
  const { seen } = page;
  return card(
    { title: `1-to-1 ${withWhom(seen)}`, summary: `Your 1-to-1 ${withWhom(seen)}` },
    strong(seen.oneToOne.title),
    standInText(page),
    facts(factsOf(seen)),
    pastSteps(page),
    seen.oneToOne.status === 'lapsed' && subtle(nextStep(seen)),
    mainButtons(seen),
    furtherSteps(seen),
    choiceLine(page),
    handoverItems(page.handover),
    usefulnessOnPage(seen, page.usefulness),
    divider,
    buttons(tabButtons(page, tab)),
    tabBody(page, tab, index),
    readingLines(page),
  );
}

function standInText({ seen, standIn, names }: OneToOnePage): CardElement | undefined {
  const name = standsInFor(seen);
  if (name !== undefined) return subtle(`You stand in for ${name}, who is away.`);
  if (standIn?.standInId === undefined || standIn.standInId === seen.actor._id) return undefined;
  const standInName = names.get(standIn.standInId) ?? 'A former colleague';
  const whom = seen.ownPart === 'reviewer' ? 'you' : seen.reviewer.name;
  return subtle(`${standInName} stands in for ${whom} until ${dayFor(seen, standIn.until)}.`);
}

function choiceLine({ seen, reminderChoice }: OneToOnePage): CardElement | undefined {
  const sentence = isUnderway(seen.oneToOne) ? choiceSentence(reminderChoice, seen) : undefined;
  return sentence === undefined ? undefined : subtle(sentence);
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
    .filter((tab) => tab !== current && (tab !== 'activity' || showsPanels(seen.oneToOne)))
    .map((tab) => button(tabNames[tab], { type: 'open-one-to-one', oneToOneId: seen.oneToOne._id, tab }));
}

function mainButtons(seen: SeenOneToOne): CardElement | undefined {
  const { _id: oneToOneId } = seen.oneToOne;
  if (!isUnfinished(seen.oneToOne)) return undefined;
  const mayClose = can(seen, 'finalise');
  return buttons(
    answerButton(seen),
    mayClose && button('Finalise', { type: 'open-finalise', oneToOneId }),
    mayClose && notHeldButton(oneToOneId),
  );
}

function answerButton(seen: SeenOneToOne): Button | undefined {
  const { oneToOne } = seen;
  const ownPart = answeredPartOf(seen);
  if (!ownPart || questionsOf(oneToOne, ownPart).length === 0) return undefined;
  const label = oneToOne.parts[ownPart].sharedAt ? 'Change my answers' : 'Answer questions';
  return button(label, { type: 'open-answers', oneToOneId: oneToOne._id }, { style: 'primary' });
}

function tabBody(page: OneToOnePage, tab: OneToOneTab, index: number): CardElement[] {
  switch (tab) {
    case 'agenda':
      return all(listBody(page, 'agenda', agendaItems(page), index), openActionsBody(page));
    case 'answers':
      return all(
        listBody(page, 'answers', answerElements(page.seen, page.names), index),
        waitingFor(page.seen),
      );
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

function listBody(
  page: OneToOnePage,
  tab: OneToOneTab,
  lines: CardElement[][],
  asked: number,
): CardElement[] {
  const { _id: oneToOneId } = page.seen.oneToOne;
  const shown = pageOf(lines, itemsPerPage, asked);
  return all(
    heading(tabNames[tab]),
    lines.length === 0 && subtle(emptyTexts[tab]),
    shown.items,
    buttons(
      addButton(page.seen, tab),
      tab === 'notes' && button('My notes', { type: 'list-my-notes' }),
      pageButtons(shown, (to) => ({ type: 'open-one-to-one', oneToOneId, tab, page: to })),
    ),
  );
}

function activityLines({ seen, activity = [] }: OneToOnePage): CardElement[][] {
  const mayMove = canChangeObjectives(seen);
  return activityItems(activity, seen.actor, (item) =>
    mayMove && item.kind === 'objective' ? [progressButton(item, seen.oneToOne._id)] : [],
  );
}

/** Beside the agenda stand the open action points: they are what a 1-to-1 starts with. */
function openActionsBody(page: OneToOnePage): CardElement[] {
  const open = page.actionPoints.filter(({ doneAt }) => doneAt === undefined);
  const items = actionPointItems({
    ...page,
    actionPoints: open.slice(0, mostActionPointsBeside),
    comments: new Map(),
  });
  return all(heading(`Open action points (${open.length})`), items, buttons(addButton(page.seen, 'actions')));
}
