import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { handle } from '../../src/core/handle.ts';
import { HomeModel } from '../../src/core/homes/home.ts';
import type { OneToOne } from '../../src/core/one-to-ones/one-to-one.ts';
import { type Person, PersonModel } from '../../src/core/people/person.ts';
import { createSweeper } from '../../src/jobs/sweeper.ts';
import { eventually } from '../support/eventually.ts';
import { act, fieldOf } from '../support/small-company.ts';
import type { TestCore } from '../support/test-core.ts';
import { useTestDatabase } from '../support/test-database.ts';
import { beginWithAccounts, meiId, type SlackWorld, startSlackWorld, tomaszId } from './slack-world.ts';

useTestDatabase();

let world: SlackWorld;
let core: TestCore;
let oneToOne: OneToOne;
let mei: Person;
let tomasz: Person;

beforeEach(async () => {
  world = await startSlackWorld({ handle });
  core = world.core;
  const begun = await beginWithAccounts(core);
  oneToOne = begun.oneToOne;
  mei = begun.company.reviewee;
  tomasz = begun.company.reviewer;
  await sweep();
});

afterEach(() => world.stop());

const observer = { onSwept: () => {}, onSweepFailed: () => {} };
const sweeperOf = (messenger = world.slack.messenger) =>
  createSweeper(core, { messengers: [messenger] }, observer);
const sweep = () => sweeperOf().sweepUntilQuiet();
const drawings = (userId: string) =>
  world.workspace.log.all.filter(({ method, body }) => method === 'views.publish' && body.user_id === userId);

async function openHome(userId: string): Promise<void> {
  const before = drawings(userId).length;
  await world.workspace.asUser(userId).openHome();
  await eventually(() => drawings(userId).length > before);
  // What it shows is noted after Slack has taken it.
  await eventually(async () => {
    const home = await HomeModel.findById((userId === meiId ? mei : tomasz)._id).lean();
    return home?.openedAt.getTime() === core.clock.now().getTime();
  });
}

/** How often somebody's Home tab is drawn because of what is done. */
async function drawnBy(userId: string, deed: () => Promise<unknown>): Promise<number> {
  const before = drawings(userId).length;
  await deed();
  await sweep();
  return drawings(userId).length - before;
}

const about = () => ({ oneToOneId: oneToOne._id });
const share = () =>
  act(
    core,
    mei,
    { type: 'share-answers', ...about() },
    {
      [fieldOf(oneToOne, 'mood')]: '4',
      [fieldOf(oneToOne, 'plate')]: '3',
    },
  );
const archive = () => act(core, tomasz, { type: 'archive-one-to-one', ...about() });
const restore = () => act(core, tomasz, { type: 'restore-one-to-one', ...about() });

/** The core's clock goes on from where it is. */
const pass = (seconds: number) =>
  core.turnTo(new Date(core.clock.now().getTime() + seconds * 1000).toISOString());

describe('a Home tab', () => {
  it('N9 is drawn anew, once, when the other shares', async () => {
    await openHome(tomaszId);
    expect(await drawnBy(tomaszId, share)).toBe(1);
    pass(600);
    expect(await drawnBy(tomaszId, async () => undefined)).toBe(0);
  });

  it('N9 is drawn anew when the other archives and restores', async () => {
    await openHome(meiId);
    expect(await drawnBy(meiId, archive)).toBe(1);
    pass(61);
    expect(await drawnBy(meiId, restore)).toBe(1);
  });

  it('N9 is drawn at once, and once more after a minute, however much happens in it', async () => {
    await openHome(meiId);
    expect(await drawnBy(meiId, archive)).toBe(1);
    for (let step = 0; step < 9; step += 1) {
      pass(5);
      expect(await drawnBy(meiId, step % 2 === 0 ? restore : archive)).toBe(0);
    }
    pass(16);
    expect(await drawnBy(meiId, async () => undefined)).toBe(1);
    pass(120);
    expect(await drawnBy(meiId, async () => undefined)).toBe(0);
  });

  it('N9 of somebody who never opened it is not drawn', async () => {
    expect(await drawnBy(tomaszId, share)).toBe(0);
    expect(await drawnBy(meiId, archive)).toBe(0);
  });

  it('N9 that shows nothing else is not drawn', async () => {
    await openHome(tomaszId);
    await share();
    await sweep();
    pass(120);
    expect(await drawnBy(tomaszId, share)).toBe(0);
  });

  it('N9 that was opened weeks ago is not drawn until it is opened again', async () => {
    await openHome(meiId);
    pass(29 * 86_400);
    expect(await drawnBy(meiId, archive)).toBe(0);
    await openHome(meiId);
    expect(await drawnBy(meiId, restore)).toBe(1);
  });

  it('is drawn for what its owner did elsewhere than in Slack, and by nobody twice', async () => {
    await openHome(tomaszId);
    expect(
      await drawnBy(tomaszId, () =>
        act(core, tomasz, { type: 'archive-one-to-one', ...about() }, {}, { from: 'teams' }),
      ),
    ).toBe(1);
  });

  it('N7 is drawn once by two copies that sweep at the same moment', async () => {
    await openHome(tomaszId);
    const both = () => Promise.all([sweep(), sweep()]);
    expect(await drawnBy(tomaszId, () => share().then(both))).toBe(1);
  });

  it('N7 is still drawn when a copy was killed before it had drawn it', async () => {
    await openHome(tomaszId);
    const { messenger } = world.slack;
    let isBegun = false;
    const draw = () => {
      isBegun = true;
      return new Promise<void>(() => {});
    };
    const dying = { ...messenger, homeTabs: { limit: { key: 'slack:home-tabs', windows: [] }, draw } };
    await share();
    void sweeperOf(dying as typeof messenger).sweep('draw-homes' as never);
    await eventually(() => isBegun);
    pass(61);
    expect(await drawnBy(tomaszId, async () => undefined)).toBe(1);
  });

  it('is drawn later when Slack says that it is too much, and when Slack fails', async () => {
    await openHome(tomaszId);
    world.workspace.failNext('views.publish', 'ratelimited');
    expect(await drawnBy(tomaszId, share)).toBe(1);
    pass(61);
    expect(await drawnBy(tomaszId, async () => undefined)).toBe(1);
    pass(61);
    expect(await drawnBy(tomaszId, async () => undefined)).toBe(0);
  });

  it('keeps messages waiting for nothing: they go out when no Home tab can be drawn', async () => {
    await openHome(tomaszId);
    world.workspace.failNext('views.publish', 'internal_error');
    await share();
    await sweep();
    const sent = world.workspace.log.all.filter(({ method }) => method === 'chat.postMessage');
    expect(sent.length).toBeGreaterThan(0);
  });

  it('of somebody who left is not drawn', async () => {
    await openHome(tomaszId);
    await PersonModel.updateOne({ _id: tomasz._id }, { $set: { isActive: false } });
    expect(await drawnBy(tomaszId, share)).toBe(0);
  });
});
