import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Reply } from '../../src/core/chat/reply.ts';
import type { Form } from '../../src/core/chat/view.ts';
import { AppError } from '../../src/core/errors.ts';
import { eventually } from '../support/eventually.ts';
import { clearDatabase, useTestDatabase } from '../support/test-database.ts';
import { answersForm, cardWith, hubCalled, oneToOneId, textField, tickButton } from './sample-views.ts';
import {
  addLinkedMeiAndTomasz,
  meiId,
  type SlackWorld,
  startSlackWorld,
  type WorldOptions,
  wordsIn,
} from './slack-world.ts';

useTestDatabase();

let world: SlackWorld;

beforeEach(async () => {
  await clearDatabase();
  await addLinkedMeiAndTomasz();
});

afterEach(() => world.stop());

const mei = () => world.workspace.asUser(meiId);
const modal = () => mei().see().modal;
const read = () => wordsIn(modal()?.view.blocks);
const asked = (type: string) => world.asked.filter(({ action }) => action.type === type);

/** Opens the form for Mei; from then on `reply` answers everything but the hub. */
async function openForm(
  reply: () => Reply | Promise<Reply>,
  form: Form = answersForm(),
  options?: WorldOptions,
) {
  world = await startSlackWorld(options);
  world.answer(() => ({ kind: 'show', view: form }));
  await mei().command('/1to1 agenda');
  await eventually(() => modal() ?? false);
  world.asked.length = 0;
  world.answer(({ action }) =>
    action.type === 'open-home' ? { kind: 'show', view: hubCalled('Your hub') } : reply(),
  );
}

/** The form becomes one of another version of Tandem, of whose metadata this one cannot read a part. */
function drawWithAnother(part: string): void {
  const [view] = Object.values(world.workspace.workspace.state.views);
  const metadata = JSON.parse(String(view?.payload.private_metadata));
  const private_metadata = JSON.stringify({ ...metadata, [part]: '{"type":"another-way"}' });
  Object.assign(view?.payload ?? {}, { private_metadata });
}

function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

/** Sends again something that Slack sent before, as a network does that lets requests overtake each other. */
async function sendAgain(method: string, index: number): Promise<void> {
  const { body } = world.workspace.log.find(method)[index] ?? {};
  const payload = new URLSearchParams({ payload: JSON.stringify(body) }).toString();
  await world.post(payload, { contentType: 'application/x-www-form-urlencoded' });
}

