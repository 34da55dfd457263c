import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { UserActionType } from '../../src/core/chat/user-action.ts';
import { AppError } from '../../src/core/errors.ts';
import { handle } from '../../src/core/handle.ts';
import { PersonModel } from '../../src/core/people/person.ts';
import { type Template, TemplateModel } from '../../src/core/templates/template.ts';
import { issueOpen, makeCompany } from '../support/small-company.ts';
import { makeTestCore } from '../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../support/test-database.ts';
import { nodesOf } from './card-words.ts';
import { backTo, mei, type OpenTandem, openDialog, openTandem } from './open-tandem.ts';

useTestDatabase();

const core = makeTestCore('2026-12-02T12:00:00Z');
let open: OpenTandem;
/** What fails the next time it is done. */
let failing: UserActionType[];

beforeEach(async () => {
  await clearDatabase();
  await makeCompany(core);
  await issueOpen(core);
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
