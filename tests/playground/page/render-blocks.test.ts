import { beforeEach, describe, expect, it } from '@jest/globals';
import { loadPageModule } from './load-page-module.ts';
import { useDocument } from './use-document.ts';

const document = useDocument();
const { renderBlocks } = loadPageModule<{
  renderBlocks(blocks: object[], context: object): Node[];
}>('block-kit/render-blocks.js');

type Call = [deed: string, elementId: string, value?: unknown];

let calls: Call[];
let isAgreed = true;

beforeEach(() => {
  calls = [];
  isAgreed = true;
});

function draw(block: object, { held = {}, errors = {} }: { held?: object; errors?: object } = {}) {
  const context = {
    names: {
      person: () => undefined,
      channel: () => undefined,
      people: () => [{ id: 'U1', name: 'Mei Tan' }],
    },
    held: () => held,
    errors,
    confirm: async () => isAgreed,
    act: async (_block: object, element: { action_id: string }, value?: unknown) => {
      calls.push(['act', element.action_id, value]);
    },
    fill: (_block: object, element: { action_id: string }, value: unknown) =>
      calls.push(['fill', element.action_id, value]),
  };
  document.body.replaceChildren(...renderBlocks([block], context));
  return document.body;
}

function find<Kind extends Element>(selector: string): Kind {
  const element = document.body.querySelector<Kind>(selector);
  if (element === null) throw new Error(`There is no ${selector} in ${document.body.innerHTML}`);
  return element;
}

function change(element: Element & { value: string }, value: string, event = 'change'): void {
  element.value = value;
  element.dispatchEvent(new (document.defaultView as Window & typeof globalThis).Event(event));
}

const plain = (text: string) => ({ type: 'plain_text', text });
const options = ['Office', 'Home'].map((name) => ({ text: plain(name), value: name.toLowerCase() }));
const input = (element: object, more = {}) => ({
  type: 'input',
  block_id: 'b',
  label: plain('Where?'),
  element: { action_id: 'a', ...element },
  ...more,
});
const tick = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('a Slack input on the page', () => {
  it('is named by its label and explained by its hint and its error', () => {
    draw(input({ type: 'plain_text_input' }, { hint: plain('A word') }), { errors: { b: 'Too short' } });
    const field = find<HTMLInputElement>('input');
    const described = (field.getAttribute('aria-describedby') ?? '').split(' ');
    expect(field.labels?.[0]?.textContent).toBe('Where?');
    expect(described.map((id) => document.getElementById(id)?.textContent)).toEqual(['Too short', 'A word']);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(field.getAttribute('aria-required')).toBe('true');
  });

  it('says when it is optional', () => {
    draw(input({ type: 'plain_text_input' }, { optional: true }));
    expect(find('label').textContent).toBe('Where? (optional)');
  });

  it.each([
    ['plain_text_input', 'input', 'input', 'words', 'words'],
    ['number_input', 'input', 'input', '7', '7'],
    ['datepicker', 'input', 'change', '2026-12-24', '2026-12-24'],
    ['static_select', 'select', 'change', 'home', 'home'],
    ['users_select', 'select', 'change', 'U1', 'U1'],
    ['plain_text_input', 'input', 'input', '', null],
    ['static_select', 'select', 'change', '', null],
  ])('of type %s tells what is put into it', (type, selector, event, typed, told) => {
    draw(input({ type, options }));
    change(find<HTMLInputElement>(selector), typed, event);
    expect(calls).toEqual([['fill', 'a', told]]);
  });

  it('with radio buttons tells which one was chosen', () => {
    draw(input({ type: 'radio_buttons', options }));
    find<HTMLInputElement>('label:nth-of-type(2) input').click();
    expect(calls).toEqual([['fill', 'a', 'home']]);
  });

  it('with checkboxes tells all that are ticked', () => {
    draw(input({ type: 'checkboxes', options }), { held: { selected_options: [options[0]] } });
    find<HTMLInputElement>('label:nth-of-type(2) input').click();
    expect(calls).toEqual([['fill', 'a', ['office', 'home']]]);
  });

  it('shows what it holds', () => {
    draw(input({ type: 'plain_text_input', multiline: true }), { held: { value: 'typed <before>' } });
    expect(find<HTMLTextAreaElement>('textarea').value).toBe('typed <before>');
  });
});

describe('a Slack button on the page', () => {
  const button = { type: 'button', action_id: 'a', text: plain('Delete'), value: 'v' };
  const confirm = {
    title: plain('Sure?'),
    text: plain('It is gone.'),
    confirm: plain('Delete'),
    deny: plain('Keep'),
  };

  it('tells that it was pressed', async () => {
    draw({ type: 'actions', block_id: 'b', elements: [button] });
    find<HTMLButtonElement>('button').click();
    await tick();
    expect(calls).toEqual([['act', 'a', undefined]]);
  });

  it.each([
    [true, 1],
    [false, 0],
  ])('with a question asks it first: %s', async (agreed, presses) => {
    isAgreed = agreed;
    draw({ type: 'actions', block_id: 'b', elements: [{ ...button, confirm }] });
    find<HTMLButtonElement>('button').click();
    await tick();
    expect(calls).toHaveLength(presses);
  });
});

describe('Slack’s text on the page', () => {
  it('is shown as it is where it is plain', () => {
    draw({ type: 'section', block_id: 'b', text: plain('*not bold* <@U1> <b>x</b>') });
    expect(find('.text').textContent).toBe('*not bold* <@U1> <b>x</b>');
    expect(find('.text').children).toHaveLength(0);
  });

  it('keeps lists, quotes and emphasis of formatted text', () => {
    const section = (text: string, style?: object) => ({
      type: 'rich_text_section',
      elements: [{ type: 'text', text, ...(style && { style }) }],
    });
    draw({
      type: 'rich_text',
      block_id: 'b',
      elements: [
        section('strong', { bold: true }),
        { type: 'rich_text_list', style: 'ordered', elements: [section('one'), section('two')] },
        { type: 'rich_text_quote', elements: [{ type: 'text', text: '<i>said</i>' }] },
      ],
    });
    expect(find('.rich-text').innerHTML).toBe(
      '<p><strong>strong</strong></p><ol class="indent-0"><li>one</li><li>two</li></ol>' +
        '<blockquote>&lt;i&gt;said&lt;/i&gt;</blockquote>',
    );
  });
});
