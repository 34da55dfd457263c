import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dayIn } from '../../src/core/time/local-time.ts';
import { zoneInTheMorning } from '../endurance/working-morning.ts';
import { eventually } from '../support/eventually.ts';
import { startWholeApp, type WholeApp } from './whole-app.ts';

/** At no hour at which this runs is it quiet there: whoever reviews hears of what is issued at once. */
const zone = zoneInTheMorning(new Date());

const mira = { id: 'U0MIRA', name: 'mira', real_name: 'Mira Holt', email: 'mira@acme.example' };
const hanna = { id: 'U0HANNA', name: 'hanna', real_name: 'Hanna Berg', email: 'hanna@acme.example' };
const tom = {
  aadObjectId: '5f0c1a00-0000-4000-8000-000000000001',
  name: 'Tom Ash',
  email: 'tom@acme.example',
  timeZone: zone,
};

const people = `email,name,time_zone,locale,role,primary_team,other_teams,override_manager,start_date,active,slack_user_id,teams_aad_object_id
mira@acme.example,Mira Holt,${zone},en-GB,member,Design,,,,true,U0MIRA,
tom@acme.example,Tom Ash,${zone},en-GB,member,,,,,true,,${tom.aadObjectId}
hanna@acme.example,Hanna Berg,${zone},en-GB,hr,,,,,true,U0HANNA,
ada@acme.example,Ada Lund,${zone},en-GB,member,Design,,hanna@acme.example,,true,,
ivo@acme.example,Ivo Lind,${zone},en-GB,member,Design,,hanna@acme.example,,true,,
`;
const teamsCsv = `name,parent,primary_manager,secondary_managers,slack_channel,teams_channel
Design,,tom@acme.example,,C0GENERAL,
`;

const inDays = (moment: Date, days: number) => new Date(moment.getTime() + days * 86_400_000);

function setupFor(today: Date): string {
  const day = (after: number) => dayIn(inDays(today, after), zone);
  return `questionSets:
  - name: Check-in
    questions:
      - { key: moved, type: longText, prompt: What moved?, askedTo: both }
templates: [{ name: Weekly, questionSets: [Check-in] }]
cycles:
  - name: Design weekly
    template: Weekly
    recipients: { teams: [{ name: Design }] }
    dates: { firstIssueOn: ${day(0)}, revieweeBy: ${day(3)}, reviewerBy: ${day(4)}, finaliseBy: ${day(5)} }
    every: { weeks: 1 }
    issueImmediately: true
`;
}

/** Words that only their author may ever be sent again, by where the author is. */
const secrets = {
  slackDraft: 'marker-7f3a-draft-of-mira',
  slackNote: 'marker-7f3a-note-of-mira',
  teamsDraft: 'marker-7f3a-draft-of-tom',
  teamsNote: 'marker-7f3a-note-of-tom',
  slackWhy: 'marker-7f3a-why-of-mira',
};
const publicNote = 'control-7f3a-public-note-of-tom';

let app: WholeApp;

beforeAll(async () => {
  app = await startWholeApp({ slackUsers: [mira, hanna], teamsUsers: [tom] });
  const files = { 'people.csv': people, 'teams.csv': teamsCsv, 'setup.yaml': setupFor(new Date()) };
  for (const [name, content] of Object.entries(files)) await writeFile(join(app.dataDir, name), content);
  await app.teams.asUser(tom.email).install();
  await app.tandem('import', 'people', join(app.dataDir, 'people.csv'));
  await app.tandem('import', 'teams', join(app.dataDir, 'teams.csv'));
  await app.teams.asUser(tom.email).say('home');
  await app.tandem('apply', join(app.dataDir, 'setup.yaml'));
  await app.tandem('run', 'issue-due');
  await app.tandem('run', 'deliver-outbox');
  await miraWritesInSlack();
  await tomWritesInTeams();
  await hannaLooksAround();
  await postDeadlines();
  await tomFinalises();
  await miraSaysWhyItWasUseful();
}, 180_000);

afterAll(() => app?.remove());

/** The newest message of Tandem's to somebody in Slack that has a button of this name; the app may just be sending it. */
function slackMessage(userId: string, label: string) {
  return eventually(() => {
    const { conversations } = app.slack.asUser(userId).see();
    const im = conversations.find(({ is_im }) => is_im);
    const message = im?.messages.findLast(({ blocks }) => JSON.stringify(blocks).includes(`"${label}"`));
    return im && message && ({ in: 'message', channel: im.id, ts: message.ts } as const);
  });
}