describe('typing in a form', () => {
  it('is saved as a draft, with all that stands in the form (O4)', async () => {
    await openForm(() => ({ kind: 'nothing' }));
    await mei().type({ block_id: 'moved' }, 'The migration');
    await mei().type({ block_id: 'stuck' }, 'Nothing');
    await eventually(() => world.asked.length === 2);
    expect(world.asked).toMatchObject([
      { action: { type: 'save-draft', oneToOneId }, values: { moved: 'The migration' }, surface: 'dialog' },
      { action: { type: 'save-draft', oneToOneId }, values: { moved: 'The migration', stuck: 'Nothing' } },
    ]);
    expect(modal()?.view.title.text).toBe('Your answers');
  });

  it('is saved one after the other, each with when it was typed, however long saving takes', async () => {
    const first = gate();
    let saves = 0;
    const finished: number[] = [];
    await openForm(async () => {
      saves += 1;
      const number = saves;
      if (number === 1) await first.opened;
      finished.push(number);
      return { kind: 'nothing' };
    });
    const typing: Promise<unknown>[] = [];
    for (const text of ['a', 'ab', 'abc']) {
      typing.push(mei().type({ block_id: 'moved' }, text));
      await new Promise(setImmediate);
    }
    await eventually(() => saves === 1);
    first.open();
    await Promise.all(typing);
    // Which arrives first is the network's to say; the core goes by when each was typed.
    const inOrder = [...world.asked].sort(
      (one, other) => Number(one.form?.typedAt) - Number(other.form?.typedAt),
    );
    expect(inOrder.map(({ values }) => values.moved)).toEqual(['a', 'ab', 'abc']);
    expect(finished).toEqual([1, 2, 3]);
  });

  it('says when it was typed and in which drawing of the form, for requests overtake each other', async () => {
    await openForm(() => ({ kind: 'close' }));
    await mei().type({ block_id: 'moved' }, 'half a sen');
    await mei().type({ block_id: 'moved' }, 'half a sentence');
    await mei().submit();
    await sendAgain('block_actions', 0);
    const saves = asked('save-draft').map(({ form }) => form);
    expect(saves).toHaveLength(3);
    const [early, later, again] = saves;
    expect(again).toEqual(early);
    expect(early?.typedAt).toBeGreaterThan((Date.now() - 60_000) * 1000);
    expect(early?.typedAt).toBeLessThan(later?.typedAt ?? 0);
    const [sent] = asked('share-answers');
    expect(sent?.form).toMatchObject({ window: early?.window });
    expect(sent?.form).not.toHaveProperty('typedAt');
    expect(sent?.form?.arrivedAt).toBeGreaterThanOrEqual(later?.typedAt ?? Number.POSITIVE_INFINITY);
  });

  it('that cannot be saved is told once, and stays in the form', async () => {
    await openForm(() => {
      throw new AppError('conflict', 'This 1-to-1 was finalised meanwhile.');
    });
    await mei().type({ block_id: 'moved' }, 'Too late');
    await eventually(() => read().includes('This 1-to-1 was finalised meanwhile.'));
    await mei().close();
    expect(modal()?.view.state.values.moved).toMatchObject({ 'answer:moved': { value: 'Too late' } });
    await mei().type({ block_id: 'moved' }, 'Too late again');
    await mei().command('/1to1 help');
    await eventually(() => asked('open-help').length === 1);
    expect(asked('save-draft')).toHaveLength(2);
    expect(world.workspace.log.find('views.push')).toHaveLength(1);
  });

  it.each(['submit', 'autosave'])(
    'in a form of another version, whose %s cannot be read, is told once not to be saved',
    async (unreadable) => {
      await openForm(() => ({ kind: 'nothing' }));
      drawWithAnother(unreadable);
      await mei().type({ block_id: 'moved' }, 'My words');
      const said = () => world.workspace.log.find('views.push');
      await eventually(() => said().length > 0).catch(() => {});
      expect(said()).toMatchObject([{ answer: { ok: true } }]);
      await mei().close();
      expect(modal()?.view.state.values.moved).toMatchObject({ 'answer:moved': { value: 'My words' } });
      await mei().type({ block_id: 'moved' }, 'More of them');
      await mei().command('/1to1 help');
      await eventually(() => asked('open-help').length === 1);
      expect(asked('save-draft')).toEqual([]);
      expect(said()).toHaveLength(1);
    },
  );

  it('is not told at all where there is nothing to save it as', async () => {
    const { autosave: _, ...form } = answersForm();
    await openForm(() => ({ kind: 'nothing' }), form);
    await mei().type({ block_id: 'moved' }, 'words');
    expect(world.workspace.log.find('block_actions')).toEqual([]);
  });
});

describe('closing a form', () => {
  it('draws the hub anew, where the draft shows', async () => {
    await openForm(() => ({ kind: 'nothing' }));
    await mei().close();
    await eventually(() => wordsIn(mei().see().home).includes('Your hub'));
  });
});

