import { buttons, card, quote, text } from '../../chat/elements.ts';
import type { Card } from '../../chat/view.ts';
import { counterpartOf, mayRead, type SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import type { NoticeOf } from '../../outbox/notice.ts';
import { type ActionPoint, ActionPointModel } from '../../points/action-point.ts';
import { noteReading } from '../../readings/note-reading.ts';
import { dayFor } from '../../views/describe-one-to-one.ts';
import { aboutOneToOne } from '../sending/about-one-to-one.ts';
import { openButton } from '../sending/notice-buttons.ts';
import { toPerson } from '../sending/to-person.ts';

/** To whom an action point was given by the other. */
export const actionAssigned = toPerson(
  aboutOneToOne<'action-assigned'>(
    async (seen, notice, core) => {
      const point = await findActionPoint(notice);
      if (!point || !mayRead(seen, point)) return undefined;
      await noteReading(core, seen);
      return actionAssignedCard(seen, point);
    },
    async ({ actor }, notice) => {
      const point = await findActionPoint(notice);
      return point?.ownerId === actor._id && point.doneAt === undefined;
    },
  ),
);

async function findActionPoint({ actionPointId }: NoticeOf<'action-assigned'>): Promise<ActionPoint | null> {
  return ActionPointModel.findById(actionPointId).lean<ActionPoint>();
}

export function actionAssignedCard(seen: SeenOneToOne, point: ActionPoint): Card {
  const from = counterpartOf(seen).name;
  const due = point.dueOn ? `, due ${dayFor(seen, point.dueOn)}` : '';
  return card(
    { title: 'An action point for you', summary: `${from} gave you an action point in your 1-to-1.` },
    text(`${from} gave you an action point in ${seen.oneToOne.title}${due}:`),
    quote(point.text),
    buttons(openButton(seen, 'actions', 'Open action points')),
  );
}
