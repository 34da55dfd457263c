import { describe, expect, it } from '@jest/globals';
import { checkCard } from '../../../src/playground/teams/check-card.ts';
import { cardWith } from './open-teams.ts';

const text = { type: 'TextBlock', text: 'How was the week?', wrap: true };
const goodForm = cardWith(
  [
    { ...text, style: 'heading' },
    { type: 'RichTextBlock', inlines: ['plain ', { type: 'TextRun', text: 'and bold', weight: 'Bolder' }] },
    {
      type: 'ColumnSet',
      columns: [
        { type: 'Column', width: 'auto', items: [text] },
        { type: 'Column', width: 2, items: [text] },
      ],
    },
    { type: 'Container', id: 'more', isVisible: false, items: [text] },
    { type: 'FactSet', facts: [{ title: 'Due', value: '18 December' }] },
    { type: 'Image', url: 'https://acme.example/face.png', altText: 'A face' },
    {
      type: 'Table',
      columns: [{ width: 1 }],
      rows: [{ type: 'TableRow', cells: [{ type: 'TableCell', items: [text] }] }],
    },
    { type: 'Input.Text', id: 'moved', label: 'What moved?', isMultiline: true, maxLength: 2000 },
    { type: 'Input.Number', id: 'hours', label: 'Hours', min: 0, max: 10, value: 3 },
    { type: 'Input.Date', id: 'day', label: 'Day', value: '2026-12-18' },
    { type: 'Input.Time', id: 'time', label: 'Time', value: '09:30' },
    { type: 'Input.Toggle', id: 'again', title: 'Again', value: 'true' },
    {
      type: 'Input.ChoiceSet',
      id: 'where',
      label: 'Where?',
      choices: [
        { title: 'Office', value: 'office' },
        { title: 'Home', value: 'home' },
      ],
      value: 'home',
    },
    { type: 'Badge', text: 'late', fallback: { ...text, text: 'late' } },
  ],
  [
    { type: 'Action.Submit', title: 'Share', data: { verb: 'share' } },
    { type: 'Action.OpenUrl', title: 'Open', url: 'https://acme.example/' },
    { type: 'Action.ToggleVisibility', title: 'More', targetElements: ['more'] },
  ],
);
const execute = { type: 'Action.Execute', title: 'Done', verb: 'tick' };

const choices = (value: string, ...values: string[]) => ({
  type: 'Input.ChoiceSet',
  id: 'pick',
  label: 'Pick',
  value,
  choices: values.map((each) => ({ title: each, value: each })),
});

