import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { encodeAction, type UserAction } from '../../src/core/chat/user-action.ts';
import type { Card, CardElement, Form, Hub } from '../../src/core/chat/view.ts';
import { gallery } from '../../src/gallery/gallery.ts';
import { checkActivity } from '../../src/playground/teams/check-activity.ts';
import { checkCard } from '../../src/playground/teams/check-card.ts';
import { readCardData } from '../../src/teams/render/card-data.ts';
import type { Block } from '../../src/teams/render/card-types.ts';
import { renderMessage } from '../../src/teams/render/render-card.ts';
import { renderDialog } from '../../src/teams/render/render-dialog.ts';
import { mostMessageBytes } from '../../src/teams/render/sizes.ts';
import { toActivity } from '../../src/teams/render/to-activity.ts';
import { nodesOf, wordsOf } from './card-words.ts';

const bytesOf = (value: unknown) => JSON.stringify(value).length * 2;
const showAgain: UserAction = { type: 'open-one-to-one', oneToOneId: 'a:0:b' };
const back = encodeAction(showAgain);

const cardOf = (body: CardElement[]): Card => ({ kind: 'card', title: 'A card', summary: 'A card', body });

describe('every example of every view', () => {
  const examples = gallery.map(({ view, example, ...rest }) => ({ name: `${view}, ${example}`, ...rest }));

  it.each(examples.filter(({ surface }) => surface !== 'dialog'))('is a message: $name', ({ content }) => {
    const activity = toActivity(renderMessage(content as Card | Hub));
    expect(checkActivity(activity)).toEqual([]);
  });

  it.each(examples)('is a dialog: $name', ({ content }) => {
    const { title, card } = renderDialog(content, { back });
    expect(title).toBe(content.title);
    expect(checkCard(card, 'dialog')).toEqual([]);
    expect(bytesOf(card)).toBeLessThanOrEqual(mostMessageBytes);
  });
});

const hostile = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    '**bold** _not_ [link](https://example.com) `code`',
    '# heading\n- list\n1. one\n\n> quote',
    '<at>Everyone</at> &lt;b&gt; &#42;',
    '{{DATE(2026-12-23T09:00:00Z, SHORT)}} {{{TIME(2026-12-23T09:00:00Z)}}}',
    'مرحبا بالعالم \u202eabc\u202c שלום',
    '👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 é\u0301',
    '\\*escaped\\* \u0000\u0007 "quoted"',
  ),
);
const words = fc
  .tuple(hostile, fc.nat({ max: 2 }), fc.constantFrom(1, 1, 1, 40, 900))
  .map(([text, breaks, times]) => `${text}${'\n'.repeat(breaks)}`.repeat(times));

const element: fc.Arbitrary<CardElement> = fc.oneof(
  words.map((text): CardElement => ({ kind: 'heading', text })),
  words.map((text): CardElement => ({ kind: 'text', text })),
  words.map(
    (text): CardElement => ({ kind: 'text', text: [{ text, bold: true }, { text: '!' }], tone: 'good' }),
  ),
  fc.tuple(words, words).map(([label, text]): CardElement => ({ kind: 'quote', label, text })),
  fc.tuple(words, words).map(([label, value]): CardElement => ({ kind: 'facts', facts: [{ label, value }] })),
  fc.tuple(words, words).map(
    ([text, detail]): CardElement => ({
      kind: 'item',
      text,
      detail,
      buttons: [{ label: 'Done', action: { type: 'open-home' } }],
    }),
  ),
);

function wordsIn(element: CardElement): string {
  switch (element.kind) {
    case 'heading':
      return element.text;
    case 'text':
      return typeof element.text === 'string' ? element.text : element.text.map(({ text }) => text).join('');
    case 'quote':
      return `${element.label}${element.text}`;
    case 'facts':
      return element.facts.map(({ label, value }) => `${label}${value}`).join('');
    case 'item':
      return `${String(element.text)}${element.detail}`;
    default:
      return '';
  }
}

/** Reads a card to its end, as a person would by pressing "Read on". */
function readAll(card: Card): { words: string; problems: string[]; largest: number } {
  const all = { words: '', problems: [] as string[], largest: 0 };
  for (let part: number | undefined = 0; part !== undefined; ) {
    const dialog = renderDialog(card, { back, part });
    all.words += wordsOf(dialog.card.body).replace(/Part \d+ of \d+$/, '');
    all.problems.push(...checkCard(dialog.card, 'dialog'));
    all.largest = Math.max(all.largest, bytesOf(dialog.card));
    const readOn = nodesOf(dialog.card, 'Action.Submit').find(({ title }) => title === 'Read on');
    part = readCardData(readOn?.data)?.about.part;
  }
  return all;
}

