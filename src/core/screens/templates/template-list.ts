import { button, buttons, card, divider, item, named, subtle } from '../../chat/elements.ts';
import type { Card, CardElement } from '../../chat/view.ts';
import type { Page } from '../../page.ts';
import type { Template } from '../../templates/template.ts';
import { pageButtons } from '../../views/page-buttons.ts';

/** A page of the templates there are. */
export function templateList(page: Page<Template>, { canMake = true }: { canMake?: boolean } = {}): Card {
  return card(
    { title: 'Templates', summary: 'The templates of 1-to-1s' },
    page.items.length === 0 && subtle('There are none yet.'),
    page.items.map(templateItem),
    buttons(pageButtons(page, (to) => ({ type: 'list-templates', page: to }))),
    divider,
    buttons(
      canMake && button('New template', { type: 'open-template-form' }, { style: 'primary' }),
      button('Back', { type: 'open-set-up' }),
    ),
  );
}

function templateItem({ _id: templateId, name, description, questionSetIds }: Template): CardElement {
  return item(named(name), {
    detail: [setCount(questionSetIds), description].filter(Boolean).join(' · '),
    buttons: [button('Open', { type: 'open-template', templateId })],
  });
}

function setCount(ids: readonly string[]): string {
  if (ids.length === 0) return 'no question sets';
  return ids.length === 1 ? '1 question set' : `${ids.length} question sets`;
}
