import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Card, CardElement, Field, Form } from '../../src/core/chat/view.ts';
import type { FormValues } from '../../src/core/forms/form-values.ts';
import { checkMessage } from '../../src/playground/slack/block-kit/check-message.ts';
import { checkView, parseView } from '../../src/playground/slack/block-kit/check-view.ts';
import { stateOf } from '../../src/playground/slack/element-state.ts';
import { readSubmission } from '../../src/slack/inbound/read-submission.ts';
import { renderHome } from '../../src/slack/render/render-home.ts';
import { renderMessage } from '../../src/slack/render/render-message.ts';
import { renderModal } from '../../src/slack/render/render-modal.ts';

const pieces = [
  '👩‍👩‍👧‍👦',
  '🇬🇧',
  'é̂̃',
  'مرحبا بالعالم ',
  'שלום\u202e',
  '<!channel> ',
  '<@U0MEI|x> & &amp; ',
  '*bold* _it_ ~no~ `code` ',
  '> quoted\n',
  '```\n',
  ':tada: ',
  '\n\n',
  'word ',
  '漢字',
  '𝒜',
];

/** What people may type, a good deal longer than any of Slack's limits now and then. */
function words(longest: number): fc.Arbitrary<string> {
  const piece = fc.oneof(
    fc.constantFrom(...pieces),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
  );
  return fc
    .tuple(fc.array(piece, { minLength: 1, maxLength: 20 }), fc.integer({ min: 1, max: longest }))
    .map(([some, length]) =>
      some
        .join('')
        .repeat(Math.ceil(length / some.join('').length))
        .slice(0, length),
    )
    .map((text) => text.replace(/[\ud800-\udbff]$/, ''))
    .filter((text) => text !== '');
}

/** All text in the order in which it is read. */
function wordsIn(value: unknown): string {
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .map(([key, inner]) => (key === 'text' && typeof inner === 'string' ? inner : wordsIn(inner)))
    .join('');
}

function cardOf(...body: CardElement[]): Card {
  return { kind: 'card', title: 'A card', summary: 'A card', body };
}

const open: CardElement = {
  kind: 'buttons',
  buttons: [{ label: 'Open', action: { type: 'open-one-to-one', oneToOneId: 'a:0:b' } }],
};

/** Every place where somebody's words may stand. */
function elementsAround(text: string): CardElement[] {
  const tick = { type: 'tick-agenda-point', oneToOneId: 'a:0:b', pointId: 'p' } as const;
  return [
    { kind: 'heading', text },
    { kind: 'text', text },
    { kind: 'text', text: [{ text, bold: true }, { text: '!' }] },
    { kind: 'text', text, tone: 'subtle' },
    { kind: 'facts', facts: [{ label: 'Said', value: text }] },
    { kind: 'quote', text },
    { kind: 'item', text, buttons: [] },
    { kind: 'item', text, detail: text, buttons: [{ label: 'Tick', action: tick }] },
    {
      kind: 'item',
      text: [{ text, url: 'https://example.com' }],
      buttons: [{ label: 'Tick', action: tick }],
    },
  ];
}