async function miraWritesInSlack(): Promise<void> {
  const visitor = app.slack.asUser(mira.id);
  const modal = (title: string) => app.slack.waitFor(() => visitor.see().modal?.view.title.text === title);
  await visitor.press(await slackMessage(mira.id, 'Answer'), { label: 'Answer' });
  await modal('Your answers');
  await visitor.type({ label: 'What moved?' }, secrets.slackDraft);
  await visitor.close({ all: true });
  await visitor.command('/1to1 note');
  await modal('Add note');
  await visitor.type({ label: 'Your note' }, secrets.slackNote);
  await visitor.submit();
  await visitor.close({ all: true });
  await visitor.press(await slackMessage(mira.id, 'Answer'), { label: 'Answer' });
  await modal('Your answers');
}

async function tomWritesInTeams(): Promise<void> {
  const visitor = app.teams.asUser(tom.email);
  const issued = await eventually(() =>
    visitor.see().messages.findLast(({ cards }) => JSON.stringify(cards).includes('Mira Holt')),
  );
  const fieldOf = (card: unknown) => /"id":"([0-9a-f]{24}_moved)"/.exec(JSON.stringify(card))?.[1] ?? 'none';
  const { dialog } = await visitor.press({ activityId: issued.id, action: 'Answer' });
  await visitor.pressInDialog({
    action: 'Save draft',
    inputs: { [fieldOf(dialog?.card)]: secrets.teamsDraft },
  });
  await visitor.pressInDialog({ action: 'Answer questions' });
  await visitor.pressInDialog({ action: 'Save draft' });
  await visitor.pressInDialog({ action: 'Notes' });
  for (const [text, visibility] of [
    [secrets.teamsNote, 'private'],
    [publicNote, 'public'],
  ] as const) {
    await visitor.pressInDialog({ action: 'Add note' });
    await visitor.pressInDialog({ action: 'Add', inputs: { text, visibility } });
  }
  await visitor.closeDialog();
  await visitor.say('home');
}

async function hannaLooksAround(): Promise<void> {
  const visitor = app.slack.asUser(hanna.id);
  await visitor.openHome();
  await visitor.command('/1to1');
  await visitor.command('/1to1 note');
}

async function tomFinalises(): Promise<void> {
  const visitor = app.teams.asUser(tom.email);
  const issued = visitor.see().messages.findLast(({ cards }) => JSON.stringify(cards).includes('"Finalise"'));
  if (!issued) throw new Error('nothing to finalise');
  await visitor.press({ activityId: issued.id, action: 'Finalise' });
  await visitor.pressInDialog({ action: 'Finalise' });
  await visitor.closeDialog();
}

async function miraSaysWhyItWasUseful(): Promise<void> {
  const visitor = app.slack.asUser(mira.id);
  await visitor.press(await slackMessage(mira.id, '4'), { label: '4' });
  await visitor.press(await slackMessage(mira.id, 'Change or say why'), { label: 'Change or say why' });
  await app.slack.waitFor(() => visitor.see().modal?.view.title.text === 'How useful was it?');
  await visitor.type({ label: 'Why?' }, secrets.slackWhy);
  await visitor.submit();
  await visitor.close({ all: true });
  await visitor.press(await slackMessage(mira.id, 'Change'), { label: 'Change' });
  await app.slack.waitFor(() => visitor.see().modal?.view.title.text === 'How useful was it?');
  await app.teams.asUser(tom.email).say('home');
  await app.slack.asUser(hanna.id).openHome();
}

/** The last working day until Mira's part is due, three days from now. */
async function postDeadlines(): Promise<void> {
  const isWeekend = (moment: Date) => [0, 6].includes(new Date(dayIn(moment, zone)).getUTCDay());
  let moment = inDays(new Date(), 3);
  while (isWeekend(moment)) moment = inDays(moment, -1);
  // An hour later than it is now: not before the morning is begun.
  const at = new Date(moment.getTime() + 3_600_000).toISOString();
  await app.tandem('run', 'post-digests', '--at', at);
  await app.tandem('run', 'deliver-outbox', '--at', at);
}

type Exchange = { about: string; reader: string | undefined; text: string };

