import { describe, expect, it } from '@jest/globals';
import { checkMessage } from '../../../src/playground/slack/block-kit/check-message.ts';
import { checkView } from '../../../src/playground/slack/block-kit/check-view.ts';
import { describeProblems } from '../../../src/playground/slack/block-kit/problem.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const option = (value: string, text: unknown = plain(value)) => ({ text, value });
const options = (count: number) => Array.from({ length: count }, (_, index) => option(`o${index}`));
const button = (more: object = {}) => ({ type: 'button', text: plain('Go'), ...more });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const section = (more: object = {}) => ({ type: 'section', text: mrkdwn('Hello'), ...more });
const input = (element: object, more: object = {}) => ({
  type: 'input',
  label: plain('Label'),
  element,
  ...more,
});
const field = (more: object = {}) => input({ type: 'plain_text_input', ...more });
const modal = (blocks: object[], more: object = {}) => ({
  type: 'modal',
  title: plain('Title'),
  submit: plain('Send'),
  blocks,
  ...more,
});
const long = (length: number) => 'x'.repeat(length);

function messagesOf(block: object): string[] {
  return describeProblems(checkMessage({ text: 'Fallback', blocks: [block] }));
}

describe('a block', () => {
  it.each<[string, object, string]>([
    [
      'a section that is too long',
      section({ text: mrkdwn(long(3001)) }),
      'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
    ],
    ['an empty section', { type: 'section' }, 'missing required field: text [json-pointer:/blocks/0]'],
    [
      'an eleventh field',
      section({ fields: Array(11).fill(mrkdwn('f')) }),
      'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
    ],
    [
      'a long field',
      section({ fields: [mrkdwn(long(2001))] }),
      'must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
    ],
    [
      'markup in a header',
      { type: 'header', text: mrkdwn('Hi') },
      'must be a valid enum value [json-pointer:/blocks/0/text/type]',
    ],
    [
      'a long header',
      { type: 'header', text: plain(long(151)) },
      'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'empty text',
      { type: 'header', text: plain('') },
      'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'text that is a string',
      { type: 'header', text: 'Hi' },
      'must provide an object [json-pointer:/blocks/0/text]',
    ],
    [
      'an eleventh context element',
      { type: 'context', elements: Array(11).fill(mrkdwn('c')) },
      'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      'an image without a description',
      { type: 'image', image_url: 'https://example.com/a.png' },
      'missing required field: alt_text [json-pointer:/blocks/0]',
    ],
    [
      'a 26th button',
      actions(...Array.from({ length: 26 }, (_, index) => button({ action_id: `b${index}` }))),
      'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
    ],
    ['no button', actions(), 'must provide at least 1 items [json-pointer:/blocks/0/elements]'],
    [
      'a long button',
      actions(button({ text: plain(long(76)) })),
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
    ],
    [
      'a long button value',
      actions(button({ value: long(2001) })),
      'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
    ],
    [
      'a long link',
      actions(button({ url: `https://example.com/${long(3000)}` })),
      'must be less than 3001 characters [json-pointer:/blocks/0/elements/0/url]',
    ],
    [
      'a made-up style',
      actions(button({ style: 'default' })),
      'must be a valid enum value [json-pointer:/blocks/0/elements/0/style]',
    ],
    [
      'an unknown key',
      actions(button({ colour: 'red' })),
      'invalid additional property: colour [json-pointer:/blocks/0/elements/0]',
    ],
    [
      'a long confirmation',
      actions(button({ confirm: { text: plain(long(301)), confirm: plain('Yes'), deny: plain('No') } })),
      'must be less than 301 characters [json-pointer:/blocks/0/elements/0/confirm/text/text]',
    ],
    [
      'a long confirmation button',
      actions(button({ confirm: { text: plain('Sure?'), confirm: plain(long(31)) } })),
      'must be less than 31 characters [json-pointer:/blocks/0/elements/0/confirm/confirm/text]',
    ],
    [
      'one action id twice',
      actions(button({ action_id: 'a' }), button({ action_id: 'a' })),
      '`action_id` "a" already exists [json-pointer:/blocks/0/elements/1/action_id]',
    ],
    [
      'a long action id',
      actions(button({ action_id: long(256) })),
      'must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]',
    ],
    [
      'a menu of several in an actions block',
      actions({ type: 'multi_static_select', options: options(2) }),
      'unsupported type: multi_static_select [json-pointer:/blocks/0/elements/0/type]',
    ],
    [
      'a sixth overflow option',
      section({ accessory: { type: 'overflow', options: options(6) } }),
      'no more than 5 items allowed [json-pointer:/blocks/0/accessory/options]',
    ],
    [
      'an eleventh checkbox',
      section({ accessory: { type: 'checkboxes', options: options(11) } }),
      'no more than 10 items allowed [json-pointer:/blocks/0/accessory/options]',
    ],
    [
      'a 101st option',
      section({ accessory: { type: 'static_select', options: options(101) } }),
      'no more than 100 items allowed [json-pointer:/blocks/0/accessory/options]',
    ],
    [
      'a menu without options',
      section({ accessory: { type: 'static_select' } }),
      'missing required field: options [json-pointer:/blocks/0/accessory]',
    ],
    [
      'a menu with options twice over',
      section({
        accessory: {
          type: 'static_select',
          options: options(1),
          option_groups: [{ label: plain('Group'), options: options(1) }],
        },
      }),
      'only one of `options` and `option_groups` is allowed [json-pointer:/blocks/0/accessory/option_groups]',
    ],
    [
      'markup in a menu option',
      section({ accessory: { type: 'static_select', options: [option('a', mrkdwn('a'))] } }),
      'must be a valid enum value [json-pointer:/blocks/0/accessory/options/0/text/type]',
    ],
    [
      'a long option',
      section({ accessory: { type: 'static_select', options: [option('a', plain(long(76)))] } }),
      'must be less than 76 characters [json-pointer:/blocks/0/accessory/options/0/text/text]',
    ],
    [
      'a long option value',
      section({ accessory: { type: 'static_select', options: [option(long(76), plain('a'))] } }),
      'must be less than 76 characters [json-pointer:/blocks/0/accessory/options/0/value]',
    ],
    [
      'an initial option that is no option',
      section({
        accessory: { type: 'static_select', options: options(2), initial_option: option('elsewhere') },
      }),
      'must be one of the provided options [json-pointer:/blocks/0/accessory/initial_option]',
    ],
    [
      'an initial option with another text',
      section({
        accessory: {
          type: 'radio_buttons',
          options: options(2),
          initial_option: option('o0', plain('Other')),
        },
      }),
      'must be one of the provided options [json-pointer:/blocks/0/accessory/initial_option]',
    ],
    [
      'an empty list of initial options',
      section({ accessory: { type: 'checkboxes', options: options(2), initial_options: [] } }),
      'must be one of the provided options [json-pointer:/blocks/0/accessory/initial_options]',
    ],
    [
      'a placeholder that is too long',
      section({ accessory: { type: 'users_select', placeholder: plain(long(151)) } }),
      'must be less than 151 characters [json-pointer:/blocks/0/accessory/placeholder/text]',
    ],
    [
      'a day that does not exist',
      section({ accessory: { type: 'datepicker', initial_date: '2026-02-30' } }),
      'must be a valid date in the format YYYY-MM-DD [json-pointer:/blocks/0/accessory/initial_date]',
    ],
    [
      'a time that does not exist',
      section({ accessory: { type: 'timepicker', initial_time: '24:00' } }),
      'must be a valid time in the format HH:mm [json-pointer:/blocks/0/accessory/initial_time]',
    ],
    [
      'a long label',
      input({ type: 'plain_text_input' }, { label: plain(long(2001)) }),
      'must be less than 2001 characters [json-pointer:/blocks/0/label/text]',
    ],
    [
      'room for more than 3,000 characters',
      field({ max_length: 3001 }),
      'must be less than 3001 [json-pointer:/blocks/0/element/max_length]',
    ],
    [
      'more words than there is room for',
      field({ max_length: 3, initial_value: 'four' }),
      'must be less than 4 characters [json-pointer:/blocks/0/element/initial_value]',
    ],
    [
      'a button as an input',
      input(button()),
      'unsupported type: button [json-pointer:/blocks/0/element/type]',
    ],
    [
      'a number input that does not say whether it takes decimals',
      input({ type: 'number_input' }),
      'missing required field: is_decimal_allowed [json-pointer:/blocks/0/element]',
    ],
    [
      'a number that is none',
      input({ type: 'number_input', is_decimal_allowed: false, initial_value: '1.5' }),
      'must be a valid number [json-pointer:/blocks/0/element/initial_value]',
    ],
    [
      'a long markdown block',
      { type: 'markdown', text: long(12_001) },
      'must be less than 12001 characters [json-pointer:/blocks/0/text]',
    ],
    [
      'an unknown style of rich text',
      {
        type: 'rich_text',
        elements: [
          { type: 'rich_text_section', elements: [{ type: 'text', text: 'x', style: { loud: true } }] },
        ],
      },
      'invalid additional property: loud [json-pointer:/blocks/0/elements/0/elements/0/style]',
    ],
    ...['card', 'carousel', 'plan', 'task_card', 'file_input', 'sectoin'].map(
      (type): [string, object, string] => [
        `a ${type}`,
        { type },
        `unsupported type: ${type} [json-pointer:/blocks/0/type]`,
      ],
    ),
  ])('is refused for %s', (_what, block, message) => {
    expect(messagesOf(block)).toContain(`[ERROR] ${message}`);
  });

  it('that allows plain text and markup is named before what is wrong in it', () => {
    expect(messagesOf(section({ text: mrkdwn(long(3001)) }))).toEqual([
      '[ERROR] failed to match all allowed schemas [json-pointer:/blocks/0/text]',
      '[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
    ]);
  });

  it('passes at its limits', () => {
    const blocks = [
      section({
        block_id: long(255),
        text: mrkdwn(long(3000)),
        accessory: button({ text: plain(long(75)) }),
      }),
      { type: 'header', text: plain(long(150)) },
      { type: 'divider' },
      {
        type: 'context',
        elements: [mrkdwn('a'), { type: 'image', image_url: 'https://x.y/z', alt_text: 'z' }],
      },
      actions(button({ value: long(2000), style: 'danger', confirm: { text: mrkdwn('Sure?') } })),
      actions({ type: 'static_select', options: options(100), initial_option: option('o99') }),
      field({ max_length: 3000, initial_value: long(3000) }),
      input({ type: 'checkboxes', options: options(10), initial_options: [option('o1'), option('o2')] }),
      input({ type: 'rich_text_input', initial_value: { type: 'rich_text', elements: [] } }),
      input({ type: 'number_input', is_decimal_allowed: true, min_value: '-1.5', max_value: '2' }),
    ];
    expect(checkMessage({ blocks })).toEqual([]);
    expect(checkView(modal(blocks))).toEqual([]);
  });
});

