import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { addDays, format, nextMonday, parseISO } from 'date-fns';
import { formatInTimeZone } from 'date-fns-tz';
import { type Browser, openBrowser } from './browser.ts';
import { type OrganisationClock, organisationClock } from './organisation-clock.ts';
import { type Answers, type Pane, slackPane, teamsPane } from './pane.ts';
import { type RunningApp, startApp } from './running-app.ts';
import { createStep } from './story-step.ts';

/** Everybody of a story is on its platform. */
interface Cast {
  pane: (browser: Browser) => Pane;
  hr: string;
  admin: string;
  manager: string;
  reviewee: string;
  standIn: string;
  newManager: string;
}

const shared = { hr: 'Greta Lindqvist', admin: 'Imani Okoye', manager: 'Priya Nair' };

const stories: [string, Cast][] = [
  [
    'slack',
    {
      ...shared,
      pane: ({ page }) => slackPane(page),
      reviewee: 'Lena Sørensen',
      standIn: 'Yuki Tanaka',
      newManager: 'Tomás Herrera',
    },
  ],
  [
    'teams',
    {
      ...shared,
      pane: ({ page }) => teamsPane(page),
      reviewee: 'Kofi Mensah',
      standIn: 'Jonas Weber',
      newManager: 'Layla Farouk',
    },
  ],
];

/** Besides the two that are written as lines: how it is answered, and what is filled in about it. */
const typedQuestions: [string, Answers][] = [
  ['Short text', { Question: 'Which word describes the week?' }],
  [
    'Scale, such as 1 to 5',
    {
      Question: 'How sustainable is your pace?',
      From: '1',
      To: '5',
      'What the lowest means': 'running on empty',
      'What the highest means': 'could go on for ever',
    },
  ],
  ['Mood, five faces', { Question: 'How do you feel about the team?', More: ['An answer is required'] }],
  ['Yes or no', { Question: 'Is there a decision that you wait for?' }],
  [
    'One of several options',
    { Question: 'Where do you work best?', 'Options, one per line': 'Office\nHome\nOn the move' },
  ],
  [
    'Any of several options',
    { Question: 'What would help most?', 'Options, one per line': 'Focus time\nFeedback\nPairing' },
  ],
  ['Number', { Question: 'How many hours did you spend in meetings?', 'Not below': '0', 'Not above': '60' }],
  ['Date', { Question: 'When is your next day off?' }],
];

const firstFive: Answers = {
  'What are you proud of?': 'The failover that nobody had to watch.',
  'What is in your way?': 'Two on-call weeks in a row.',
  'Which word describes the week?': 'Steady',
  'How sustainable is your pace?': '4',
  'How do you feel about the team?': 'Good',
};

const otherFive: Answers = {
  'Is there a decision that you wait for?': 'Yes',
  'Where do you work best?': 'Home',
  'What would help most?': ['Focus time', 'Pairing'],
  'How many hours did you spend in meetings?': '11',
  'When is your next day off?': '2027-01-04',
};