describe("people's words", () => {
  it('are all there, read as nothing but words, and within the limits, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(element, { minLength: 1, maxLength: 4 }), (body) => {
        const card = cardOf(body);
        const read = readAll(card);
        expect(read.problems).toEqual([]);
        expect(read.largest).toBeLessThanOrEqual(mostMessageBytes);
        const said = body.map(wordsIn).join('');
        // A dialog needs something in it: one without any block says its title.
        expect(said === '' ? [said, card.title] : [said]).toContain(read.words);
        expect(checkActivity(toActivity(renderMessage(card)))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('stand only in blocks that know no Markdown', () => {
    const text = 'Say **this** to [Ada](https://example.com)';
    const { card } = renderMessage(
      cardOf([
        { kind: 'heading', text },
        { kind: 'text', text },
      ]),
    );
    expect(nodesOf(card, 'TextBlock').map((block) => block.text)).toEqual(['A card']);
    expect(nodesOf(card, 'TextRun').map((run) => run.text)).toEqual([text, text]);
  });

  it('that look like a date function are taken apart so that no client computes them', () => {
    const { card } = renderMessage(cardOf([{ kind: 'text', text: 'At {{TIME(2026-12-23T09:00:00Z)}}' }]));
    expect(nodesOf(card, 'TextRun').map((run) => run.text)).toEqual([
      'At {',
      '{TIME(2026-12-23T09:00:00Z)}}',
    ]);
  });

  it('that are too long for a message are opened in a dialog instead of being cut', () => {
    const card = cardOf([
      { kind: 'quote', label: 'What moved?', text: 'It did. '.repeat(9000) },
      { kind: 'buttons', buttons: [{ label: 'Open', action: showAgain }] },
    ]);
    const [more] = nodesOf(renderMessage(card).card, 'Action.Submit').filter(
      ({ title }) => title === 'Open to read all',
    );
    expect(readCardData(more?.data)?.action).toEqual(showAgain);
    expect(more?.data).toMatchObject({ msteams: { type: 'task/fetch' } });
  });
});

describe('a button', () => {
  const buttons = (button: object, action: UserAction): CardElement[] => [
    { kind: 'buttons', buttons: [{ label: 'Go', action, ...button }] },
  ];

  it('in a message opens a dialog when its answer is one', () => {
    const { card } = renderMessage(cardOf(buttons({}, showAgain)));
    expect(nodesOf(card, 'Action.Submit')).toMatchObject([
      { title: 'Go', data: { msteams: { type: 'task/fetch' }, tandem: back } },
    ]);
  });

  it('in a message is executed in place otherwise, and submitted by clients that cannot', () => {
    const { card } = renderMessage(cardOf(buttons({}, { type: 'open-help' })));
    const [execute] = nodesOf(card, 'Action.Execute');
    expect(readCardData(execute?.data)?.action).toEqual({ type: 'open-help' });
    expect(execute?.fallback).toEqual({ type: 'Action.Submit', title: 'Go', data: execute?.data });
  });

  it('in a dialog is submitted with the way back', () => {
    const { card } = renderDialog(cardOf(buttons({}, { type: 'open-help' })), { back });
    const [submit] = nodesOf(card, 'Action.Submit');
    expect(readCardData(submit?.data)).toEqual({
      action: { type: 'open-help' },
      about: { back },
      values: {},
    });
  });

  it('that asks first reveals its question, which alone holds the action', () => {
    const confirm = { title: 'Delete?', text: 'It is gone for both.', yes: 'Delete it', no: 'Keep it' };
    const { card } = renderDialog(cardOf(buttons({ confirm, style: 'danger' }, showAgain)));
    const [row, question] = card.body as [Block, Block];
    expect(row.actions).toEqual([
      {
        type: 'Action.ToggleVisibility',
        title: 'Go',
        style: 'destructive',
        targetElements: [question.id],
      },
    ]);
    expect(question.isVisible).toBe(false);
    expect(wordsOf(question)).toBe('Delete?It is gone for both.');
    expect(nodesOf(question, 'Action.Submit').map(({ title }) => title)).toEqual(['Delete it']);
    expect(nodesOf(question, 'Action.ToggleVisibility')).toMatchObject([
      { title: 'Keep it', targetElements: [question.id] },
    ]);
  });
});

describe('a form', () => {
  const form = gallery.find(({ content }) => content.kind === 'form')?.content as Form;

  it('leaves it to Tandem what is required, so that a draft can be saved half empty', () => {
    const { card } = renderDialog(form);
    const inputs = ['Text', 'Number', 'Date', 'ChoiceSet'].flatMap((type) => nodesOf(card, `Input.${type}`));
    expect(inputs).toHaveLength(7);
    expect(inputs.filter((input) => 'isRequired' in input || 'min' in input)).toEqual([]);
    expect(inputs.filter(({ label }) => String(label).endsWith(' (required)'))).toHaveLength(2);
  });

  it('says errors in words, not in colour alone', () => {
    const run = nodesOf(renderDialog(form).card, 'TextRun').find(({ color }) => color === 'Attention');
    expect(run?.text).toBe('Please check: Give a number between 1 and 10.');
  });

  it('keeps in sight what is no number', () => {
    const input = { type: 'number', isInteger: true, min: 1, max: 5, value: 'many' } as const;
    const field = { kind: 'field', id: 'n', label: 'How many?', isRequired: false, input } as const;
    const { card } = renderDialog({ ...form, body: [field] });
    expect(nodesOf(card, 'Input.Text')).toMatchObject([{ id: 'n', value: 'many' }]);
    expect(checkCard(card, 'dialog')).toEqual([]);
  });

  it('that is too long shows the start of what was answered last time, and says so', () => {
    const previous = 'As before. '.repeat(270);
    const input = { type: 'text', isMultiline: true, maxLength: 3000, value: 'x'.repeat(2900) } as const;
    const body = Array.from({ length: 9 }, (_, index) => ({
      kind: 'field' as const,
      id: `q${index}`,
      label: 'What moved?',
      isRequired: false,
      previous,
      input,
    }));
    const { card } = renderDialog({ ...form, body });
    expect(bytesOf(card)).toBeLessThanOrEqual(mostMessageBytes);
    expect(wordsOf(card)).toContain('the start of it');
    expect(nodesOf(card, 'Input.Text').map(({ value }) => value)).toEqual(body.map(() => input.value));
  });
});
