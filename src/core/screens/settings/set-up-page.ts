import type { Card } from '../../chat/view.ts';

/** Where managers and HR make what 1-to-1s are made of. */
export function setUpPage(): Card {
  return {
    kind: 'card',
    title: 'Set up 1-to-1s',
    summary: 'Question sets, templates and cycles',
    body: [
      {
        kind: 'text',
        text: 'Question sets hold questions, a template puts them together, and a cycle gives a template to people.',
      },
      {
        kind: 'buttons',
        buttons: [
          { label: 'Question sets', action: { type: 'list-question-sets' } },
          { label: 'Templates', action: { type: 'list-templates' } },
          { label: 'Cycles', action: { type: 'list-cycles' } },
        ],
      },
    ],
  };
}
