import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Browser, openBrowser } from './browser.ts';
import { organisationClock } from './organisation-clock.ts';
import { type Pane, slackPane, teamsPane } from './pane.ts';
import { type RunningApp, startApp } from './running-app.ts';

describe('deadlines, in the channels of a team and in the chats of its people', () => {
  let app: RunningApp;
  let browser: Browser;
  let slack: Pane;
  let teams: Pane;

  beforeAll(async () => {
    app = await startApp();
    browser = await openBrowser(`${app.url}/playground`);
    slack = slackPane(browser.page);
    teams = teamsPane(browser.page);
    await slack.be('Mei Tan');
    await teams.be('Sam Whitaker');
  });

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const picture = (step: string) =>
    browser.page.screenshot({ path: `docs/pictures/deadlines-${step}.png`, animations: 'disabled' });
  const clock = () => organisationClock(browser.page);

  /** What a person's own reminder says of the time that is left. */
  const urgencyIn = async (pane: Pane) =>
    /due today|due tomorrow|due in \d+ days|\d+ days? late/.exec(
      (await pane.message('Waiting for you').textContent()) ?? '',
    )?.[0];

  it('N5 a post arrives in the Slack channel and in the Teams channel as the clock is turned', async () => {
    await slack.goTo('# design');
    await teams.goTo('Design › General');
    const news = browser.page.getByText('New posts in #design and Design › General.');
    await clock().turnUntil(async () => (await news.count()) > 0);
    for (const pane of [slack, teams]) {
      const post = pane.message('1-to-1 deadlines: Design');
      await post.waitFor();
      expect(await post.textContent()).toMatch(/Weekly 1-to-1: 3 of 3 have not shared their part yet, due /);
      expect(await post.textContent()).not.toMatch(/Mei|Sam|Marcus/);
    }
    await picture('0-posted');
  });

  it('V1 its button opens the hub of whoever presses it, and the channel shows nothing of it', async () => {
    for (const [pane, others] of [
      [slack, 'Layla Farouk'],
      [teams, 'Layla Farouk'],
    ] as const) {
      await pane.openFrom('1-to-1 deadlines: Design', 'Open my 1-to-1s');
      expect(await pane.read()).toContain(others);
    }
    await picture('1-own-hub');
    for (const pane of [slack, teams]) {
      await pane.cross();
      expect(await pane.message('1-to-1 deadlines: Design').textContent()).not.toContain('Layla');
    }
  });

  it('N2 a reminder arrives in the chat of each who has not answered', async () => {
    await slack.goTo('Messages');
    await teams.goTo('Chat with Tandem');
    for (const pane of [slack, teams]) {
      const reminder = pane.message('Waiting for you');
      await clock().turnUntil(async () => (await reminder.count()) > 0);
      expect(await reminder.textContent()).toMatch(/Layla Farouk · Weekly 1-to-1.*Answer and share by /);
    }
    await picture('2-reminded');
  });

  it('N3 and a new one when the deadline has come nearer, after which the first is gone', async () => {
    const writtenAt = async (pane: Pane) =>
      Date.parse((await pane.message('Waiting for you').locator('time').getAttribute('datetime')) ?? '');
    const look = (pane: Pane) =>
      Promise.all([pane, urgencyIn(pane), writtenAt(pane), pane.messages().count()]);
    for (const [pane, before, at, count] of await Promise.all([slack, teams].map(look))) {
      await clock().turnUntil(async () => (await urgencyIn(pane)) !== before);
      await pane.messages('Waiting for you').nth(1).waitFor({ state: 'detached' });
      expect(await pane.messages('Waiting for you').count()).toBe(1);
      expect(await pane.messages().count()).toBe(count);
      expect(await writtenAt(pane)).toBeGreaterThan(at);
    }
    await picture('3-reminded-again');
  });

  it('the page complained of nothing', () => {
    expect(browser.complaints).toEqual([]);
  });
});
