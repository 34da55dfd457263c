import type { Button, Card, Field, Form, Hub } from '../../src/core/chat/view.ts';

export const oneToOneId = 'a:0:b';

export const answerButton: Button = { label: 'Answer', action: { type: 'open-answers', oneToOneId } };
export const helpButton: Button = { label: 'Help', action: { type: 'open-help' } };
export const hubButton: Button = { label: 'Hub', action: { type: 'open-home' } };
export const tickButton: Button = {
  label: 'Tick',
  action: { type: 'tick-agenda-point', oneToOneId, pointId: 'p' },
};

export function cardWith(title: string, ...buttons: Button[]): Card {
  return { kind: 'card', title, summary: `${title}.`, body: [{ kind: 'buttons', buttons }] };
}

export function hubCalled(title: string): Hub {
  return { ...cardWith(title, answerButton, hubButton, tickButton), kind: 'hub' };
}

export function textField(id: string, more: Partial<Field> = {}): Field {
  const input = { type: 'text', isMultiline: true, maxLength: 3000 } as const;
  return { kind: 'field', id, label: `Field ${id}`, isRequired: false, input, ...more };
}

/** Two text fields, saved while they are filled in. */
export function answersForm(more: Partial<Form> = {}): Form {
  return {
    kind: 'form',
    title: 'Your answers',
    body: [textField('moved'), textField('stuck')],
    submit: { label: 'Share', action: { type: 'share-answers', oneToOneId } },
    others: [{ label: 'Save draft', action: { type: 'save-and-close', oneToOneId } }],
    autosave: { type: 'save-draft', oneToOneId },
    closeLabel: 'Keep as draft',
    ...more,
  };
}
