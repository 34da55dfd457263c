import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Browser, openBrowser } from './browser.ts';
import { type Pane, slackPane, teamsPane } from './pane.ts';
import { type RunningApp, startApp } from './running-app.ts';

describe('deadlines in the channels of a team', () => {
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

  const picture = (step: string) => browser.page.screenshot({ path: `docs/pictures/deadlines-${step}.png` });

  it('N5 a post arrives in the Slack channel and in the Teams channel as the clock is turned', async () => {
    await slack.goTo('# design');
    await teams.goTo('Design › General');
    const news = browser.page.getByText('New posts in #design and Design › General.');
    for (let turns = 0; turns < 40 && (await news.count()) === 0; turns += 1) {
      await browser.page.getByRole('button', { name: 'Next event' }).click();
      await browser.page.locator('#clock[aria-busy="false"]').waitFor();
    }
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

  it('the page complained of nothing', () => {
    expect(browser.complaints).toEqual([]);
  });
});
