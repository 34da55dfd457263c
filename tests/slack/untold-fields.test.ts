import { expect, it } from '@jest/globals';
import type { Input } from '../../src/core/chat/view.ts';
import type { FormValues } from '../../src/core/forms/form-values.ts';
import { isoDateSchema } from '../../src/core/time/iso-date.ts';
import { parseView } from '../../src/playground/slack/block-kit/check-view.ts';
import { stateOf } from '../../src/playground/slack/element-state.ts';
import { readSubmission } from '../../src/slack/inbound/read-submission.ts';
import { renderModal } from '../../src/slack/render/render-modal.ts';
import { answersForm, textField } from './sample-views.ts';

const optionsUpTo = (last: number) =>
  Array.from({ length: last + 1 }, (_, index) => ({ value: `o${index}`, label: `Option ${index}` }));
const few = optionsUpTo(3);
const more = optionsUpTo(60);
const most = optionsUpTo(150);

/** Every kind of input, in each way in which Slack draws it, and what it holds when nobody touches it. */
const drawings = {
  text: [
    ['a line', { type: 'text', isMultiline: false, maxLength: 80, value: 'Words' }, 'Words'],
    ['a text', { type: 'text', isMultiline: true, maxLength: 3000, value: 'One\ntwo' }, 'One\ntwo'],
  ],
  number: [
    ['a whole number', { type: 'number', isInteger: true, value: '0' }, '0'],
    ['a number', { type: 'number', isInteger: false, min: 1, max: 5, value: '2.5' }, '2.5'],
  ],
  date: [['a date', { type: 'date', value: isoDateSchema.parse('2026-12-02') }, '2026-12-02']],
  choice: [
    ['one of few', { type: 'choice', isCompact: false, options: few, value: 'o1' }, 'o1'],
    ['one of a menu', { type: 'choice', isCompact: true, options: more, value: 'o40' }, 'o40'],
    ['one of a menu in groups', { type: 'choice', isCompact: true, options: most, value: 'o140' }, 'o140'],
  ],
  choices: [
    ['some of few', { type: 'choices', options: few, values: ['o0', 'o2'] }, ['o0', 'o2']],
    ['some of a menu', { type: 'choices', options: more, values: ['o40'] }, ['o40']],
    ['some of a menu in groups', { type: 'choices', options: most, values: ['o140'] }, ['o140']],
  ],
} satisfies Record<Input['type'], [name: string, input: Input, held: string | string[]][]>;

const all = Object.values(drawings).flat() as [string, Input, string | string[]][];

/** The form with this field and one that Slack does tell of. */
function blocksWith(input: Input, renewed?: string) {
  const field = textField('field', { input, ...(renewed !== undefined && { renewed }) });
  return parseView(renderModal(answersForm({ body: [field, textField('told')] }))).blocks;
}

function read(input: Input, told: object, renewed?: string): FormValues {
  const others = { told: { 'answer:told': { type: 'plain_text_input', value: 'Typed' } } };
  return readSubmission({ blocks: blocksWith(input, renewed), state: { values: { ...others, ...told } } });
}

/** What Slack tells of the field once nothing stands in it any more. */
function emptied(input: Input): object {
  const { value: _, ...bare } = 'value' in input ? input : { ...input, value: undefined };
  const empty = input.type === 'choices' ? { ...input, values: [] } : (bare as Input);
  const { field } = stateOf(blocksWith(empty));
  return { field };
}

it.each(all)(
  'a field of which Slack does not tell holds what it was drawn with: %s',
  (_name, input, held) => {
    expect(read(input, {})).toEqual({ told: 'Typed', field: held });
    expect(read(input, {}, 'r1')).toEqual({ told: 'Typed', field: held });
    const told = emptied(input);
    expect(told).toHaveProperty(['field', 'answer:field']);
    expect(read(input, told)).toEqual({ told: 'Typed' });
  },
);