describe.each(stories)('a cycle from its questions to the archive, in %s', (platform, cast) => {
  const step = createStep();
  let app: RunningApp;
  let browser: Browser;
  let pane: Pane;
  let clock: OrganisationClock;
  let startedOn: string;
  /** When the form of the cycle came with a week that begins on the HR person's next Monday. */
  let preparedAt: Date;

  beforeAll(async () => {
    app = await startApp();
    browser = await openBrowser(`${app.url}/playground`);
    pane = cast.pane(browser);
    clock = organisationClock(browser.page);
    startedOn = await clock.today();
  });

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const day = (daysLater: number, from = startedOn) =>
    format(addDays(parseISO(from), daysLater), 'yyyy-MM-dd');
  const picture = (name: string) => pane.picture(`cycle-${platform}-${name}`);

  describe('an HR person prepares it', () => {
    step('makes a question set of which five questions are asked each time, in turn', async () => {
      await pane.be(cast.hr);
      await pane.openFromHub('Set up', 'Question sets hold questions');
      await pane.press('Question sets', 'New question set');
      await pane.press('New question set', 'How many each time');
      await pane.fill({
        Name: 'Team pulse',
        'Which questions are asked': 'Some each time, in turn, until all were asked',
        'How many each time': '5',
        'Questions, one per line': 'What are you proud of?\nWhat is in your way?',
      });
      await picture('01-question-set');
      await pane.press('Create', '2. What is in your way?');
    });

    step('adds a question of every other type', async () => {
      for (const [type, question] of typedQuestions) {
        await pane.press('Add question', 'How is it answered?');
        await pane.fill({ 'How is it answered?': type });
        await pane.press('Next', 'Who answers it?');
        await pane.fill(question);
        if (type.startsWith('Scale')) await picture('02-question');
        await pane.press('Save', 'Saved.');
      }
      expect(await pane.read()).toContain('5 of 10 each time, in turn');
      await picture('03-questions');
    });

    step('makes a template with it', async () => {
      await pane.press('All question sets', 'Library');
      await pane.press('Back', 'Question sets hold questions');
      await pane.press('Templates', 'New template');
      await pane.press('New template', 'Points on every agenda');
      await pane.fill({
        Name: 'Pulse 1-to-1',
        'What it is for': 'How the team is, and what it needs.',
        'Points on every agenda': 'Praise and thanks',
      });
      await pane.press('Create', 'None yet: it asks nothing.');
      await pane.press('Add question set', 'Career conversation');
      await pane.pressInLine('Team pulse', 'Add', '1. Team pulse');
      await picture('04-template');
    });
  });

  describe('an HR person gives it to a team and the teams below it', () => {
    step('plans a cycle', async () => {
      await pane.press('All templates', 'New template');
      await pane.press('Back', 'Question sets hold questions');
      await pane.press('Cycles', 'New cycle');
      preparedAt = new Date();
      await pane.press('New cycle', 'First issue');
      await pane.fill({
        Name: 'Engineering pulse',
        Template: 'Pulse 1-to-1',
        'Issue as soon as it is started?': 'Yes',
      });
      await picture('05-cycle');
      await pane.press('Next', 'People and teams, one on each line');
      await pane.fill({ 'People and teams': `Engineering\n${cast.admin}` });
      await picture('06-recipients');
      await pane.press('Add', 'Engineering with the teams below it');
    });

    step('sees who would get it from whom, who is left out and why, and starts it', async () => {
      await pane.press('Preview', 'Who gets it, from whom and when');
      const preview = await pane.read();
      for (const [reviewee, manager] of [
        ['Yuki Tanaka', 'Tomás Herrera'],
        ['Lena Sørensen', 'Priya Nair'],
        ['Kofi Mensah', 'Priya Nair'],
        ['Aroha Ngata', 'Jonas Weber'],
      ]) {
        expect(preview).toMatch(new RegExp(`${reviewee}.*?from ${manager}`));
      }
      expect(preview).not.toContain('Mei Tan');
      await picture('07-preview');
      await pane.press('Who is left out (1)', 'has no manager');
      await pane.press('Who gets it', 'Lena Sørensen');
      await pane.pressAndAgree('Start', 'Start', 'Started.');
      await picture('08-started');
      await pane.cross();
    });
  });

  describe('the manager goes away and the stand-in finalises', () => {
    step('the manager names a stand-in for the days away', async () => {
      await pane.be(cast.manager);
      await pane.openFromHub('Settings', 'My absences');
      await pane.press('My absences', 'No absence is planned.');
      await pane.press('Add absence', 'Who stands in as reviewer?');
      await pane.fill({
        'First day away': startedOn,
        'Last day away': day(3),
        'Who stands in as reviewer?': cast.standIn,
      });
      await picture('09-absence');
      await pane.press('Add', `stand-in: ${cast.standIn}`);
      await pane.cross();
    });

    step('the reviewee answers the first five questions and shares', async () => {
      await pane.be(cast.reviewee);
      await pane.openFrom('Pulse 1-to-1', 'Answer', 'Pulse 1-to-1');
      await pane.fill(firstFive);
      await picture('10-answering');
      await pane.press('Share', 'Shared.');
      const shown = await pane.read();
      for (const words of ['The failover that nobody had to watch.', '4 of 5', 'Good']) {
        expect(shown).toContain(words);
      }
      for (const question of Object.keys(otherFive)) expect(shown).not.toContain(question);
      await pane.cross();
    });

    step('the stand-in reads what was shared and finalises', async () => {
      await pane.be(cast.standIn);
      await pane.openFrom(`${cast.reviewee} shared their part`, 'Read answers');
      await pane.dialog().getByText('The failover that nobody had to watch.').waitFor();
      await picture('11-stand-in');
      await pane.press('Finalise', `${cast.reviewee} and ${cast.manager} are told`);
      await picture('12-finalising');
      await pane.press('Finalise', 'Finalised.');
      await pane.cross();
    });

    step('the reviewee is told who finalised it', async () => {
      await pane.be(cast.reviewee);
      await pane.message(`${cast.standIn} finalised Pulse 1-to-1`).waitFor();
      await picture('13-told');
    });

    step('when the manager is back, the stand-in sees no more of it', async () => {
      await clock.turnTo(day(4));
      await pane.be(cast.standIn);
      await pane.pressIn(`${cast.reviewee} shared their part`, 'Read answers');
      await pane.sees('That 1-to-1 is not here (any more).').waitFor();
      if (platform === 'teams') await pane.cross();
    });
  });

  describe('the reviewee releases the history to a new manager', () => {
    step('an admin lets reviewees decide what a new manager reads', async () => {
      await pane.be(cast.admin);
      await pane.openFromHub('Settings', 'Company settings');
      await pane.press('Company settings', 'What may a new manager read of the past?');
      await pane.fill({ 'What may a new manager read of the past?': 'What the reviewee releases' });
      await picture('14-setting');
      await pane.press('Save', 'The company settings are saved.');
      await pane.cross();
    });

    step('the next time the other five questions are asked', async () => {
      const preparedOn = formatInTimeZone(preparedAt, 'Europe/Stockholm', 'yyyy-MM-dd');
      const firstMonday = format(nextMonday(parseISO(preparedOn)), 'yyyy-MM-dd');
      await clock.turnTo(day(8, firstMonday));
      await pane.be(cast.reviewee);
      await pane.openFrom('Pulse 1-to-1', 'Answer', 'Pulse 1-to-1');
      await pane.fill(otherFive);
      await pane.press('Share', 'Shared.');
      const shown = await pane.read();
      for (const words of ['11', 'Focus time · Pairing', '2027-01-04']) expect(shown).toContain(words);
      await pane.cross();
    });

    step('HR hands it over to the new manager', async () => {
      await pane.be(cast.hr);
      await pane.openFromHub('Find 1-to-1s', 'Whose?');
      await pane.fill({ 'Whose?': cast.reviewee });
      await pane.press('Find', `1-to-1s of ${cast.reviewee}`);
      await picture('15-found');
      await pane.pressInLine('Pulse 1-to-1', 'Open', 'Hand over');
      await pane.press('Hand over', 'Who reviews it from now on?');
      await pane.fill({ 'Who reviews it from now on?': cast.newManager });
      await pane.press('Next', `To ${cast.newManager}`);
      await picture('16-handing-over');
      await pane.press('Hand over', 'Handed over');
      await pane.cross();
    });

    step('the new manager does not see the first one yet', async () => {
      await pane.be(cast.newManager);
      await pane.message(`until now ${cast.manager} did`).waitFor();
      await pane.openFromHub('Past 1-to-1s', 'There are none yet.');
      await pane.cross();
    });

    step('the reviewee is asked and releases it', async () => {
      await pane.be(cast.reviewee);
      await pane.message(`May ${cast.newManager} read your past 1-to-1`).waitFor();
      await picture('17-asked');
      await pane.agreeIn(
        `May ${cast.newManager} read`,
        `Release our past 1-to-1s to ${cast.newManager}`,
        'Release',
        'can read your past 1-to-1s now.',
      );
      await pane.cross();
      await pane.message('you agreed').waitFor();
    });

    step('the new manager reads the first one', async () => {
      await pane.be(cast.newManager);
      await pane.openFromHub('Past 1-to-1s', 'Pulse 1-to-1');
      await pane.press('Open', 'Answers');
      await pane.press('Answers', 'The failover that nobody had to watch.');
      await picture('18-history');
      await pane.cross();
    });
  });

  describe('HR archives ten at once and restores one', () => {
    step('HR ticks ten', async () => {
      await pane.be(cast.hr);
      await pane.openFromHub('Past 1-to-1s', 'Archive several');
      await pane.press('Archive several', 'Which ones?');
      const boxes = await pane.dialog().getByRole('checkbox').all();
      expect(boxes).toHaveLength(10);
      for (const box of boxes) await box.check();
      await picture('19-archiving');
      await pane.press('Archive', '10 archived.');
    });

    step('the reviewee has it no more among the past ones', async () => {
      await pane.cross();
      await pane.be(cast.reviewee);
      await pane.openFromHub('Past 1-to-1s', 'There are none yet.');
      await pane.cross();
    });

    step('HR restores that one, and the reviewee has it again', async () => {
      await pane.be(cast.hr);
      await pane.openFromHub('Past 1-to-1s', 'Archived ones');
      await pane.press('Archived ones', 'They come back as they were.');
      await pane
        .dialog()
        .getByRole('checkbox', { name: cast.reviewee })
        .and(pane.dialog().getByRole('checkbox', { name: 'Pulse 1-to-1' }))
        .check();
      await picture('20-restoring');
      await pane.press('Restore', '1 restored.');
      await pane.cross();
      await pane.be(cast.reviewee);
      await pane.openFromHub('Past 1-to-1s', 'Pulse 1-to-1');
    });

    step('the page complained of nothing', async () => {
      expect(browser.complaints).toEqual([]);
    });
  });
});