/** Everything that left the app for a platform, in requests and in answers, with whom it was for. */
function everythingSent(): Exchange[] {
  const slack = app.slack.log.all.map(({ to, method, body, answer, user }) => ({
    about: `Slack ${method}`,
    reader: user,
    text: JSON.stringify(to === 'app' ? answer : body),
  }));
  const bot = app.teams.log.requests.map(({ path, body, toUserId }) => ({
    about: `Teams ${path}`,
    reader: toUserId,
    text: JSON.stringify(body),
  }));
  const answers = app.teams.log.deliveries.map((delivery) => ({
    about: 'Teams answer',
    reader: (delivery.activity as { from?: { id?: string } }).from?.id,
    text: JSON.stringify(delivery.body),
  }));
  return [...slack, ...bot, ...answers];
}

describe('what a person keeps to themself', () => {
  it('is sent to nobody but its author, in no request and in no answer', () => {
    const tomId = app.teams.log.deliveries.map(
      ({ activity }) => (activity as { from?: { id?: string } }).from?.id,
    )[0];
    const authors = {
      slackDraft: mira.id,
      slackNote: mira.id,
      slackWhy: mira.id,
      teamsDraft: tomId,
      teamsNote: tomId,
    };
    const sent = everythingSent();
    for (const [name, marker] of Object.entries(secrets)) {
      const carrying = sent.filter(({ text }) => text?.includes(marker));
      const others = carrying.filter(({ reader }) => reader !== authors[name as keyof typeof authors]);
      expect({ name, others: others.map(({ about, reader }) => [about, reader]) }).toEqual({
        name,
        others: [],
      });
      expect({ name, isSeenByAuthor: carrying.length > 0 }).toEqual({ name, isSeenByAuthor: true });
    }
  });

  it('N5 is not what the post in the team’s channel is about', async () => {
    const posts = await eventually(() => {
      const { conversations } = app.slack.asUser(hanna.id).see();
      const general = conversations.find(({ id }) => id === 'C0GENERAL');
      const text = JSON.stringify(general?.messages);
      return text.includes('1-to-1 deadlines: Design') && text;
    });
    expect(posts).not.toMatch(/marker-7f3a|control-7f3a|Mira|Tom Ash/);
  });

  it('is in no notification text and in no metadata', () => {
    for (const { method, body } of app.slack.log.all.filter(({ to }) => to !== 'app')) {
      const view = JSON.stringify(
        (body.view as { private_metadata?: string } | undefined)?.private_metadata ?? '',
      );
      expect({
        method,
        quoted: /marker-7f3a/.test(`${body.text ?? ''}${view}${JSON.stringify(body.metadata ?? '')}`),
      }).toEqual({
        method,
        quoted: false,
      });
    }
    for (const { body } of app.teams.log.requests) {
      const { summary, text } = (body ?? {}) as { summary?: string; text?: string };
      expect(`${summary ?? ''}${text ?? ''}`).not.toContain('marker-7f3a');
    }
  });

  it('is not in the logs, at the most talkative level', () => {
    expect(app.logged()).toContain('"level":');
    expect(app.logged()).not.toContain('marker-7f3a');
    expect(app.logged()).not.toContain('control-7f3a');
  });

  it('is not in the metrics, and neither is anybody by name, account, e-mail or id', async () => {
    const metrics = await (await fetch(`${app.url}/metrics`)).text();
    expect(metrics).toContain('tandem_action_seconds_count{action="save-draft"');
    expect(metrics).not.toContain('7f3a');
    const about = metrics.split('\n').filter((line) => line.startsWith('tandem_'));
    for (const told of [mira.id, mira.name, hanna.id, tom.aadObjectId, 'Tom', '@acme', 'Design'])
      expect(about.join('\n').toLowerCase()).not.toContain(told.toLowerCase());
    expect(about.filter((line) => /[0-9a-f]{24}/.test(line))).toEqual([]);
  });

  it('N1 as a private note, is not in the database files, where a public note is', async () => {
    await app.stop();
    const files = await readdir(app.dataDir, { recursive: true, withFileTypes: true });
    const contents = await Promise.all(
      files
        .filter((file) => file.isFile())
        .map((file) => readFile(join(file.parentPath, file.name), 'latin1')),
    );
    const holds = (text: string) => contents.some((content) => content.includes(text));
    expect(holds(publicNote)).toBe(true);
    const sealed = [secrets.slackNote, secrets.teamsNote, secrets.slackWhy];
    expect(sealed.map(holds)).toEqual([false, false, false]);
  }, 30_000);
});
