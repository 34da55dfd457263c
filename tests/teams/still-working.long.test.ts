import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Request } from '../../src/core/chat/reply.ts';
import { AppError } from '../../src/core/errors.ts';
import { handle } from '../../src/core/handle.ts';
import { AgendaPointModel } from '../../src/core/points/agenda-point.ts';
import { issueOpen, makeCompany } from '../support/small-company.ts';
import { makeTestCore } from '../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../support/test-database.ts';
import { nodesOf } from './card-words.ts';
import { backTo, mei, type OpenTandem, openDialog, openTandem } from './open-tandem.ts';

useTestDatabase();

const core = makeTestCore('2026-12-02T12:00:00Z');
let open: OpenTandem;
/** What happens the next times that something is done, in order; then it is simply done. */
let troubles: ((request: Request) => Promise<unknown>)[];

beforeEach(async () => {
  await clearDatabase();
  await makeCompany(core);
  const { _id: oneToOneId } = await issueOpen(core);
  troubles = [];
  open = await openTandem({
    core,
    reply: async (request) => {
      await troubles.shift()?.(request);
      return handle(core, request);
    },
  });
  await asMei().say('home');
  backTo(open, mei, await openDialog(open, { type: 'open-agenda-form', oneToOneId }));
});
afterEach(async () => {
  expect(open.teams.log.problems).toEqual([]);
  await open.close();
});

const asMei = () => open.teams.asUser(mei);
const text = 'Between us';

const takeLong = () => pause(2_800);
const fail = async () => {
  throw new AppError('unavailable', 'The database is away.');
};
const failAfterwards = async (request: Request) => {
  await handle(core, request);
  await fail();
};

const buttonsIn = (card: object | undefined) => nodesOf(card, 'Action.Submit').map(({ title }) => title);
const textIn = (card: object | undefined) => nodesOf(card, 'Input.Text').map(({ value }) => value);

async function press(action: string, inputs: Record<string, string> = {}) {
  const { dialog } = await asMei().pressInDialog({ action, inputs });
  return { buttons: buttonsIn(dialog?.card), texts: textIn(dialog?.card) };
}

const stored = async () => (await AgendaPointModel.find().lean()).map((point) => point.text);

describe('N7 what takes longer than Teams waits', () => {
  it.each([
    ['was done', [takeLong]],
    ['was not done', [() => takeLong().then(fail)]],
    ['takes long once more', [() => pause(6_000)]],
  ])('is done once when one looks again and it %s', async (_, all) => {
    troubles = all;
    expect(await press('Add', { text })).toEqual({ buttons: ['Look again'], texts: [] });
    let { buttons } = await press('Look again');
    while (buttons.includes('Look again')) ({ buttons } = await press('Look again'));
    expect(buttons).toContain('Add agenda point');
    expect(await stored()).toEqual([text]);
  });

  it('keeps what was typed where that fails in the end', async () => {
    troubles = [() => takeLong().then(fail), fail];
    expect((await press('Add', { text })).buttons).toEqual(['Look again']);
    expect((await press('Look again')).buttons).toEqual(['Back']);
    expect((await press('Back')).texts).toContain(text);
    await press('Add');
    expect(await stored()).toEqual([text]);
  });

  it('is opened with all that it came with', async () => {
    const activityId = asMei().see().messages[0]?.id ?? '';
    troubles = [takeLong];
    const { dialog } = await asMei().runCommand({ activityId, commandId: 'addToAgenda' });
    expect(buttonsIn(dialog?.card)).toEqual(['Look again']);
    expect((await press('Look again')).texts).toContain('home');
  });
});

it('N7 what was done in spite of a trouble is not done twice by the way back', async () => {
  troubles = [failAfterwards];
  await press('Add', { text });
  expect((await press('Back')).texts).toContain(text);
  await press('Add');
  expect(await stored()).toEqual([text]);
});
