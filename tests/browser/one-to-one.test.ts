import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Browser, openBrowser } from './browser.ts';
import { type Pane, slackPane, teamsPane } from './pane.ts';
import { type RunningApp, startApp } from './running-app.ts';

interface Story {
  reviewee: { name: string; pane: Pane };
  reviewer: { name: string; pane: Pane };
}

const stories: [string, (browser: Browser) => Story][] = [
  [
    'slack-to-teams',
    ({ page }) => ({
      reviewee: { name: 'Mei Tan', pane: slackPane(page) },
      reviewer: { name: 'Layla Farouk', pane: teamsPane(page) },
    }),
  ],
  [
    'teams-to-slack',
    ({ page }) => ({
      reviewee: { name: 'Kofi Mensah', pane: teamsPane(page) },
      reviewer: { name: 'Priya Nair', pane: slackPane(page) },
    }),
  ],
];

const firstAnswers = { 'How was the week?': 'Good', 'How full is your plate?': '4' };
const laterAnswers = {
  'What moved this week': 'The billing service <moved> & nobody noticed.',
  'Where are you waiting': 'Legal, on the contract',
  'Is there a decision': 'Yes',
  'Where do you work next week?': 'Home',
  'What would you like more of?': ['Feedback', 'Praise'],
  'How many hours could you': '12.5',
  'When is your next day off?': '2026-12-24',
};

describe.each(stories)('a 1-to-1 from the first message to the next occurrence: %s', (name, cast) => {
  let app: RunningApp;
  let browser: Browser;
  let story: Story;

  beforeAll(async () => {
    app = await startApp();
    browser = await openBrowser(`${app.url}/playground`);
    story = cast(browser);
    await story.reviewee.pane.be(story.reviewee.name);
    await story.reviewer.pane.be(story.reviewer.name);
  });

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const picture = (step: string) => browser.page.screenshot({ path: `docs/pictures/${name}-${step}.png` });

  /** What only the message of a 1-to-1 that waits for its reviewee says. */
  const toAnswer = 'Answer when it suits you';

  it('the reviewee opens the message, answers, closes halfway and finds the draft again', async () => {
    const { pane } = story.reviewee;
    await pane.message(toAnswer).waitFor();
    await picture('0-issued');
    await pane.openFrom(toAnswer, 'Answer');
    await pane.fill(firstAnswers);
    if (pane.platform === 'teams') await pane.fill({ 'What moved this week': 'The billing' });
    await picture('1-answering');
    if (pane.platform === 'teams') await pane.press('Next', 'Where are you waiting');
    await pane.cross();
    await pane.openFrom(toAnswer, 'Answer');
    if (pane.platform === 'teams') await pane.press('Back', 'How was the week?');
    const dialog = pane.dialog();
    expect(await dialog.getByRole('radio', { name: 'Good' }).isChecked()).toBe(true);
    expect(await dialog.getByRole('radio', { name: '4' }).isChecked()).toBe(true);
  });

  it('answers every type of question and shares', async () => {
    const { pane } = story.reviewee;
    await pane.fill(laterAnswers);
    await pane.press('Share', 'Shared.');
    const shown = await pane.read();
    for (const words of [
      'Good',
      '4 of 5',
      'The billing service <moved> & nobody noticed.',
      'Yes',
      'Home',
      '12.5',
      '2026-12-24',
    ]) {
      expect(shown).toContain(words);
    }
    await picture('2-shared');
  });

  it('writes a private note', async () => {
    const { pane } = story.reviewee;
    await pane.press('Notes', 'No notes yet.');
    await pane.press('Add note', 'Your note');
    await pane.fill({ 'Your note': 'marker-private-note' });
    await pane.press('Add', 'marker-private-note');
    await pane.cross();
  });

  it('the reviewer adds an agenda point by command and reads what was shared, but no private note', async () => {
    const { pane } = story.reviewer;
    await pane.command(`agenda @${story.reviewee.name} the conference in March`);
    await browser.page.getByText('Added to the agenda of your 1-to-1').first().waitFor();
    await picture('3-agenda-command');
    await pane.openFrom('shared their part', 'Read answers');
    const shown = await pane.read();
    for (const words of [
      'Good',
      '4 of 5',
      'The billing service <moved> & nobody noticed.',
      'Feedback · Praise',
    ]) {
      expect(shown).toContain(words);
    }
    await picture('4-reading');
    await pane.press('Notes', 'No notes yet.');
    expect(await browser.page.content()).not.toContain('marker-private-note');
  });

  it('ticks one agenda point, adds an action point, and finalises', async () => {
    const { pane } = story.reviewer;
    await pane.press('Agenda', 'the conference in March');
    await pane.pressInLine('Praise and thanks', 'Discussed');
    await pane.dialog().getByRole('button', { name: 'Not discussed' }).first().waitFor();
    await picture('5-agenda');
    await pane.press('Add action point', 'What is to be done?');
    await pane.fill({
      'What is to be done?': 'Send the outline of the talk',
      'Who does it?': story.reviewee.name,
    });
    await pane.press('Add', 'Added.');
    await pane.press('Answer questions', 'What did you see go well?');
    await pane.fill({ 'What did you see go well?': 'The move nobody noticed.' });
    await pane.press('Save draft', 'Saved as a draft');
    await pane.press('Finalise', 'Your own draft is shared by finalising.');
    await picture('6-finalising');
    await pane.press('Finalise', 'Finalised.');
    await pane.cross();
  });

  it('both are told', async () => {
    for (const { pane } of [story.reviewee, story.reviewer]) {
      await pane.message('finalised').waitFor();
    }
    await story.reviewee.pane.message('An action point for you').waitFor();
    await picture('7-told');
  });

  it('a week later the unticked point, the open action and the previous answers are there', async () => {
    const { page } = browser;
    const { pane } = story.reviewee;
    const before = await page.locator('.clock-now strong').textContent();
    for (let day = 0; day < 8; day += 1) await page.getByRole('button', { name: '+1 day' }).click();
    expect(await page.locator('.clock-now strong').textContent()).not.toBe(before);
    await pane.openFrom(toAnswer, 'Open');
    const agenda = await pane.read();
    expect(agenda).toContain('the conference in March');
    expect(agenda).toContain('carried from last time');
    expect(agenda).toContain('Send the outline of the talk');
    await picture('8-next-agenda');
    await pane.press('Answer questions', 'Your answers');
    if (pane.platform === 'teams') await pane.dialog().getByText('What moved this week').waitFor();
    await pane.dialog().getByText('The billing service <moved> & nobody noticed.').waitFor();
    await picture('9-last-time');
  });

  it('the page complained of nothing', () => {
    expect(browser.complaints).toEqual([]);
  });
});
