import { button, buttons, card, text } from '../../chat/elements.ts';
import type { Card } from '../../chat/view.ts';

/** Where managers and HR make what 1-to-1s are made of. */
export function setUpPage(): Card {
  return card(
    { title: 'Set up 1-to-1s', summary: 'Question sets, templates and cycles' },
    text(
      'Question sets hold questions, a template puts them together, and a cycle gives a template to people.',
    ),
    buttons(
      button('Question sets', { type: 'list-question-sets' }),
      button('Templates', { type: 'list-templates' }),
      button('Cycles', { type: 'list-cycles' }),
    ),
  );
}
