import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CycleModel } from '../../src/core/cycles/cycle.ts';
import { handle } from '../../src/core/handle.ts';
import { deliverOutbox } from '../../src/core/notices/deliver-outbox.ts';
import { OneToOneModel } from '../../src/core/one-to-ones/one-to-one.ts';
import { PersonModel } from '../../src/core/people/person.ts';
import { TemplateModel } from '../../src/core/templates/template.ts';
import { eventually } from '../support/eventually.ts';
import { useTestDatabase } from '../support/test-database.ts';
import {
  beginWithAccounts,
  meiId,
  type SlackWorld,
  startSlackWorld,
  tomaszId,
  wordsIn,
} from './slack-world.ts';

useTestDatabase();

let world: SlackWorld;
let oneToOneId: string;

beforeEach(async () => {
  world = await startSlackWorld({ handle });
  ({
    oneToOne: { _id: oneToOneId },
  } = await beginWithAccounts(world.core));
  await deliverOutbox(world.core, { messengers: [world.slack.messenger] });
});

afterEach(() => world.stop());

const as = (userId: string) => world.workspace.asUser(userId);
const modalOf = (userId: string) => as(userId).see().modal?.view;

async function until(userId: string, words: string): Promise<void> {
  await eventually(() => wordsIn(modalOf(userId)?.blocks).includes(words));
}

async function openMeetingForm(userId: string): Promise<void> {
  const conversation = as(userId)
    .see()
    .conversations.find(({ is_im }) => is_im);
  const ts = conversation?.messages.at(-1)?.ts ?? '';
  await as(userId).press({ in: 'message', channel: conversation?.id ?? '', ts }, { label: 'Open' });
  await until(userId, 'Agenda');
  await as(userId).press({ in: 'modal' }, { label: 'Set meeting time' });
  await eventually(() => modalOf(userId)?.title.text === 'Meeting time');
}

async function fillIn(userId: string, values: Record<string, string>): Promise<void> {
  for (const [block_id, value] of Object.entries(values)) await as(userId).fill({ block_id }, value);
  await as(userId).submit();
}

const meetingAt = async () => (await OneToOneModel.findById(oneToOneId).orFail().lean()).meetingAt;

it('O14 a meeting time is not written over by whoever opened the form before, and what they typed is kept', async () => {
  await openMeetingForm(meiId);
  await openMeetingForm(tomaszId);
  await fillIn(meiId, { day: '2026-12-03', time: '14:30' });
  await until(meiId, 'You meet');

  await fillIn(tomaszId, { day: '2026-12-03', time: '09:00' });
  await eventually(() => /You meet|while you had it open/.test(wordsIn(modalOf(tomaszId)?.blocks)));
  expect(await meetingAt()).toEqual(new Date('2026-12-03T14:30:00Z'));
  expect(modalOf(tomaszId)?.state.values).toMatchObject({
    day: { 'answer:day': { selected_date: '2026-12-03' } },
    time: { 'answer:time': { value: '09:00' } },
  });
  expect(wordsIn(modalOf(tomaszId)?.blocks)).toContain('Stored now: 14:30');

  await as(tomaszId).submit();
  await until(tomaszId, 'You meet');
  expect(await meetingAt()).toEqual(new Date('2026-12-03T09:00:00Z'));
});

describe('an edit form of whose untouched fields Slack does not tell, as after an update', () => {
  beforeEach(async () => {
    world.workspace.workspace.forgets = true;
    await PersonModel.updateOne({ name: 'Tomasz Wojcik' }, { role: 'hr' });
  });

  /** Presses these one after the other, from the hub on, each with the title of what it leads to. */
  async function goTo(...steps: [label: string, then: string][]): Promise<void> {
    await as(tomaszId).openHome();
    await eventually(() => as(tomaszId).see().home ?? false);
    for (const [index, [label, then]] of steps.entries()) {
      await as(tomaszId).press({ in: index === 0 ? 'home' : 'modal' }, { label });
      await untilTitle(then);
    }
  }

  async function untilTitle(title: string): Promise<void> {
    await eventually(() => modalOf(tomaszId)?.title.text === title);
  }

  /** What Slack told of the form that was sent. */
  function toldOf(): string[] {
    const [{ body } = { body: undefined }] = world.workspace.log.find('view_submission');
    return Object.keys((body as { view: { state: { values: object } } }).view.state.values);
  }

  it('changes nothing of a template but its name', async () => {
    const more = {
      description: 'What we talk about',
      deadlines: { revieweeBy: 1, reviewerBy: 3, finaliseBy: 5 },
    };
    await TemplateModel.updateOne({}, { ...more, panels: ['tasks'], visibleTo: 'pair' });
    const before = await TemplateModel.findOne().orFail().lean();
    await goTo(
      ['Set up', 'Set up 1-to-1s'],
      ['Templates', 'Templates'],
      ['Open', 'Template'],
      ['Edit', 'Edit template'],
    );
    await fillIn(tomaszId, { name: 'Another name' });
    await untilTitle('Template');
    expect(toldOf()).toEqual(['name']);
    expect(await TemplateModel.findOne().lean()).toEqual({ ...before, name: 'Another name' });
  });

  it('changes nothing of a cycle but its name', async () => {
    await CycleModel.updateOne(
      {},
      {
        status: 'draft',
        issuedOccurrences: [],
        $unset: { firstIssuedAt: 1, startedAt: 1, nextIssueAt: 1, lookedUntilAt: 1, lookedChange: 1 },
      },
    );
    const before = await CycleModel.findOne().orFail().lean();
    await goTo(['Set up', 'Set up 1-to-1s'], ['Cycles', 'Cycles'], ['Open', 'Cycle'], ['Edit', 'Edit cycle']);
    await fillIn(tomaszId, { name: 'Another name' });
    await untilTitle('Cycle');
    expect(toldOf()).toEqual(['name']);
    const revision = before.revision + 1;
    expect(await CycleModel.findOne().lean()).toEqual({ ...before, name: 'Another name', revision });
  });

  it('changes nothing of preferences but what was touched, and empties what was emptied', async () => {
    const quietHours = { from: '18:00', until: '08:30' };
    await PersonModel.updateOne(
      { name: 'Tomasz Wojcik' },
      { preferences: { quietHours, reminderLeadDays: 3 } },
    );
    await goTo(['Settings', 'Settings'], ['My preferences', 'My preferences']);
    await fillIn(tomaszId, { leadDays: '' });
    await untilTitle('Settings');
    expect(toldOf()).toEqual(['leadDays']);
    const { preferences } = await PersonModel.findOne({ name: 'Tomasz Wojcik' }).orFail().lean();
    expect(preferences).toEqual({ quietHours });
  });
});