describe('a message', () => {
  it('needs text or blocks', () => {
    expect(checkMessage({ text: '', blocks: [] })).toMatchObject([{ code: 'no_text' }]);
  });

  it('takes fifty blocks, not fifty-one', () => {
    expect(checkMessage({ blocks: Array(50).fill({ type: 'divider' }) })).toEqual([]);
    expect(checkMessage({ blocks: Array(51).fill({ type: 'divider' }) })).toEqual([
      { code: 'invalid_blocks', message: 'no more than 50 items allowed', pointer: '/blocks' },
    ]);
  });

  it('has limits to its text and to the text of all its blocks together', () => {
    const blocks = (count: number) =>
      Array.from({ length: count }, () => section({ text: plain(long(2999)) }));
    expect(checkMessage({ text: long(40_001) })).toMatchObject([{ code: 'msg_too_long' }]);
    expect(checkMessage({ text: 'x', blocks: blocks(4) })).toEqual([]);
    expect(checkMessage({ text: 'x', blocks: blocks(5) })).toMatchObject([{ code: 'msg_blocks_too_long' }]);
  });

  it('is refused whole where its blocks are no list', () => {
    expect(checkMessage({ text: 'x', blocks: 'nonsense' })).toMatchObject([
      { code: 'invalid_blocks_format' },
    ]);
  });
});

