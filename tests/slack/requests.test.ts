import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Input } from '../../src/core/chat/view.ts';
import { digestOf } from '../../src/core/forms/digest-of.ts';
import { type Person, PersonModel } from '../../src/core/people/person.ts';
import { parseView } from '../../src/playground/slack/block-kit/check-view.ts';
import { stateOf } from '../../src/playground/slack/element-state.ts';
import { readEmptied, readSubmission } from '../../src/slack/inbound/read-submission.ts';
import { decodeFormMetadata } from '../../src/slack/render/form-metadata.ts';
import { renderModal } from '../../src/slack/render/render-modal.ts';
import { eventually } from '../support/eventually.ts';
import { clearDatabase, useTestDatabase } from '../support/test-database.ts';
import { answersForm, cardWith, hubCalled, oneToOneId, textField, tickButton } from './sample-views.ts';
import { addLinkedMeiAndTomasz, meiId, type SlackWorld, startSlackWorld, wordsIn } from './slack-world.ts';
import { type SocketServer, startSocketServer } from './socket-server.ts';

useTestDatabase();

let world: SlackWorld;
let socket: SocketServer;

beforeEach(async () => {
  await clearDatabase();
  await addLinkedMeiAndTomasz();
  socket = await startSocketServer();
  world = await startSlackWorld({ socket });
});

afterEach(async () => {
  await world.stop();
  await socket.stop();
});

const mei = () => world.workspace.asUser(meiId);
const modal = () => mei().see().modal;
const asked = (type: string) => world.asked.filter(({ action }) => action.type === type);
const keysOf = (type: string) => asked(type).map(({ key }) => key);

async function messageToMei() {
  const person = await PersonModel.findOne({ name: 'Mei Tan' }).lean<Person>();
  if (!person) throw new Error('Mei is missing.');
  const sent = await world.slack.messenger.send(person, cardWith('A 1-to-1', tickButton));
  return { in: 'message', channel: sent.conversationId, ts: sent.messageId } as const;
}

async function openForm(form = answersForm()) {
  world.answer(() => ({ kind: 'show', view: form }));
  await mei().command('/1to1 agenda');
  await eventually(() => modal() ?? false);
  world.answer(({ action }) =>
    action.type === 'open-home' ? { kind: 'show', view: hubCalled('Hub') } : { kind: 'nothing' },
  );
}

/** Field ids as long as they can be, as many as one page has. */
const many = Array.from({ length: 20 }, (_, n) => `${'q'.repeat(63)}${String(n).padStart(2, '0')}`);

describe('what Slack delivers twice', () => {
  it('has the same key: a command', async () => {
    await mei().command('/1to1 agenda @tomasz the plan');
    await world.workspace.redeliver();
    const [first, again] = keysOf('say-agenda-point');
    expect(first).toEqual(expect.any(String));
    expect(again).toBe(first);
    await mei().command('/1to1 agenda @tomasz the plan');
    expect(keysOf('say-agenda-point')[2]).not.toBe(first);
  });

  it('has the same key: a button in a message', async () => {
    const message = await messageToMei();
    await mei().press(message, { label: 'Tick' });
    await world.workspace.redeliver();
    const [first, again] = keysOf('tick-agenda-point');
    expect(first).toEqual(expect.any(String));
    expect(again).toBe(first);
  });

  it('has the same key: a form, as long as the same stands in the same drawing of it', async () => {
    await openForm();
    world.answer(() => ({ kind: 'notice', text: 'Not now.' }));
    await mei().fill({ block_id: 'moved' }, 'one');
    await mei().submit();
    await world.workspace.redeliver();
    await mei().close();
    await mei().submit();
    await mei().close();
    await mei().fill({ block_id: 'moved' }, 'two');
    await mei().submit();
    const [first, redelivered, pressedAgain, other] = keysOf('share-answers');
    expect(first).toEqual(expect.any(String));
    expect([redelivered, pressedAgain]).toEqual([first, first]);
    expect(other).not.toBe(first);
  });

  it('has the same key: a button in a dialog, and another one for another action or drawing', async () => {
    await openForm();
    await mei().press({ in: 'modal' }, { label: 'Save draft' });
    await mei().press({ in: 'modal' }, { label: 'Save draft' });
    await mei().submit();
    const [first, again] = keysOf('save-and-close');
    expect(first).toEqual(expect.any(String));
    expect(again).toBe(first);
    expect(keysOf('share-answers')).not.toContain(first);
    await openForm();
    await mei().press({ in: 'modal' }, { label: 'Save draft' });
    expect(keysOf('save-and-close')[2]).not.toBe(first);
  });

  it('opens one window, and apologises for none', async () => {
    world.answer(() => ({ kind: 'show', view: answersForm() }));
    await mei().command('/1to1 agenda');
    await eventually(() => modal() ?? false);
    await world.workspace.redeliver();
    await eventually(() => world.workspace.log.find('views.open').length === 2);
    await mei().command('/1to1 help');
    expect(world.workspace.log.find('views.open').map(({ answer }) => answer)).toMatchObject([
      { ok: true },
      { ok: false, error: 'exchanged_trigger_id' },
    ]);
    expect(wordsIn(mei().see().conversations)).not.toContain('could not open');
    expect(modal()?.view.title.text).toBe('Your answers');
  });
});

