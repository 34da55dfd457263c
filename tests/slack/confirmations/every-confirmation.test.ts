import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { UserAction } from '../../../src/core/chat/user-action.ts';
import { handle } from '../../../src/core/handle.ts';
import { type Person, PersonModel } from '../../../src/core/people/person.ts';
import { changeTries } from '../../core/who-may-do-what/change-tries.ts';
import { companyTries } from '../../core/who-may-do-what/company-tries.ts';
import { cycleTries } from '../../core/who-may-do-what/cycle-tries.ts';
import type { Kind } from '../../core/who-may-do-what/kinds.ts';
import { partTries } from '../../core/who-may-do-what/part-tries.ts';
import { agendaPointOf, makeScene, type Scene } from '../../core/who-may-do-what/scene.ts';
import { setTries } from '../../core/who-may-do-what/set-tries.ts';
import { stepTries } from '../../core/who-may-do-what/step-tries.ts';
import { templateTries } from '../../core/who-may-do-what/template-tries.ts';
import { cycleId } from '../../core/who-may-do-what/tried-cycle.ts';
import type { Try } from '../../core/who-may-do-what/try-out.ts';
import { beginWith } from '../../support/begin-with.ts';
import { eventually } from '../../support/eventually.ts';
import { useTestDatabase } from '../../support/test-database.ts';
import { cardWith } from '../sample-views.ts';
import { meiId, type SlackWorld, startSlackWorld, wordsIn } from '../slack-world.ts';
import { isAsking, pressWhatDoes } from './asking.ts';

useTestDatabase();

let scene: Scene;
let world: SlackWorld;

beforeAll(async () => {
  await begin();
  world = await startSlackWorld({ handle, core: scene.core });
});

beforeEach(begin);

afterEach(async () => {
  if (modal()) await visitor().close({ all: true });
});

afterAll(() => world.stop());

async function begin(): Promise<void> {
  const made = await beginWith('a company full of what can be taken back', async () => {
    const { core, ...rest } = await makeScene();
    scene = { core, ...rest };
    return rest;
  });
  scene = { core: scene.core, ...made };
}

const visitor = () => world.workspace.asUser(meiId);
const modal = () => visitor().see().modal;

const all = {
  ...changeTries,
  ...companyTries,
  ...cycleTries,
  ...partTries,
  ...setTries,
  ...stepTries,
  ...templateTries,
};

const openOneToOne = (tab?: 'agenda' | 'notes') => (): UserAction => ({
  type: 'open-one-to-one',
  oneToOneId: scene.open._id,
  ...(tab && { tab }),
});
const openSet = (): UserAction => ({ type: 'open-question-set', questionSetId: 'tried-set' });

/** Everything that a page of Tandem asks about first: how it is made ready, who does it, and on which page. */
const deeds: [name: string, kind: Kind, page: () => UserAction | Promise<UserAction>][] = [
  ["start-cycle: one's own", 'HR', () => ({ type: 'preview-cycle', cycleId })],
  ["end-cycle: one's own", 'HR', () => ({ type: 'open-cycle', cycleId })],
  ["archive-cycle: one's own", 'HR', () => ({ type: 'open-cycle', cycleId })],
  ['archive-one-to-one', 'HR', () => ({ type: 'open-one-to-one', oneToOneId: scene.finalised._id })],
  ["delete-agenda-point: one's own", 'reviewee', openOneToOne('agenda')],
  [
    "delete-comment: one's own",
    'reviewee',
    async () => ({
      type: 'open-point',
      oneToOneId: scene.open._id,
      point: 'agenda-point',
      pointId: (await agendaPointOf('reviewee'))._id,
    }),
  ],
  ["delete-note: a public one of one's own", 'reviewee', openOneToOne('notes')],
  ["delete-my-note: one's own", 'reviewee', () => ({ type: 'list-my-notes' })],
  ["remove-question: one's own", 'HR', openSet],
  ["delete-question-set: one's own", 'HR', openSet],
  ["delete-template: one's own", 'HR', () => ({ type: 'open-template', templateId: 'tried-template' })],
  [
    'end-absence: of the reviewee',
    'HR',
    () => ({ type: 'open-absences', personId: scene.people.reviewee._id }),
  ],
  ['send-all-again', 'owner', () => ({ type: 'list-undelivered' })],
  ['send-everything-again', 'owner', () => ({ type: 'list-undelivered' })],
  ['release-history', 'reviewee', openOneToOne()],
];

async function openPage(actor: Person, action: UserAction): Promise<string> {
  const slack = { userId: meiId, teamId: 'T0ACME' };
  // Everybody else has one too: what is still on its way from the test before links the visitor to nobody by e-mail.
  await PersonModel.updateMany(
    { _id: { $ne: actor._id } },
    [{ $set: { slack: { userId: { $concat: ['U-', '$_id'] }, teamId: slack.teamId } } }],
    { updatePipeline: true },
  );
  await PersonModel.updateOne({ _id: actor._id }, { $set: { slack } });
  const card = cardWith('A page', { label: 'Open', action });
  const sent = await world.slack.messenger.send({ ...actor, slack }, card);
  const message = { in: 'message', channel: sent.conversationId, ts: sent.messageId } as const;
  await visitor().press(message, { label: 'Open' });
  return (await eventually(() => modal() ?? false)).view.id;
}

async function madeReady(name: string, kind: Kind): Promise<{ actor: Person; attempt: Try }> {
  const actor = scene.people[kind];
  const make = all[name as keyof typeof all];
  if (make === undefined) throw new Error(`nobody says how "${name}" is done`);
  return { actor, attempt: await make(scene, actor, kind) };
}

describe('in a modal a page asks before', () => {
  it.each(deeds)('%s, and it is done by whoever says yes', async (name, kind, page) => {
    const { actor, attempt } = await madeReady(name, kind);
    const hasHappened = () => attempt.happened('', { kind: 'nothing' });
    const pageId = await openPage(actor, await page());
    const before = wordsIn(modal()?.view.blocks);

    await pressWhatDoes(visitor(), attempt.action);
    expect(isAsking(modal(), pageId)).toBe(true);
    expect(await hasHappened()).toBe(false);
    await visitor().close();
    expect([modal()?.view.id, wordsIn(modal()?.view.blocks)]).toEqual([pageId, before]);
    expect(await hasHappened()).toBe(false);

    await pressWhatDoes(visitor(), attempt.action);
    expect(isAsking(modal(), pageId)).toBe(true);
    await visitor().submit();
    await eventually(hasHappened);
    await eventually(() => modal()?.view.id === pageId && wordsIn(modal()?.view.blocks) !== before);
    expect(visitor().see().toasts).toEqual([]);
  });
});
