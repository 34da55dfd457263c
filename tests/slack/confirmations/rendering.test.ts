import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Button, CardElement, Form, View } from '../../../src/core/chat/view.ts';
import { gallery } from '../../../src/gallery/gallery.ts';
import { checkView } from '../../../src/playground/slack/block-kit/check-view.ts';
import { decodeAskedFirst, decodeConfirmed } from '../../../src/slack/render/asked-first.ts';
import { renderConfirmation, renderModal } from '../../../src/slack/render/render-modal.ts';

/** Everything anywhere in a value that carries a question of Slack's own. */
function questionsOfSlack(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'confirm' in value ? [value.confirm] : [];
  return [...own, ...Object.values(value).flatMap(questionsOfSlack)];
}

interface Drawn {
  action_id: string;
  value: string;
}

function buttonsIn(value: unknown): Drawn[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value && value.type === 'button' ? [value as unknown as Drawn] : [];
  return [...own, ...Object.values(value).flatMap(buttonsIn)];
}

const confirmation = fc.record({
  title: fc.string({ maxLength: 300 }),
  text: fc.string({ maxLength: 4000 }),
  yes: fc.string({ maxLength: 60 }),
  no: fc.string({ maxLength: 60 }),
});

const id = fc.string({ minLength: 1, maxLength: 100 });
const action = fc.oneof(
  fc.record({ type: fc.constant('delete-note' as const), oneToOneId: id, noteId: id }),
  // So long that its question has no room beside it.
  fc.integer({ min: 1000, max: 1950 }).map((length) => ({
    type: 'say-agenda-point' as const,
    words: 'x'.repeat(length),
  })),
);
const button: fc.Arbitrary<Button> = fc.record(
  { label: fc.string({ maxLength: 100 }), action, confirm: confirmation },
  { requiredKeys: ['label', 'action'] },
) as fc.Arbitrary<Button>;
const element: fc.Arbitrary<CardElement> = fc.oneof(
  fc.record({ kind: fc.constant('buttons' as const), buttons: fc.array(button, { maxLength: 4 }) }),
  fc.record({
    kind: fc.constant('item' as const),
    text: fc.string({ maxLength: 80 }),
    buttons: fc.array(button, { maxLength: 3 }),
  }),
);
const body = fc.array(element, { maxLength: 8 });

const view: fc.Arbitrary<View> = fc.oneof(
  fc.record({ kind: fc.constant('card' as const), title: fc.string(), summary: fc.string(), body }),
  fc.record({ kind: fc.constant('hub' as const), title: fc.string(), summary: fc.string(), body }),
  body.map(
    (inside): Form => ({
      kind: 'form',
      title: 'A form',
      body: inside,
      submit: { label: 'Send', action: { type: 'open-home' } },
      others: [],
      closeLabel: 'Close',
    }),
  ),
);

function checkModal(shown: View): void {
  const modal = renderModal(shown);
  expect(questionsOfSlack(modal)).toEqual([]);
  for (const { action_id, value } of buttonsIn(modal)) {
    if (!action_id.startsWith('ask:')) continue;
    const asked = decodeAskedFirst(value);
    if (!asked) throw new Error(`nothing is asked by ${value}`);
    const page = { viewId: 'V'.repeat(30), hash: '1'.repeat(30) };
    const confirmed = { action: asked.action, page, key: 'k'.repeat(32), values: { text: 'x'.repeat(3000) } };
    const question = renderConfirmation(asked.confirm, confirmed);
    expect(checkView(question)).toEqual([]);
    expect(decodeConfirmed(question.private_metadata)).toMatchObject({ action: asked.action, page });
  }
}

describe('what Slack shows in a modal', () => {
  it('never asks by a question of Slack’s own, in any example of any view', () => {
    for (const { content } of gallery) checkModal(content);
    expect(gallery.some(({ content }) => questionsOfSlack(content).length > 0)).toBe(true);
  });

  it('never does in any view at all, and each question comes out as a page that Slack takes', () => {
    fc.assert(fc.property(view, checkModal), { numRuns: 100 });
  });
});