describe('a form that is saved while it is filled in', () => {
  it('says what each field held when it was drawn, and which are empty', async () => {
    const input = { type: 'text', isMultiline: true, maxLength: 3000, value: 'As it was' } as const;
    await openForm(answersForm({ body: [textField('moved', { input }), textField('stuck')] }));
    await mei().type({ block_id: 'moved' }, '');
    const [save] = asked('save-draft');
    expect(save).toMatchObject({
      values: {},
      form: {
        drawn: { moved: digestOf('As it was'), stuck: digestOf('') },
        emptied: ['moved', 'stuck'],
        typedAt: expect.any(Number),
      },
    });
  });

  it('says so of twenty fields with the longest ids', async () => {
    await openForm(answersForm({ body: many.map((id) => textField(id)) }));
    await mei().submit();
    const [sent] = asked('share-answers');
    expect(Object.keys(sent?.form?.drawn ?? {})).toEqual(many);
    expect(sent?.form?.emptied).toEqual(many);
  });

  it('takes a field of which Slack said nothing for unchanged, and not for emptied', async () => {
    const input = { type: 'text', isMultiline: true, maxLength: 3000, value: 'Kept' } as const;
    await openForm();
    world.workspace.workspace.forgets = true;
    const redrawn = answersForm({ body: [textField('moved'), textField('later', { input })] });
    world.answer(() => ({ kind: 'show', view: redrawn }));
    await mei().press({ in: 'modal' }, { label: 'Save draft' });
    await eventually(() => modal()?.view.blocks.some(({ block_id }) => block_id === 'later'));
    await mei().type({ block_id: 'moved' }, 'More');
    const [save] = asked('save-draft');
    expect(save?.values).toEqual({ moved: 'More', later: 'Kept' });
    expect(save?.form?.emptied).toEqual([]);
    expect(save?.form?.drawn).toMatchObject({ later: digestOf('Kept') });
  });

  it('is another window when it is drawn anew', async () => {
    await openForm();
    await mei().type({ block_id: 'moved' }, 'One');
    world.answer(() => ({ kind: 'show', view: answersForm() }));
    await mei().press({ in: 'modal' }, { label: 'Save draft' });
    await eventually(() => world.workspace.log.find('views.update').length === 1);
    await mei().type({ block_id: 'moved' }, 'Two');
    const windows = asked('save-draft').map(({ form }) => form?.window);
    expect(windows).toHaveLength(2);
    expect(new Set(windows).size).toBe(2);
  });

  it('of an older version says nothing of how it was drawn, and is taken', async () => {
    await openForm();
    const [view] = Object.values(world.workspace.workspace.state.views);
    const { drawn: _, ...older } = JSON.parse(String(view?.payload.private_metadata));
    Object.assign(view?.payload ?? {}, { private_metadata: JSON.stringify(older) });
    await mei().type({ block_id: 'moved' }, 'Words');
    expect(asked('save-draft')).toMatchObject([{ values: { moved: 'Words' }, form: { drawn: {} } }]);
  });

  it('and others say nothing of the kind', async () => {
    const { autosave: _, ...form } = answersForm();
    await openForm(form);
    await mei().submit();
    expect(asked('share-answers')).toHaveLength(1);
    expect(asked('share-answers')[0]).not.toHaveProperty('form');
  });
});

