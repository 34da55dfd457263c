import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Card } from '../../../src/core/chat/view.ts';
import type { Person } from '../../../src/core/people/person.ts';
import { act } from '../../support/small-company.ts';
import { makeTestCore } from '../../support/test-core.ts';
import { useTestDatabase } from '../../support/test-database.ts';
import { RemindedCompany } from './reminded-company.ts';

useTestDatabase();

let told: RemindedCompany;
let mei: Person;
let tomasz: Person;

beforeEach(async () => {
  told = await RemindedCompany.make(makeTestCore('2026-12-01T09:00:00Z'));
  mei = told.company.reviewee;
  tomasz = told.company.reviewer;
});

const isReminder = ({ card }: { card: Card }) =>
  ['Waiting for you', 'All done', 'Done for now'].includes(card.title);
const toMei = ({ account }: { account: string }) => account === 'Mei';
const sentToMei = () => told.slack.sends.filter(isReminder).filter(toMei);
const drawnForMei = () => told.slack.updates.filter(isReminder).filter(toMei);
const giveAction = (text: string, dueOn: string) =>
  act(told.core, tomasz, { type: 'add-action-point', ...told.id }, { text, owner: mei._id, dueOn });
const standingForMei = () => told.slack.standing('Mei').filter((card) => isReminder({ card }));
const wordsOf = (card: Card | undefined) => JSON.stringify(card) ?? '';

describe('the reminder that stands in a chat', () => {
  it('N3 arrives as a new message each time, and the one before it is taken away', async () => {
    await told.mornings('2026-12-08', '2026-12-11');
    expect(
      sentToMei().map(({ card }) => /due in 2 days|due today|1 day late/.exec(wordsOf(card))?.[0]),
    ).toEqual(['due in 2 days', 'due today', '1 day late']);
    expect(drawnForMei()).toEqual([]);
    expect(standingForMei()).toEqual([sentToMei().at(-1)?.card]);
  });

  it('N3 says that all is done once it is, and the next one is a message of its own', async () => {
    await told.mornings('2026-12-08', '2026-12-08');
    await told.share(mei);
    await told.deliver();
    expect(drawnForMei().map(({ card }) => card.title)).toEqual(['All done']);
    await giveAction('Book it', '2026-12-09');
    await told.mornings('2026-12-09', '2026-12-10');
    expect(sentToMei().map(({ card }) => card.summary)).toEqual([
      'Waiting for you: your 1-to-1 with Tomasz Wojcik, due in 2 days.',
      'An action point of yours is overdue.',
    ]);
    expect(drawnForMei()).toHaveLength(1);
    expect(standingForMei()).toEqual([sentToMei().at(-1)?.card]);
  });

  it('N3 says so when it is put off, and comes back as a message of its own', async () => {
    await told.mornings('2026-12-08', '2026-12-08');
    await act(told.core, mei, { type: 'snooze-reminders', ...told.id, days: 1 });
    await told.deliver();
    expect(wordsOf(drawnForMei()[0]?.card)).toContain('comes back on Wed 9 Dec');
    await told.mornings('2026-12-09', '2026-12-10');
    expect(sentToMei()).toHaveLength(3);
    expect(drawnForMei()).toHaveLength(1);
    expect(standingForMei()).toEqual([sentToMei().at(-1)?.card]);
  });

  it.each([
    ['finalised', () => act(told.core, told.company.hr, { type: 'finalise', ...told.id })],
    ['archived', () => act(told.core, told.company.hr, { type: 'archive-one-to-one', ...told.id })],
    ['handed over', () => handOver()],
  ])('N3 N4 is drawn again for everybody when the 1-to-1 is %s', async (_, change) => {
    await told.mornings('2026-12-08', '2026-12-11');
    told.slack.updates.length = 0;
    await change();
    await told.deliver();
    const drawn = told.slack.updates
      .filter(isReminder)
      .map(({ account, card }) => `${account}: ${card.title}`);
    expect(drawn).toContain('Tomasz: All done');
  });

  it('N3 is drawn again for the owner of an action point that is ticked, and says no more of it', async () => {
    await giveAction('Book it', '2026-12-07');
    await told.mornings('2026-12-08', '2026-12-08');
    const button = JSON.stringify(sentToMei()[0]?.card).match(
      /"tick-action-point".*?"actionPointId":"(\w+)"/,
    );
    await act(told.core, mei, { type: 'tick-action-point', ...told.id, actionPointId: button?.[1] ?? '' });
    await told.deliver();
    expect(wordsOf(sentToMei()[0]?.card)).toContain('Book it');
    expect(drawnForMei().map(({ card }) => [card.title, wordsOf(card).includes('Book it')])).toEqual([
      ['Waiting for you', false],
    ]);
  });

  it('N3 changes on its way when what it says does', async () => {
    const { onTheWay } = told.slack;
    told.slack.onTheWay = async (account) => {
      told.slack.onTheWay = onTheWay;
      if (account === 'Mei') await told.share(mei);
    };
    await told.mornings('2026-12-08', '2026-12-08');
    expect(sentToMei()).toHaveLength(1);
    expect(drawnForMei().map(({ card }) => card.title)).toEqual(['All done']);
  });

  it('N1 N3 shows names and days in notifications, and nothing that anybody wrote', async () => {
    await giveAction('marker-action', '2026-12-07');
    await act(told.core, mei, { type: 'add-agenda-point', ...told.id }, { text: 'marker-point' });
    await act(
      told.core,
      tomasz,
      { type: 'add-note', ...told.id },
      { text: 'marker-note', visibility: 'private' },
    );
    await told.mornings('2026-12-08', '2026-12-11');
    const cards = [...told.slack.sends, ...told.slack.updates].filter(isReminder).map(({ card }) => card);
    expect(cards.length).toBeGreaterThan(3);
    expect(cards.map(({ summary }) => summary).join()).not.toContain('marker');
    expect(JSON.stringify(cards)).not.toMatch(/marker-(point|note)/);
    expect(cards[0]?.summary).toBe(
      '2 things wait for you, first your 1-to-1 with Tomasz Wojcik, due in 2 days.',
    );
  });

  it('N2 has a button for each thing that its reader has to do', async () => {
    await told.mornings('2026-12-14', '2026-12-14');
    const [card] = told.slack.sends.filter(isReminder).filter(({ account }) => account === 'Tomasz');
    const words = wordsOf(card?.card);
    expect(words).toContain(
      'Answer and share by Fri 11 Dec: 3 days late · Finalise by Tue 15 Dec: due tomorrow',
    );
    expect(
      [...words.matchAll(/"label":"(\w+)","action":\{"type":"([\w-]+)"/g)].map(([, label, type]) => [
        label,
        type,
      ]),
    ).toEqual([
      ['Answer', 'open-answers'],
      ['Finalise', 'open-finalise'],
      ['Open', 'open-one-to-one'],
      ['Later', 'open-reminders'],
    ]);
  });
});

async function handOver(): Promise<unknown> {
  return act(told.core, told.company.hr, { type: 'reassign', ...told.id, toId: told.company.colleague._id });
}