describe('a form that is sent', () => {
  it('closes, says quietly what happened, and the hub shows it', async () => {
    await openForm(() => ({ kind: 'close', text: 'Shared with Tomasz.' }));
    await mei().type({ block_id: 'moved' }, 'The migration');
    await mei().submit();
    expect(modal()).toBeNull();
    await eventually(() => wordsIn(mei().see().conversations).includes('Shared with Tomasz.'));
    await eventually(() => wordsIn(mei().see().home).includes('Your hub'));
    expect(asked('share-answers')).toMatchObject([{ values: { moved: 'The migration' }, surface: 'dialog' }]);
  });

  it('turns into what comes next', async () => {
    await openForm(() => ({ kind: 'show', view: cardWith('Shared', tickButton) }));
    await mei().submit();
    expect(modal()?.view.title.text).toBe('Shared');
  });

  it('shows errors beside their fields and keeps what was typed', async () => {
    const form = answersForm({
      body: [textField('moved', { error: 'Write a little more.' }), textField('stuck')],
    });
    await openForm(() => ({ kind: 'errors', form }));
    await mei().type({ block_id: 'moved' }, 'x');
    await mei().submit();
    expect(modal()?.errors).toEqual({ moved: 'Write a little more.' });
    expect(modal()?.view.state.values.moved).toMatchObject({ 'answer:moved': { value: 'x' } });
  });

  it('shows errors of fields that stand on another page by going there', async () => {
    const form = answersForm({ body: [textField('elsewhere', { error: 'Fill this in.' })] });
    await openForm(() => ({ kind: 'errors', form }));
    await mei().submit();
    expect(read()).toContain('Fill this in.');
    expect(modal()?.view.blocks.some(({ block_id }) => block_id === 'elsewhere')).toBe(true);
  });

  it('shows a broken rule above the form, which is still there under it', async () => {
    await openForm(() => {
      throw new AppError('conflict', 'This 1-to-1 was finalised.');
    });
    await mei().fill({ block_id: 'moved' }, 'My words');
    await mei().submit();
    expect(read()).toContain('This 1-to-1 was finalised.');
    await mei().close();
    expect(modal()?.view.state.values.moved).toMatchObject({ 'answer:moved': { value: 'My words' } });
  });

  it('names a number for what nobody foresaw', async () => {
    await openForm(() => {
      throw new Error('my private words');
    });
    await mei().submit();
    const id = /this number: ([0-9a-f]{8})/.exec(read())?.[1];
    expect(world.logged()).toContain(`"errorId":"${id}"`);
    expect(world.logged()).not.toContain('my private words');
  });

  it('is not sent when it is from an older version, and stays with its words', async () => {
    await openForm(() => ({ kind: 'close' }));
    drawWithAnother('submit');
    await mei().fill({ block_id: 'moved' }, 'My words');
    await mei().submit();
    expect(read()).toContain('from an older version');
    await mei().close();
    expect(modal()?.view.state.values.moved).toMatchObject({ 'answer:moved': { value: 'My words' } });
    expect(world.asked).toEqual([]);
  });
});

describe('a form whose answer takes longer than Slack waits', () => {
  const impatient = { patienceMs: 20 };

  it('says so, and goes on to the answer by itself', async () => {
    const slow = gate();
    const reply: Reply = { kind: 'show', view: cardWith('Shared', tickButton) };
    await openForm(() => slow.opened.then(() => reply), answersForm(), impatient);
    await mei().submit();
    expect(read()).toContain('This window goes on by itself.');
    slow.open();
    await eventually(() => modal()?.view.title.text === 'Shared');
    expect(mei().see().toasts).toEqual([]);
  });

  it('comes back with what was typed when it was not taken', async () => {
    const slow = gate();
    const refuse = () => {
      throw new AppError('conflict', 'This 1-to-1 was finalised.');
    };
    const options = ['a', 'b'].map((value) => ({ value, label: value.toUpperCase() }));
    const pick = textField('pick', { input: { type: 'choice', isCompact: true, options } });
    const { autosave: _, ...form } = answersForm({ body: [textField('moved'), pick] });
    await openForm(() => slow.opened.then(refuse), form, impatient);
    await mei().fill({ block_id: 'moved' }, 'My words');
    await mei().fill({ block_id: 'pick' }, 'b');
    await mei().submit();
    slow.open();
    await eventually(() => read().includes('This 1-to-1 was finalised.'));
    expect(modal()?.view.state.values).toMatchObject({
      moved: { 'answer:moved': { value: 'My words' } },
      pick: { 'answer:pick': { selected_option: { value: 'b' } } },
    });
    expect(modal()?.view.submit).toMatchObject({ text: 'Share' });
  });
});

