import { button, buttons, card, subtle } from '../../chat/elements.ts';
import type { Button, Card } from '../../chat/view.ts';
import { defined } from '../../defined.ts';
import type { ActivityItem } from '../../one-to-ones/activity-item.ts';
import { pageOf } from '../../page.ts';
import type { Person } from '../../people/person.ts';
import { pageButtons } from '../../views/page-buttons.ts';
import { activityItems } from './activity-items.ts';

const itemsPerPage = 10;

/** Somebody's own objectives, in a dialog. */
export function objectivesCard(person: Person, objectives: readonly ActivityItem[], asked?: number): Card {
  const page = pageOf(objectives, itemsPerPage, asked);
  return card(
    { title: 'My objectives', summary: 'Your objectives' },
    objectives.length === 0 && subtle('No open objectives.'),
    activityItems(page.items, person, (item) => [progressButton(item)]),
    buttons(
      button('Add objective', { type: 'open-objective-form' }),
      pageButtons(page, (to) => ({ type: 'list-objectives', page: to })),
    ),
  );
}

/** Leads to the form about how far an objective is. */
export function progressButton({ _id: itemId }: ActivityItem, oneToOneId?: string): Button {
  return button('Move progress', defined({ type: 'open-progress-form', itemId, oneToOneId }));
}
