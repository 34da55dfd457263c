import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { addDays, format, parseISO } from 'date-fns';
import type { Locator } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import { type Browser, openBrowser } from './browser.ts';
import { type OrganisationClock, organisationClock } from './organisation-clock.ts';
import { type Pane, slackPane, teamsPane } from './pane.ts';
import { type RunningApp, startApp } from './running-app.ts';
import { createStep } from './story-step.ts';

/** Some of the invented company, under managers whose morning begins no earlier than theirs. */
const regrouped = [
  ['lena.sorensen', 'Lena Sørensen', 'Europe/Copenhagen', 'Platform', 'tomas.herrera', 'U0LENA', ''],
  ['mei.tan', 'Mei Tan', 'Asia/Singapore', 'Design', 'tomas.herrera', 'U0MEITAN', ''],
  ['layla.farouk', 'Layla Farouk', 'Asia/Dubai', 'Foxglove', 'jonas.weber', '', '003'],
  ['greta.lindqvist', 'Greta Lindqvist', 'Europe/Stockholm', 'Foxglove', 'jonas.weber', 'U0GRETA', '002'],
  ['sam.whitaker', 'Sam Whitaker', 'Europe/Berlin', 'Design', 'jonas.weber', '', '005'],
  ['kofi.mensah', 'Kofi Mensah', 'Europe/Berlin', 'Platform', 'jonas.weber', '', '012'],
] as const;

interface ManagerOfFive {
  name: string;
  reports: string[];
  /** Three of them, who are on the same platform. */
  sharing: [string, string, string];
}

const tomas: ManagerOfFive = {
  name: 'Tomás Herrera',
  reports: ['Yuki Tanaka', 'Priya Nair', 'Jonas Weber', 'Lena Sørensen', 'Mei Tan'],
  sharing: ['Yuki Tanaka', 'Priya Nair', 'Lena Sørensen'],
};

const jonas: ManagerOfFive = {
  name: 'Jonas Weber',
  reports: ['Aroha Ngata', 'Layla Farouk', 'Greta Lindqvist', 'Sam Whitaker', 'Kofi Mensah'],
  sharing: ['Layla Farouk', 'Aroha Ngata', 'Sam Whitaker'],
};

describe('heard once, at the right moment, in both chats', () => {
  const step = createStep();
  let app: RunningApp;
  let browser: Browser;
  let clock: OrganisationClock;
  let managers: [Pane, ManagerOfFive][];

  beforeAll(async () => {
    app = await startApp();
    browser = await openBrowser(`${app.url}/playground`);
    clock = organisationClock(browser.page);
    managers = [
      [slackPane(browser.page), tomas],
      [teamsPane(browser.page), jonas],
    ];
    await importPeople(app);
  });

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const picture = (name: string) =>
    browser.page.screenshot({ path: `docs/pictures/heard-once-${name}.png`, animations: 'disabled' });
  const daysOn = async (days: number) => format(addDays(parseISO(await clock.today()), days), 'yyyy-MM-dd');
  const naming = (pane: Pane, text: string, all: readonly string[]) =>
    all.reduce((found, name) => found.filter({ hasText: name }), pane.messages(text));
  /** What a person's Teams does with the app, which no button of the page does. */
  const inTeams = async (aadObjectId: string, deed: 'install' | 'uninstall') => {
    const url = `/playground/visit/teams/as/${aadObjectId}/${deed}`;
    await browser.page.evaluate(async (path) => {
      await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
    }, url);
  };

  step('one of them takes Tandem out of Teams', async () => {
    await inTeams(kofiId, 'uninstall');
    await clock.turnTo(await daysOn(6));
  });

  step('N8 each manager of five is told of all five once, in the morning', async () => {
    for (const [pane, { name }] of managers) await pane.be(name);
    const countLists = () => Promise.all(managers.map(([pane]) => pane.messages('new 1-to-1s').count()));
    const before = await countLists();
    for (const [pane, { reports }] of managers) {
      const all = naming(pane, 'new 1-to-1s', reports);
      await clock.turnUntil(async () => (await all.count()) > 0);
      expect(await all.count()).toBe(1);
    }
    expect(await countLists()).toEqual(before.map((count) => count + 1));
    await picture('0-five-at-once');
  });

  step('N8 three shares within a quarter of an hour are one message', async () => {
    for (const [pane, { name, sharing }] of managers) {
      await pane.be(name);
      const before = await pane.messages().count();
      for (const reviewee of sharing) {
        await pane.be(reviewee);
        await pane.openFrom('Answer when it suits you', 'Answer');
        await pane.fill({ 'How was the week?': 'Good', 'When is your next day off?': '2026-12-24' });
        await pane.press('Share', 'Shared.');
        await pane.cross();
      }
      await pane.be(name);
      await naming(pane, 'Answers shared with you', sharing).waitFor();
      expect(await pane.messages().count()).toBe(before + 1);
    }
    await picture('1-three-shares');
  });

  step('O15 what lapsed is folded, and closed because the two did not meet', async () => {
    for (const [pane, { name }] of managers) {
      await pane.be(name);
      const before = await foldedIn(await pane.hub());
      expect(before).toBeGreaterThan(0);
      await pane.openFromHub('Show', 'has taken the place', 'Earlier, not finalised');
      await picture(`2-folded-${pane.platform}`);
      await pane.pressInLine('has taken the place', 'We did not meet', 'Why not?');
      await pane.fill({ 'Why not?': 'We were both at the fair.' });
      await picture(`3-did-not-meet-${pane.platform}`);
      await pane.press('We did not meet', 'Closed: you did not meet.');
      await pane.cross();
      // The hub is drawn anew a moment after the answer.
      await eventually(async () => (await foldedIn(await pane.hub())) === before - 1);
    }
  });

  step('N8 who installs Tandem late gets what waited, in one message', async () => {
    const [, [teams]] = managers as [[Pane, ManagerOfFive], [Pane, ManagerOfFive]];
    await clock.turnTo(await daysOn(8));
    await teams.be('Kofi Mensah');
    const fromJonas = naming(teams, '', [jonas.name]);
    const before = await fromJonas.count();
    await inTeams(kofiId, 'install');
    await naming(teams, 'Your 1-to-1s', [jonas.name]).waitFor();
    expect(await fromJonas.count()).toBe(before + 1);
    await picture('4-installed-late');
  });

  step('the page complained of nothing', async () => {
    expect(browser.complaints).toEqual([]);
  });
});

const kofiId = '5f0c1a00-0000-4000-8000-000000000012';

/** How many the hub says have lapsed. */
async function foldedIn(hub: Locator): Promise<number> {
  const [, count] = /Earlier, not finalised \((\d+)\)/.exec((await hub.textContent()) ?? '') ?? [];
  return Number(count ?? 0);
}

async function importPeople(app: RunningApp): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tandem-people-'));
  const header =
    'email,name,time_zone,locale,role,primary_team,other_teams,override_manager,start_date,active,slack_user_id,teams_aad_object_id';
  const rows = regrouped.map(([email, name, zone, team, manager, slackId, teamsId]) =>
    [
      `${email}@foxglove.example`,
      name,
      zone,
      'en-GB',
      email.startsWith('greta') ? 'hr' : 'member',
      team,
      '',
      `${manager}@foxglove.example`,
      '2020-01-01',
      'true',
      slackId,
      teamsId && `5f0c1a00-0000-4000-8000-000000000${teamsId}`,
    ].join(','),
  );
  const file = join(folder, 'people.csv');
  await writeFile(file, [header, ...rows].join('\n'));
  await app.tandem('import', 'people', file);
  await rm(folder, { recursive: true });
}
