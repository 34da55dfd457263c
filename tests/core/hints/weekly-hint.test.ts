import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Reply } from '../../../src/core/chat/reply.ts';
import { ShownHintModel } from '../../../src/core/hints/shown-hint.ts';
import { type OneToOne, OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { type Person, PersonModel } from '../../../src/core/people/person.ts';
import { isoDate } from '../../../src/core/time/iso-date.ts';
import { beginWithOpen } from '../../support/begin-with.ts';
import { buttonIn, buttonsIn } from '../../support/shown-words.ts';
import { act, type Company, issueOpen } from '../../support/small-company.ts';
import { makeTestCore, type TestCore } from '../../support/test-core.ts';
import { useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();

let core: TestCore;
let company: Company;
let oneToOne: OneToOne;

beforeEach(async () => {
  core = makeTestCore('2026-12-02T10:00:00Z');
  ({ company, oneToOne } = await beginWithOpen(core));
});

const hubOf = (actor: Person): Promise<Reply> => act(core, actor, { type: 'open-home' });

/** The sentence of the hint on somebody's hub. */
async function hintOf(actor: Person): Promise<string | undefined> {
  const reply = await hubOf(actor);
  if (reply.kind !== 'show') throw new Error('no hub');
  const item = reply.view.body.find(
    (element) => element.kind === 'item' && element.detail?.startsWith('A hint') === true,
  );
  return item?.kind === 'item' ? String(item.text) : undefined;
}

const finalise = () => act(core, company.hr, { type: 'finalise', oneToOneId: oneToOne._id });

const addPoint = (actor: Person, text: string, topic?: string) =>
  act(core, actor, { type: 'add-agenda-point', oneToOneId: oneToOne._id }, { text, ...(topic && { topic }) });

/** Finalises, and goes on to the Wednesday of the week that many weeks later. */
async function finaliseAndGoOn(weeks = 1): Promise<void> {
  await finalise();
  const then = new Date(core.clock.now().getTime() + weeks * 7 * 86_400_000);
  core.turnTo(then.toISOString());
  oneToOne = await issueOpen(core);
}

describe('the hint of the week', () => {
  it('H2 is nothing while all is well, and never on the reviewee’s or anybody else’s hub', async () => {
    expect(await hintOf(company.reviewer)).toBeUndefined();
    for (let week = 0; week < 3; week += 1) await finaliseAndGoOn();
    expect(await hintOf(company.reviewer)).toContain('It is their time');
    for (const other of [company.reviewee, company.hr, company.colleague]) {
      expect(await hintOf(other)).toBeUndefined();
    }
  });

  it('H2 "their time" goes when the reviewee adds a point, and no other takes its place that week', async () => {
    for (let week = 0; week < 3; week += 1) await finaliseAndGoOn();
    await addPoint(company.reviewer, 'Mine');
    expect(await hintOf(company.reviewer)).toContain('It is their time');
    await addPoint(company.reviewee, 'Theirs');
    expect(await hintOf(company.reviewer)).toBeUndefined();
    await OneToOneModel.updateMany({}, { $set: { questions: statusQuestions } });
    expect(await hintOf(company.reviewer)).toBeUndefined();
    core.turnTo('2026-12-28T10:00:00Z');
    expect(await hintOf(company.reviewer)).toContain('longer since your last 1-to-1');
  });

  it('H2 is the same all week and rests for four weeks', async () => {
    await OneToOneModel.updateMany({}, { $set: { questions: statusQuestions } });
    expect(await hintOf(company.reviewer)).toContain('ask for facts only');
    core.turnTo('2026-12-06T23:00:00Z');
    expect(await hintOf(company.reviewer)).toContain('ask for facts only');
    expect(await ShownHintModel.find().lean()).toMatchObject([
      { personId: company.reviewer._id, kind: 'only-status', weekOf: '2026-11-30' },
    ]);
    core.turnTo('2026-12-07T10:00:00Z');
    expect(await hintOf(company.reviewer)).toBeUndefined();
    core.turnTo('2026-12-28T10:00:00Z');
    expect(await hintOf(company.reviewer)).toContain('ask for facts only');
  });

  it('H2 is at most one a week, also when the hub is opened twice at once', async () => {
    await OneToOneModel.updateMany({}, { $set: { questions: statusQuestions } });
    await Promise.all([hubOf(company.reviewer), hubOf(company.reviewer), hubOf(company.reviewer)]);
    expect(await ShownHintModel.countDocuments()).toBe(1);
  });

  it('H2 has an off switch per kind, which can be turned on again', async () => {
    await OneToOneModel.updateMany({}, { $set: { questions: statusQuestions } });
    const off = buttonIn(await hubOf(company.reviewer), 'Turn off such hints');
    const card = await act(core, company.reviewer, off.action);
    expect(await hintOf(company.reviewer)).toBeUndefined();
    core.turnTo('2027-01-13T10:00:00Z');
    expect(await hintOf(company.reviewer)).toBeUndefined();
    expect(buttonsIn(card).filter(({ label }) => label === 'Turn off')).toHaveLength(5);
    await act(core, company.reviewer, buttonIn(card, 'Turn on').action);
    core.turnTo('2027-01-20T10:00:00Z');
    expect(await hintOf(company.reviewer)).toContain('ask for facts only');
  });

  it('H2 says so when two in a row were skipped', async () => {
    const away = [{ from: isoDate('2026-12-08'), until: isoDate('2026-12-22') }];
    await finalise();
    await PersonModel.updateOne({ _id: company.reviewee._id }, { $set: { absences: away } });
    for (const moment of ['2026-12-09T10:00:00Z', '2026-12-16T10:00:00Z']) {
      core.turnTo(moment);
      await issueOpen(core).catch(() => undefined);
    }
    expect(await OneToOneModel.countDocuments({ status: 'skipped' })).toBe(2);
    expect(await hintOf(company.reviewer)).toBeUndefined();
    core.turnTo('2026-12-23T10:00:00Z');
    await issueOpen(core);
    expect(await hintOf(company.reviewer)).toContain('The last two 1-to-1s with Mei Tan were skipped');
  });

  it('H2 says so when two in a row were missed because nothing ran', async () => {
    await finaliseAndGoOn(4);
    expect(oneToOne.occurrence).toBe(4);
    expect(await hintOf(company.reviewer)).toContain('were skipped, missed');
  });

  it('H2 says so when the last one is longer ago than the interval', async () => {
    await finaliseAndGoOn();
    expect(await hintOf(company.reviewer)).toBeUndefined();
    core.turnTo('2026-12-10T10:00:00Z');
    expect(await hintOf(company.reviewer)).toContain('longer since your last 1-to-1 with Mei Tan');
  });

  it('H2 says so when a point is carried four times, without its words', async () => {
    await addPoint(company.reviewee, 'The budget');
    for (let week = 0; week < 3; week += 1) await finaliseAndGoOn();
    expect(await hintOf(company.reviewer)).toBeUndefined();
    await finaliseAndGoOn();
    const hint = await hintOf(company.reviewer);
    expect(hint).toContain('carried four times');
    expect(hint).not.toContain('budget');
  });

  it('H2 says so when no praise, development or feedback was a topic for a quarter', async () => {
    await addPoint(company.reviewee, 'Thank you', 'praise');
    await addPoint(company.reviewee, 'The build', 'blocker');
    for (let week = 0; week < 12; week += 1) {
      await addPoint(company.reviewee, `Week ${week}`);
      await finaliseAndGoOn();
    }
    await act(core, company.reviewer, {
      type: 'switch-hint',
      kind: 'carried-often',
      isOn: false,
    });
    expect(core.clock.now()).toEqual(new Date('2027-02-24T10:00:00Z'));
    expect(await hintOf(company.reviewer)).toBeUndefined();
    await addPoint(company.reviewee, 'Still here');
    await finaliseAndGoOn();
    expect(await hintOf(company.reviewer)).toContain('No praise, development or feedback');
  });
});

const statusQuestions = [
  { id: 's_done', key: 'done', type: 'number', prompt: 'Tickets?', askedTo: 'reviewee', setName: 'S' },
];