describe('a view', () => {
  it.each<[string, object, string]>([
    ['no title', { type: 'modal', blocks: [] }, 'missing required field: title [json-pointer:/view]'],
    [
      'a long title',
      modal([], { title: plain(long(25)) }),
      'must be less than 25 characters [json-pointer:/view/title/text]',
    ],
    [
      'a long close button',
      modal([], { close: plain(long(25)) }),
      'must be less than 25 characters [json-pointer:/view/close/text]',
    ],
    [
      'long metadata',
      modal([], { private_metadata: long(3001) }),
      'must be less than 3001 characters [json-pointer:/view/private_metadata]',
    ],
    [
      'a 101st block',
      modal(Array(101).fill({ type: 'divider' })),
      'no more than 100 items allowed [json-pointer:/view/blocks]',
    ],
    [
      'an input without a submit button',
      { type: 'modal', title: plain('T'), blocks: [{ type: 'divider' }, field()] },
      'must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/1/input]',
    ],
    [
      'one block id twice',
      modal([section({ block_id: 'b' }), section({ block_id: 'b' })]),
      '`block_id` "b" already exists [json-pointer:/view/blocks/1/block_id]',
    ],
    [
      'one action id in two blocks',
      modal([field({ action_id: 'a' }), field({ action_id: 'a' })]),
      '`action_id` "a" already exists [json-pointer:/view/blocks/1/element/action_id]',
    ],
    [
      'two places to begin',
      modal([field({ focus_on_load: true }), field({ focus_on_load: true })]),
      'only one element in a view may have `focus_on_load` [json-pointer:/view/blocks/1/element/focus_on_load]',
    ],
    [
      'a markdown block',
      modal([{ type: 'markdown', text: 'Hi' }]),
      'unsupported type: markdown [json-pointer:/view/blocks/0/type]',
    ],
    [
      'what Slack itself adds to a view',
      modal([], { submit_disabled: true }),
      'invalid additional property: submit_disabled [json-pointer:/view]',
    ],
    [
      'a title on a Home tab',
      { type: 'home', title: plain('T'), blocks: [] },
      'invalid additional property: title [json-pointer:/view]',
    ],
    ['another type', { type: 'dialog', blocks: [] }, 'unsupported type: dialog [json-pointer:/view/type]'],
  ])('is refused for %s', (_what, view, message) => {
    expect(describeProblems(checkView(view))).toContain(`[ERROR] ${message}`);
  });

  it('is refused over 250 KB', () => {
    const blocks = Array.from({ length: 100 }, () => section({ text: plain('é'.repeat(1400)) }));
    expect(checkView({ type: 'home', blocks })).toMatchObject([{ code: 'view_too_large' }]);
  });
});