describe('a card in Teams', () => {
  it('passes with everything this app uses, in a message and in a dialog', () => {
    expect(checkCard(goodForm, 'message')).toEqual([]);
    expect(checkCard(goodForm, 'dialog')).toEqual([]);
  });

  it('may offer Action.Submit where Action.Execute is not known', () => {
    const card = cardWith([text], [{ ...execute, fallback: { type: 'Action.Submit', title: 'Done' } }]);
    expect(checkCard(card, 'message')).toEqual([]);
  });

  it.each([
    ['no object', 'hello', /not an object/],
    ['a newer version', { ...goodForm, version: '1.6' }, /version "1.6"/],
    ['no version', { type: 'AdaptiveCard', body: [] }, /version undefined/],
    ['no body', { type: 'AdaptiveCard', version: '1.5' }, /body is missing/],
    ['an unknown element', cardWith([{ type: 'Marquee' }]), /no type "Marquee"/],
    ['an unknown property', cardWith([{ ...text, colour: 'Good' }]), /no property "colour"/],
    ['a wrong kind of value', cardWith([{ ...text, wrap: 'yes' }]), /wrap is not a boolean/],
    ['a value the client does not know', cardWith([{ ...text, size: 'Huge' }]), /Invalid value "Huge"/],
    [
      'a column outside a column set',
      cardWith([{ type: 'Column', items: [] }]),
      /a Column cannot stand here/,
    ],
    [
      'a newer element without fallback',
      cardWith([{ type: 'Rating', value: 3 }]),
      /Rating is newer .* no fallback/,
    ],
    [
      'a fault inside a fallback',
      cardWith([{ type: 'Badge', text: 'x', fallback: { type: 'TextBlock' } }]),
      /text is missing/,
    ],
    [
      'an element newer than the version it states',
      { ...cardWith([{ type: 'Input.Text', id: 'a', label: 'A' }]), version: '1.2' },
      /"label" is supported in version 1.3/,
    ],
    [
      'a picture without words',
      cardWith([{ type: 'Image', url: 'https://x.example/a.png' }]),
      /altText is missing/,
    ],
    ['an input without id', cardWith([{ type: 'Input.Text', label: 'A' }]), /id is missing/],
    [
      'two inputs with one id',
      cardWith([
        { type: 'Input.Text', id: 'a', label: 'A' },
        { type: 'Input.Date', id: 'a', label: 'B' },
      ]),
      /"a" is used twice/,
    ],
    [
      'a required input that says nothing when empty',
      cardWith([{ type: 'Input.Text', id: 'a', label: 'A', isRequired: true }]),
      /should have an error message/,
    ],
    [
      'a value beyond its own length',
      cardWith([{ type: 'Input.Text', id: 'a', label: 'A', maxLength: 2, value: 'abc' }]),
      /longer than its own maxLength/,
    ],
    [
      'a pattern that does not compile',
      cardWith([{ type: 'Input.Text', id: 'a', label: 'A', regex: '(' }]),
      /regex does not compile/,
    ],
    [
      'a day that does not exist',
      cardWith([{ type: 'Input.Date', id: 'a', label: 'A', value: '2026-02-30' }]),
      /"2026-02-30" is not a date/,
    ],
    [
      'a number outside its range',
      cardWith([{ type: 'Input.Number', id: 'a', label: 'A', max: 5, value: 6 }]),
      /outside min and max/,
    ],
    [
      'a toggle neither on nor off',
      cardWith([{ type: 'Input.Toggle', id: 'a', title: 'A', value: 'yes' }]),
      /neither/,
    ],
    ['two choices with one value', cardWith([choices('a', 'a', 'a')]), /the same value/],
    ['a choice that is not offered', cardWith([choices('c', 'a', 'b')]), /"c" is not among the choices/],
    [
      'a comma in a multi-select value',
      cardWith([{ ...choices('', 'a,b', 'c'), isMultiSelect: true }]),
      /with a comma/,
    ],
    [
      'Action.ShowCard',
      cardWith([text], [{ type: 'Action.ShowCard', title: 'More' }]),
      /ShowCard stays blank/,
    ],
    [
      'Action.Execute without a verb',
      cardWith([text], [{ type: 'Action.Execute', title: 'A' }]),
      /verb is missing/,
    ],
    [
      'data that is no object',
      cardWith([text], [{ type: 'Action.Submit', title: 'A', data: 'x' }]),
      /data is not an object/,
    ],
    ['a button without a title', cardWith([text], [{ type: 'Action.Submit' }]), /has no title/],
    [
      'a very long title',
      cardWith([text], [{ type: 'Action.Submit', title: 'a'.repeat(61) }]),
      /61 characters/,
    ],
    [
      'a relative address',
      cardWith([text], [{ type: 'Action.OpenUrl', title: 'A', url: '/a' }]),
      /not an absolute/,
    ],
    [
      'a switch for something that is not there',
      cardWith([text], [{ type: 'Action.ToggleVisibility', title: 'A', targetElements: ['gone'] }]),
      /points at "gone"/,
    ],
    [
      'seven primary actions',
      cardWith(
        [text],
        Array.from({ length: 7 }, () => ({ type: 'Action.Submit', title: 'A' })),
      ),
      /7 primary actions/,
    ],
  ])('is refused with %s', (_, card, problem) => {
    expect(checkCard(card, 'message').join('\n')).toMatch(problem);
  });

  it('may have more actions when the others stand in the overflow menu', () => {
    const actions = Array.from({ length: 9 }, (_, index) => ({
      type: 'Action.Submit',
      title: `Button ${index}`,
      mode: index < 6 ? 'primary' : 'secondary',
    }));
    expect(checkCard(cardWith([text], actions), 'message')).toEqual([]);
  });

  it('cannot use Action.Execute in a dialog', () => {
    expect(checkCard(cardWith([text], [execute]), 'message')).toEqual([]);
    expect(checkCard(cardWith([text], [execute]), 'dialog').join()).toMatch(/Action.Submit alone/);
  });
});