describe('a button in a dialog', () => {
  it('sends what is in the form along, and its answer takes the place of the form', async () => {
    await openForm(() => ({ kind: 'close', text: 'Kept as your draft.' }));
    await mei().fill({ block_id: 'moved' }, 'So far');
    await mei().press({ in: 'modal' }, { label: 'Save draft' });
    await eventually(() => read().includes('Kept as your draft.'));
    expect(asked('save-and-close')).toMatchObject([{ values: { moved: 'So far' }, surface: 'dialog' }]);
  });

  it('draws its answer even when the dialog changed meanwhile', async () => {
    await openForm(async () => {
      const [view] = Object.values(world.workspace.workspace.state.views);
      Object.assign(view ?? {}, { hash: 'another' });
      return { kind: 'show', view: cardWith('The answer', tickButton) };
    });
    await mei().press({ in: 'modal' }, { label: 'Save draft' });
    await eventually(() => modal()?.view.title.text === 'The answer');
    expect(world.workspace.log.find('views.update').map(({ answer }) => answer)).toMatchObject([
      { ok: false, error: 'hash_conflict' },
      { ok: true },
    ]);
  });

  it('draws the form again with its errors', async () => {
    const form = answersForm({ body: [textField('moved', { error: 'Write a little more.' })] });
    await openForm(() => ({ kind: 'errors', form }));
    await mei().press({ in: 'modal' }, { label: 'Save draft' });
    await eventually(() => read().includes('Write a little more.'));
  });

  it('that breaks a rule says so above the form', async () => {
    await openForm(() => ({ kind: 'notice', text: 'Not any more.' }));
    await mei().fill({ block_id: 'moved' }, 'My words');
    await mei().press({ in: 'modal' }, { label: 'Save draft' });
    await eventually(() => read().includes('Not any more.'));
    await mei().close();
    expect(modal()?.view.state.values.moved).toMatchObject({ 'answer:moved': { value: 'My words' } });
  });

  it('is answered in a message when the window cannot be opened any more', async () => {
    await openForm(() => ({ kind: 'notice', text: 'Not any more.' }));
    world.workspace.failNext('views.push', 'expired_trigger_id');
    await mei().press({ in: 'modal' }, { label: 'Save draft' });
    await eventually(() => wordsIn(mei().see().conversations).includes('Not any more.'));
  });

  it('whose answer cannot be drawn says that it is done and where it shows, and the form goes on being saved', async () => {
    await openForm(() => ({ kind: 'show', view: cardWith('The answer', tickButton) }));
    world.workspace.failNext('views.update', 'internal_error');
    await mei().press({ in: 'modal' }, { label: 'Save draft' });
    await eventually(() => read().includes('That is done, but Slack could not show it.'));
    expect(JSON.stringify(modal()?.view.blocks)).toContain('open-one-to-one');
    expect(read()).not.toContain('this number');
    await mei().close();
    await mei().type({ block_id: 'moved' }, 'More');
    await eventually(() => asked('save-draft').length === 1);
  });

  it('does no harm when the dialog was closed meanwhile', async () => {
    const slow = gate();
    await openForm(() => slow.opened.then((): Reply => ({ kind: 'show', view: cardWith('Late') })));
    await mei().press({ in: 'modal' }, { label: 'Save draft' });
    await mei().close();
    slow.open();
    await eventually(() => world.workspace.log.find('views.update').length === 1);
    await eventually(() => world.workspace.log.find('views.publish').length >= 1);
    expect(wordsIn(mei().see().conversations).trim()).toBe('');
  });
});
