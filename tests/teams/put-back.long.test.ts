import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { UserActionType } from '../../src/core/chat/user-action.ts';
import { AppError } from '../../src/core/errors.ts';
import { handle } from '../../src/core/handle.ts';
import { type Draft, type OneToOne, OneToOneModel } from '../../src/core/one-to-ones/one-to-one.ts';
import { PersonModel } from '../../src/core/people/person.ts';
import { type Template, TemplateModel } from '../../src/core/templates/template.ts';
import { beginWithOpen } from '../support/begin-with.ts';
import { fieldOf } from '../support/small-company.ts';
import { makeTestCore } from '../support/test-core.ts';
import { useTestDatabase } from '../support/test-database.ts';
import { nodesOf } from './card-words.ts';
import { backTo, mei, type OpenTandem, openDialog, openTandem } from './open-tandem.ts';

useTestDatabase();

const core = makeTestCore('2026-12-02T12:00:00Z');
let open: OpenTandem;
let oneToOne: OneToOne;
/** What fails the next time it is done. */
let failing: UserActionType[];

beforeEach(async () => {
  ({ oneToOne } = await beginWithOpen(core));
  failing = [];
  open = await openTandem({
    core,
    reply: async (request) => {
      const [next, ...others] = failing;
      if (next !== request.action.type) return handle(core, request);
      failing = others;
      throw new AppError('unavailable', 'The database is away.');
    },
  });
  await asMei().say('home');
});
afterEach(async () => {
  expect(open.teams.log.problems).toEqual([]);
  await open.close();
});

const asMei = () => open.teams.asUser(mei);
const press = (action: string, inputs: Record<string, string> = {}) =>
  asMei().pressInDialog({ action, inputs });

function inputsOf(card: object | undefined): Record<string, unknown> {
  const inputs = ['Text', 'Date', 'Number', 'ChoiceSet'].flatMap((type) => nodesOf(card, `Input.${type}`));
  return Object.fromEntries(inputs.map(({ id, value }) => [id, value]));
}

describe('O14 a form of something that exists, put back after a trouble', () => {
  const template = () => TemplateModel.findOne().orFail().lean<Template>();

  beforeEach(async () => {
    await PersonModel.updateOne({ name: 'Mei Tan' }, { role: 'hr' });
    await TemplateModel.updateOne({}, { description: 'Before' });
    const { _id: templateId } = await template();
    backTo(open, mei, await openDialog(open, { type: 'open-template-form', templateId }));
  });

  it.each([
    ['the save failed', 'Save', ['save-template']],
    ['the way back failed as well', 'Save', ['save-template', 'open-template-form']],
    ['leaving it failed', 'Back', ['open-template']],
  ] as const)('is refused when it changed since it was drawn: %s', async (_, pressed, fails) => {
    failing = [...fails];
    let shown = (await press(pressed, { name: 'Renamed by Mei' })).dialog;
    await TemplateModel.updateOne({}, { description: 'Described by Hanna' });
    for (const _failed of fails) {
      expect(nodesOf(shown?.card, 'Action.Submit')).toMatchObject([{ title: 'Back' }]);
      shown = (await press('Back')).dialog;
    }
    const { dialog } = await press('Save');
    expect(await template()).toMatchObject({
      description: 'Described by Hanna',
      name: expect.not.stringMatching('Mei'),
    });
    expect(inputsOf(dialog?.card)).toMatchObject({ name: 'Renamed by Mei', description: 'Before' });
    await press('Save');
    expect(await template()).toMatchObject({ description: 'Before', name: 'Renamed by Mei' });
  });

  it('is saved when nothing changed, with what was emptied emptied', async () => {
    failing = ['save-template'];
    await press('Save', { name: 'Renamed by Mei', description: '' });
    const { dialog } = await press('Back');
    expect(inputsOf(dialog?.card)).toMatchObject({ name: 'Renamed by Mei' });
    expect(inputsOf(dialog?.card).description).toBeUndefined();
    await press('Save');
    const { name, description } = await template();
    expect({ name, description }).toEqual({ name: 'Renamed by Mei', description: undefined });
  });
});

describe('O14 a draft, put back after a trouble', () => {
  const field = (key: string) => fieldOf(oneToOne, key);

  async function openPageWith(key: string): Promise<void> {
    for (let page = 0; ; page += 1) {
      const dialog = await openDialog(open, { type: 'open-answers', oneToOneId: oneToOne._id, page });
      if (JSON.stringify(dialog.card).includes(field(key))) return backTo(open, mei, dialog);
    }
  }

  async function save(key: string, value: string): Promise<void> {
    await openPageWith(key);
    await press('Save draft', { [field(key)]: value });
  }

  async function draft(): Promise<Draft | undefined> {
    const { parts } = await OneToOneModel.findById(oneToOne._id).orFail().lean<OneToOne>();
    return Object.values(parts.reviewee.drafts ?? {})[0];
  }

  it.each([
    ['moved', 'Typed in Teams', 'Saved on the phone'],
    ['off', '2026-12-24', '2026-12-31'],
  ])(
    'sets aside what another window saved meanwhile, which was never shown: %s',
    async (key, typed, saved) => {
      await openPageWith(key);
      failing = ['save-and-close'];
      await press('Save draft', { [field(key)]: typed });
      const failed = open.teams.snapshot().dialogs[asMei().user.id];
      await save(key, saved);
      open.teams.restore({ ...open.teams.snapshot(), dialogs: { [asMei().user.id]: failed } });
      const { dialog } = await press('Back');
      expect(inputsOf(dialog?.card)[field(key)]).toBe(typed);
      await press('Save draft');
      const { fields, aside } = (await draft()) ?? {};
      expect(fields?.[field(key)]?.value).toBe(typed);
      expect(aside?.[field(key)]).toMatchObject([{ value: saved }]);
    },
  );

  it('sets that aside on a page that is reached again by the first one, too', async () => {
    backTo(open, mei, await openDialog(open, { type: 'open-answers', oneToOneId: oneToOne._id, page: 0 }));
    await press('Next');
    const id = field('hours');
    failing = ['save-and-close'];
    await press('Save draft', { [id]: '7' });
    const failed = open.teams.snapshot().dialogs[asMei().user.id];
    const elsewhere = await openDialog(open, { type: 'open-answers', oneToOneId: oneToOne._id, page: 1 });
    backTo(open, mei, elsewhere);
    await press('Save draft', { [id]: '8' });
    open.teams.restore({ ...open.teams.snapshot(), dialogs: { [asMei().user.id]: failed } });
    await press('Back');
    const next = await press('Next');
    expect(inputsOf(next.dialog?.card)[id]).toBe(7);
    await press('Save draft');
    expect((await draft())?.aside?.[id]).toMatchObject([{ value: '8' }]);
  });

  it.each([
    ['moved', 'Old', (id: string) => ({ [id]: '' })],
    ['off', '2026-12-24', (id: string) => ({ [`${id}:clear`]: 'true' })],
    ['mood', '4', (id: string) => ({ [id]: 'tandem:clear' })],
    ['days', 'Tue,Wed', (id: string) => ({ [id]: 'tandem:clear' })],
  ])('leaves empty what was emptied: %s', async (key, old, empty) => {
    await save(key, old);
    await openPageWith(key);
    failing = ['save-and-close', 'save-and-close'];
    await press('Save draft', empty(field(key)));
    for (const _failed of [1, 2]) {
      const { dialog } = await press('Back');
      expect(inputsOf(dialog?.card)).toHaveProperty([field(key)], undefined);
      await press('Save draft');
    }
    expect((await draft())?.fields[field(key)]).toBeUndefined();
  });
});
