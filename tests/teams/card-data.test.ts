import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Form } from '../../src/core/chat/view.ts';
import { cardData, encodeChoice, readCardData } from '../../src/teams/render/card-data.ts';
import { renderDialog } from '../../src/teams/render/render-dialog.ts';
import { nodesOf } from './card-words.ts';

function formWith(options: string[], values: string[]): Form {
  return {
    kind: 'form',
    title: 'Several',
    body: [
      {
        kind: 'field',
        id: 'several',
        label: 'Which?',
        isRequired: false,
        input: { type: 'choices', options: options.map((value) => ({ value, label: value })), values },
      },
    ],
    submit: { label: 'Share', action: { type: 'share-answers', oneToOneId: 'a:0:b' } },
    others: [],
    closeLabel: 'Close',
  };
}

describe('the data of a pressed button', () => {
  it('holds the action and what was typed', () => {
    const data = {
      ...cardData({ type: 'open-note-form' }),
      text: 'a, b',
      amount: 7.5,
      isSure: true,
      empty: '',
    };
    expect(readCardData(data)).toEqual({
      action: { type: 'open-note-form' },
      about: {},
      values: { text: 'a, b', amount: '7.5', isSure: 'true' },
    });
  });

  it('takes no part of what Teams adds for a field', () => {
    const data = { ...cardData({ type: 'open-help' }), type: 'task/fetch', msteams: { type: 'task/fetch' } };
    expect(readCardData(data)?.values).toEqual({});
  });

  it.each([
    undefined,
    'text',
    {},
    { tandem: 'not JSON' },
    { tandem: '{"type":"fly"}' },
    { tandem: '{"type":"open-note-form"}', 'tandem:about': { several: 'x' } },
  ])('is not read when it is not like ours: %j', (data) => {
    expect(readCardData(data)).toBeUndefined();
  });

  it('keeps chosen options apart, whatever characters they hold', () => {
    const option = fc.string({ unit: fc.constantFrom(',', '%', '2', 'C', '5', 'a', ' '), minLength: 1 });
    fc.assert(
      fc.property(fc.uniqueArray(option, { minLength: 1, maxLength: 6 }), fc.nat(), (options, seed) => {
        const chosen = options.filter((_, index) => ((seed >> index) & 1) === 1);
        const { card } = renderDialog(formWith(options, chosen));
        const [input] = nodesOf(card, 'Input.ChoiceSet');
        const [share] = nodesOf(card, 'Action.Submit');
        const sent = { ...(share?.data as object), several: input?.value ?? '' };
        expect(readCardData(sent)?.values).toEqual(chosen.length === 0 ? {} : { several: chosen });
      }),
    );
  });

  it('sends options without commas as they are', () => {
    expect(encodeChoice('Office & home')).toBe('Office & home');
  });
});
