import type { Card } from '../../chat/view.ts';
import type { Page } from '../../page.ts';
import type { Template } from '../../templates/template.ts';
import { pageButtons } from '../../views/paging.ts';

/** A page of the templates there are. */
export function templateList(page: Page<Template>, { canMake = true }: { canMake?: boolean } = {}): Card {
  const buttons = pageButtons(page, (to) => ({ type: 'list-templates', page: to }));
  return {
    kind: 'card',
    title: 'Templates',
    summary: 'The templates of 1-to-1s',
    body: [
      ...(page.items.length === 0
        ? [{ kind: 'text' as const, text: 'There are none yet.', tone: 'subtle' as const }]
        : []),
      ...page.items.map(({ _id, name, description, questionSetIds }) => ({
        kind: 'item' as const,
        text: [{ text: name, bold: true as const }],
        detail: [setCount(questionSetIds), description].filter(Boolean).join(' · '),
        buttons: [{ label: 'Open', action: { type: 'open-template' as const, templateId: _id } }],
      })),
      ...(buttons.length > 0 ? [{ kind: 'buttons' as const, buttons }] : []),
      { kind: 'divider' },
      {
        kind: 'buttons',
        buttons: [
          ...(canMake
            ? [
                {
                  label: 'New template',
                  action: { type: 'open-template-form' as const },
                  style: 'primary' as const,
                },
              ]
            : []),
          { label: 'Back', action: { type: 'open-set-up' } },
        ],
      },
    ],
  };
}

function setCount(ids: readonly string[]): string {
  if (ids.length === 0) return 'no question sets';
  return ids.length === 1 ? '1 question set' : `${ids.length} question sets`;
}
