import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Reply, Request } from '../../../src/core/chat/reply.ts';
import type { UserAction } from '../../../src/core/chat/user-action.ts';
import type { Button, Form } from '../../../src/core/chat/view.ts';
import { AppError } from '../../../src/core/errors.ts';
import { eventually } from '../../support/eventually.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';
import { answersForm, cardWith, oneToOneId } from '../sample-views.ts';
import { addLinkedMeiAndTomasz, meiId, type SlackWorld, startSlackWorld, wordsIn } from '../slack-world.ts';
import { isAsking, pressWhatDoes } from './asking.ts';

useTestDatabase();

const deed: UserAction = { type: 'delete-note', oneToOneId, noteId: 'n' };
const asking: Button = {
  label: 'Delete',
  action: deed,
  confirm: { title: 'Delete this note?', text: 'It cannot be brought back.', yes: 'Delete', no: 'Keep' },
};
const page = cardWith('The page', asking);

let world: SlackWorld;

beforeEach(async () => {
  await clearDatabase();
  await addLinkedMeiAndTomasz();
  world = await startSlackWorld();
});

afterEach(() => world.stop());

const mei = () => world.workspace.asUser(meiId);
const modal = () => mei().see().modal;
const words = () => wordsIn(modal()?.view.blocks);
const done = () => world.asked.filter(({ action }) => action.type === deed.type);

/** Opens this view, whose deed is answered as given. */
async function open(view: Extract<Reply, { kind: 'show' }>['view'], answer: (asked: Request) => Reply) {
  world.answer((asked) => (asked.action.type === deed.type ? answer(asked) : { kind: 'show', view }));
  await mei().command('/1to1 agenda');
  return (await eventually(() => modal() ?? false)).view.id;
}

const showing = (title: string) => (): Reply => ({ kind: 'show', view: cardWith(title, asking) });

describe('a page that asks', () => {
  it('says what is asked, and has the two answers for its buttons', async () => {
    const pageId = await open(page, showing('done'));
    await pressWhatDoes(mei(), deed);
    expect(isAsking(modal(), pageId)).toBe(true);
    expect(modal()?.view).toMatchObject({
      title: { text: 'Delete this note?' },
      submit: { text: 'Delete' },
      close: { text: 'Keep' },
    });
    expect(words()).toContain('It cannot be brought back.');
    expect(done()).toEqual([]);
  });

  it('leaves what was typed under it, and hands it along when somebody says yes', async () => {
    const form: Form = answersForm();
    const { autosave: _, ...unsaved } = form;
    await open(
      { ...unsaved, body: [{ kind: 'item', text: 'A note', buttons: [asking] }, ...form.body] },
      () => ({
        kind: 'close',
      }),
    );
    await mei().fill({ block_id: 'moved' }, 'typed before it was asked');
    await pressWhatDoes(mei(), deed);
    await mei().close();
    expect(JSON.stringify(modal()?.view.state)).toContain('typed before it was asked');
    await pressWhatDoes(mei(), deed);
    await mei().submit();
    expect(done()).toMatchObject([{ action: deed, values: { moved: 'typed before it was asked' } }]);
  });

  it('becomes the refusal when a rule says no, and closes upon the page as it was', async () => {
    const pageId = await open(page, () => {
      throw new AppError('not-allowed', 'Only its author may do that.');
    });
    const before = words();
    await pressWhatDoes(mei(), deed);
    await mei().submit();
    expect(words()).toContain('Only its author may do that.');
    await mei().close();
    expect([modal()?.view.id, words()]).toEqual([pageId, before]);
  });

  it('is done once, and asks no more, where two quick presses opened two', async () => {
    const pageId = await open(page, showing('It is done'));
    await Promise.all([pressWhatDoes(mei(), deed), pressWhatDoes(mei(), deed)]);
    await mei().submit();
    await eventually(() => modal()?.view.title.text === 'It is done');
    expect(modal()?.view.id).not.toBe(pageId);
    await mei().close();
    expect(modal()?.view).toMatchObject({ id: pageId, title: { text: 'It is done' } });
    expect(done()).toHaveLength(1);
  });

  it('hands on the key of the page on which it was pressed, so that the same yes twice is one deed', async () => {
    await open(page, showing('It is done'));
    for (const _ of [1, 2]) {
      world.answer(() => ({ kind: 'nothing' }));
      await pressWhatDoes(mei(), deed);
      await mei().submit();
    }
    const [first, second] = done();
    expect(first?.key).toBeTruthy();
    expect(second?.key).toBe(first?.key);
  });

  it('says that it is at it where that takes longer than Slack waits, and then what was done', async () => {
    await world.stop();
    world = await startSlackWorld({ patienceMs: 50 });
    let finish = () => {};
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    world.answer(() => ({ kind: 'show', view: page }));
    await mei().command('/1to1 agenda');
    const pageId = (await eventually(() => modal() ?? false)).view.id;
    await pressWhatDoes(mei(), deed);
    world.answer(async () => {
      await finished;
      return { kind: 'show', view: cardWith('It is done') };
    });
    await mei().submit();
    expect(words()).toContain('Still at it.');
    finish();
    await eventually(() => modal()?.view.title.text === 'It is done');
    await mei().close();
    expect(modal()?.view).toMatchObject({ id: pageId, title: { text: 'It is done' } });
  });

  it.each(['expired_trigger_id', 'push_limit_reached'])(
    'does nothing and says so when Slack answers %s',
    async (error) => {
      const pageId = await open(page, showing('It is done'));
      world.workspace.failNext('views.push', error);
      await pressWhatDoes(mei(), deed);
      await eventually(() => wordsIn(mei().see()).includes('nothing was done'));
      expect(done()).toEqual([]);
      if (modal()?.view.id !== pageId) await mei().close();
      expect(modal()?.view).toMatchObject({ id: pageId, title: { text: 'The page' } });
    },
  );
});
