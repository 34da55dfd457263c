import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { passingRefusals } from '../../src/playground/teams/refusals.ts';
import { addPerson } from '../support/small-company.ts';
import { clearDatabase, useTestDatabase } from '../support/test-database.ts';
import { nodesOf, wordsOf } from './card-words.ts';
import { answersForm, lastOf, mei, noteCard, type OpenTandem, openTandem } from './open-tandem.ts';

useTestDatabase();

let open: OpenTandem;

beforeEach(async () => {
  await clearDatabase();
  await addPerson('Mei Tan');
  open = await openTandem({
    reply: ({ surface }) => ({ kind: 'show', view: surface === 'message' ? answersForm() : noteCard }),
  });
});
afterEach(async () => {
  jest.restoreAllMocks();
  await open.close();
});

const asMei = () => open.teams.asUser(mei);
const isRoster = ({ path }: { path: string }) => path.includes('/members');
const isWriting = ({ method }: { method: string }) => method === 'POST';

/** Presses "Add to 1-to-1 agenda" on a message of her own in her chat with Tandem. */
async function runCommand() {
  const activityId = asMei().see().messages[0]?.id ?? '';
  return asMei().runCommand({ activityId, commandId: 'addToAgenda' });
}

/** Somebody to whom Tandem has written without knowing who they are: nothing they press is linked yet. */
async function neverMet() {
  const stop = open.teams.refusals.refuse({ status: 503, code: 'ServiceUnavailable' }, isRoster);
  await asMei().say('home');
  stop();
}

const unlinked: [name: string, trouble: () => () => void][] = [
  ['never says it', () => open.teams.slowness.slow({}, isRoster)],
  ...Object.entries(passingRefusals).map(([name, refusal]): [string, () => () => void] => [
    `refuses with ${name}`,
    () => open.teams.refusals.refuse(refusal, isRoster),
  ]),
];

describe.each(unlinked)('while Teams %s, who somebody is', (_, trouble) => {
  it('is not waited for by whoever presses', async () => {
    await neverMet();
    const stop = trouble();
    const { dialog } = await runCommand();
    expect(wordsOf(dialog?.card)).toBe('Teams did not tell us in time who you are. Please press again.');
    expect(open.asked).toEqual([]);
    stop();
    expect(nodesOf((await runCommand()).dialog?.card, 'Input.Text')).toMatchObject([{ id: 'moved' }]);
  });

  it('is not waited for by whoever writes', async () => {
    const stop = trouble();
    await asMei().say('home');
    stop();
    expect(lastOf(asMei().see()).text).toMatch(/^Teams did not tell us in time who you are\./);
    expect(open.asked).toEqual([]);
  });
});

it('a call that Teams never answers is waited for two seconds in front of people, and longer by the outbox', async () => {
  const patience = jest.spyOn(AbortSignal, 'timeout');
  const stop = open.teams.slowness.slow({}, (call) => isRoster(call) || isWriting(call));
  await asMei().say('home');
  const waits = patience.mock.calls.map(([ms]) => ms).filter((ms) => ms !== 15_000);
  expect(waits).toEqual([2000, 2000]);
  stop();
});

it('the channels of a team are not waited for longer than that', async () => {
  const patience = jest.spyOn(AbortSignal, 'timeout');
  await asMei().uninstallFromTeam('Engineering');
  patience.mockClear();
  open.teams.slowness.slowNext({}, { when: ({ path }) => path.startsWith('/v3/teams/') });
  await asMei().installInTeam('Engineering');
  const waits = patience.mock.calls.map(([ms]) => ms).filter((ms) => ms !== 15_000);
  expect(waits).toContain(2000);
  expect(Math.max(...waits)).toBe(2000);
});