describe("people's words in Slack", () => {
  it('lose no character wherever they stand in a message', () => {
    fc.assert(
      fc.property(words(4500), (text) => {
        for (const element of elementsAround(text)) {
          const message = renderMessage(cardOf(element, open));
          expect(checkMessage(message)).toEqual([]);
          expect(wordsIn(message.blocks)).toContain(text);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('lose no character on the Home tab and in a dialog', () => {
    fc.assert(
      fc.property(words(4500), (text) => {
        const body = elementsAround(text);
        const home = renderHome({ kind: 'hub', title: text.slice(0, 100), summary: text, body });
        const page = renderModal(cardOf(...body));
        expect([checkView(home), checkView(page)]).toEqual([[], []]);
        expect(wordsIn(home).split(text).length).toBeGreaterThan(body.length);
        expect(wordsIn(page).split(text).length).toBeGreaterThan(body.length);
      }),
      { numRuns: 40 },
    );
  });

  it('are never markup: mentions and links are only ever plain text, in the summary too', () => {
    const hostile = '<!channel> <@U0MEI> <https://evil.example|click> *x*';
    const { text, blocks } = renderMessage({ ...cardOf(...elementsAround(hostile)), summary: hostile });
    expect(text).toBe('&lt;!channel&gt; &lt;@U0MEI&gt; &lt;https://evil.example|click&gt; *x*');
    const markup = JSON.stringify(blocks, (_key, value) =>
      value?.type === 'mrkdwn' ? { IS: value.text } : value,
    );
    expect([...markup.matchAll(/"IS":"([^"]*)"/g)].map(([, found]) => found)).toEqual(['*Said*']);
  });

  it('that are too many for one message end with where to read the rest, and its button', () => {
    const text = 'A long story. '.repeat(3000);
    const message = renderMessage(cardOf({ kind: 'quote', text }, open));
    expect(checkMessage(message)).toEqual([]);
    expect(wordsIn(message.blocks)).toContain(text.slice(0, 8000));
    expect(wordsIn(message.blocks)).toContain('Open the 1-to-1 to read all of it.');
    expect(message.blocks.at(-1)).toMatchObject({ type: 'actions', elements: [{ text: { text: 'Open' } }] });
  });

  it('are never split inside an emoji', () => {
    const family = '👩‍👩‍👧‍👦';
    const { blocks } = renderMessage(cardOf({ kind: 'quote', text: family.repeat(600) }));
    const split = blocks.slice(1).map((block) => wordsIn(block).replaceAll(family, ''));
    expect(split).toEqual(['', '', '']);
  });
});

function fieldOf(id: string, input: Field['input'], more: Partial<Field> = {}): Field {
  return { kind: 'field', id, label: id, isRequired: false, input, ...more };
}

function formOf(...body: Form['body']): Form {
  return {
    kind: 'form',
    title: 'A form',
    body,
    submit: { label: 'Share', action: { type: 'share-answers', oneToOneId: 'a:0:b' } },
    others: [{ label: 'Save draft', action: { type: 'save-and-close', oneToOneId: 'a:0:b' } }],
    autosave: { type: 'save-draft', oneToOneId: 'a:0:b' },
    closeLabel: 'Keep as draft',
  };
}

/** What a form that nobody touched would send. */
function sentUntouched(form: Form): FormValues {
  const { blocks } = parseView(renderModal(form));
  return readSubmission({ blocks, state: { values: stateOf(blocks) } });
}

const optionLists = fc
  .uniqueArray(words(75), { minLength: 1, maxLength: 130 })
  .map((labels) => labels.map((label, index) => ({ label, value: `o${index}` })));

describe('a form in Slack', () => {
  it('is drawn whatever stands in it, and says all of it', () => {
    fc.assert(
      fc.property(words(4000), fc.boolean(), (text, isRequired) => {
        const more = { label: text, help: text, readableBy: text, previous: text, error: text, isRequired };
        const form = formOf(fieldOf('f', { type: 'text', isMultiline: true, maxLength: 3000 }, more));
        const modal = renderModal(form);
        expect(checkView(modal)).toEqual([]);
        expect(wordsIn(modal).split(text).length).toBeGreaterThanOrEqual(4);
      }),
      { numRuns: 60 },
    );
  });

  it('sends back what stood in it', () => {
    fc.assert(
      fc.property(
        words(3000),
        fc.double({ min: -99, max: 99, noNaN: true }),
        optionLists,
        (text, number, options) => {
          const chosen = options.at(-1)?.value ?? '';
          const value = number.toFixed(2);
          const form = formOf(
            fieldOf('text', { type: 'text', isMultiline: true, maxLength: 3000, value: text }),
            fieldOf('number', { type: 'number', isInteger: false, value }),
            fieldOf('one', { type: 'choice', isCompact: false, options, value: chosen }),
            fieldOf('several', { type: 'choices', options, values: [chosen] }),
            fieldOf('none', { type: 'choices', options, values: [] }),
          );
          expect(checkView(renderModal(form))).toEqual([]);
          expect(sentUntouched(form)).toEqual({ text, number: value, one: chosen, several: [chosen] });
        },
      ),
      { numRuns: 40 },
    );
  });

  it('shows above a field what does not fit into it', () => {
    fc.assert(
      fc.property(words(9000), (text) => {
        const modal = renderModal(
          formOf(fieldOf('f', { type: 'text', isMultiline: true, maxLength: 500, value: text })),
        );
        expect(checkView(modal)).toEqual([]);
        const start = sentUntouched(
          formOf(fieldOf('f', { type: 'text', isMultiline: true, maxLength: 500, value: text })),
        ).f;
        expect(text.startsWith(String(start))).toBe(true);
        expect(wordsIn(modal)).toContain(text.slice(String(start).length));
      }),
      { numRuns: 40 },
    );
  });

  it('shows a number that breaks the rules of its field instead of dropping it', () => {
    const input = { type: 'number', isInteger: true, min: 1, max: 5, value: '12' } as const;
    const modal = renderModal(formOf(fieldOf('f', input, { error: 'Give a number up to 5.' })));
    expect(checkView(modal)).toEqual([]);
    expect(wordsIn(modal)).toContain('12');
  });

  it('shows in full an option that is too long for its list', () => {
    const label = 'An option that somebody described at some length, '.repeat(3);
    const options = [{ value: 'a', label }];
    const modal = renderModal(formOf(fieldOf('f', { type: 'choice', isCompact: false, options })));
    expect(checkView(modal)).toEqual([]);
    expect(wordsIn(modal)).toContain(`1. ${label}`);
  });

  it('keeps all its fields when last time was very long', () => {
    const previous = 'Длинный ответ. '.repeat(190);
    const fields = Array.from({ length: 40 }, (_, index) =>
      fieldOf(
        `f${index}`,
        { type: 'text', isMultiline: true, maxLength: 3000 },
        { previous, error: 'Write.' },
      ),
    );
    const modal = renderModal(formOf(...fields));
    expect(checkView(modal)).toEqual([]);
    expect(modal.blocks.filter(({ type }) => type === 'input')).toHaveLength(40);
  });

  it('is told while it is filled in exactly when it can be saved', () => {
    const field = fieldOf('f', { type: 'text', isMultiline: true, maxLength: 3000 });
    const { autosave: _, ...form } = formOf(field);
    expect(renderModal(formOf(field))).toMatchObject({
      notify_on_close: true,
      blocks: [
        {
          block_id: 'f',
          dispatch_action: true,
          element: { dispatch_action_config: { trigger_actions_on: ['on_character_entered'] } },
        },
        {},
      ],
    });
    expect(JSON.stringify(renderModal(form))).not.toMatch(/notify_on_close|dispatch_action/);
  });
});