describe('a field that is to show another value than it holds', () => {
  const held = (value: string, renewed?: string) =>
    textField('moved', {
      input: { type: 'text', isMultiline: true, maxLength: 3000, value },
      ...(renewed !== undefined && { renewed }),
    });

  it('shows it, comes back under its own id, and takes its errors', async () => {
    await openForm(answersForm({ body: [held('old')] }));
    await mei().type({ block_id: 'moved' }, 'typed');
    world.answer(() => ({ kind: 'show', view: answersForm({ body: [held('earlier', 'r1')] }) }));
    await mei().press({ in: 'modal' }, { label: 'Save draft' });
    await eventually(() => modal()?.view.state.values['moved.r1'] ?? false);
    expect(modal()?.view.state.values['moved.r1']).toMatchObject({ 'answer:moved': { value: 'earlier' } });
    const form = answersForm({ body: [{ ...held('earlier', 'r1'), error: 'Write more.' }] });
    world.answer(() => ({ kind: 'errors', form }));
    await mei().submit();
    expect(asked('share-answers')).toMatchObject([
      { values: { moved: 'earlier' }, form: { drawn: { moved: digestOf('earlier') }, emptied: [] } },
    ]);
    expect(modal()?.errors).toEqual({ 'moved.r1': 'Write more.' });
    expect(mei().see().toasts).toEqual([]);
  });

  it('keeps what was typed where it is not to', async () => {
    await openForm(answersForm({ body: [held('old')] }));
    await mei().type({ block_id: 'moved' }, 'typed');
    world.answer(() => ({ kind: 'show', view: answersForm({ title: 'Again', body: [held('earlier')] }) }));
    await mei().press({ in: 'modal' }, { label: 'Save draft' });
    await eventually(() => modal()?.view.title.text === 'Again');
    expect(modal()?.view.state.values.moved).toMatchObject({ 'answer:moved': { value: 'typed' } });
  });
});

const options = ['a', 'b', 'c'].map((value) => ({ value, label: value }));
const anyInput: fc.Arbitrary<Input> = fc.oneof(
  fc.record({
    type: fc.constant('text' as const),
    isMultiline: fc.boolean(),
    maxLength: fc.constantFrom(5, 3000),
    value: fc.string({ maxLength: 12 }),
  }),
  fc.record({
    type: fc.constant('number' as const),
    isInteger: fc.boolean(),
    min: fc.constant(1),
    max: fc.constant(5),
    value: fc.constantFrom('1', '2.5', '7', 'x'),
  }),
  fc.record({
    type: fc.constant('choice' as const),
    isCompact: fc.boolean(),
    options: fc.constant(options),
    value: fc.constantFrom('a', 'b', 'gone'),
  }),
  fc.record({
    type: fc.constant('choices' as const),
    options: fc.constant(options),
    values: fc.subarray(['a', 'b', 'c', 'gone']),
  }),
);

it('a form that nobody touched holds what it says that it was drawn with', () => {
  fc.assert(
    fc.property(fc.array(anyInput, { minLength: 1, maxLength: 8 }), (inputs) => {
      const body = inputs.map((input, n) => textField(`f${n}`, { input }));
      const modal = renderModal(answersForm({ body }));
      const { blocks } = parseView(modal);
      const state = { values: stateOf(blocks) };
      const values = readSubmission({ blocks, state });
      expect(readSubmission({ blocks, state: { values: {} } })).toEqual(values);
      const drawn = decodeFormMetadata(modal.private_metadata)?.drawn;
      expect(drawn).toEqual(Object.fromEntries(body.map(({ id }) => [id, digestOf(values[id])])));
      expect([...readEmptied(state), ...Object.keys(values)].sort()).toEqual(body.map(({ id }) => id).sort());
    }),
  );
});

it('names the 1-to-1 of an answer in no key', async () => {
  await openForm();
  await mei().submit();
  expect(keysOf('share-answers').join()).not.toContain(oneToOneId);
});
