import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { AuditEntryModel } from '../../../src/core/audit/audit-entry.ts';
import type { Reply } from '../../../src/core/chat/reply.ts';
import { type Cycle, CycleModel } from '../../../src/core/cycles/cycle.ts';
import { issueDue } from '../../../src/core/cycles/issue/issue-due.ts';
import type { FormValues } from '../../../src/core/forms/form-values.ts';
import { OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { type Person, PersonModel } from '../../../src/core/people/person.ts';
import { TeamModel } from '../../../src/core/people/team.ts';
import { SettingsModel } from '../../../src/core/settings/settings.ts';
import { TemplateModel, templateInputSchema } from '../../../src/core/templates/template.ts';
import { isoDate } from '../../../src/core/time/iso-date.ts';
import { countsInWords } from '../../../src/core/views/left-out-words.ts';

import { bodyOf, buttonsOf, errorsOf, itemsOf } from '../../support/shown.ts';
import { fieldIn } from '../../support/shown-words.ts';
import { act, addPerson } from '../../support/small-company.ts';
import { makeTestCore } from '../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();

const core = makeTestCore('2026-12-01T12:00:00Z');

let hr: Person;
let manager: Person;
let mei: Person;
let kofi: Person;
let templateId: string;

beforeEach(async () => {
  await clearDatabase();
  core.turnTo('2026-12-01T12:00:00Z');
  hr = await addPerson('Hanna Berg', { role: 'hr' });
  manager = await addPerson('Tomasz Wojcik');
  const platform = await TeamModel.create({ name: 'Platform', primaryManagerId: manager._id });
  const tools = await TeamModel.create({ name: 'Tools', parentId: platform._id });
  mei = await addPerson('Mei Tan', { primaryTeamId: platform._id });
  kofi = await addPerson('Kofi Mensah', { primaryTeamId: tools._id });
  await addPerson('Lone Wolf');
  const template = await TemplateModel.create(templateInputSchema.parse({ name: 'Weekly 1-to-1' }));
  templateId = template._id;
});

const filledIn = (more: FormValues = {}): FormValues => ({
  name: 'Platform weekly',
  templateId,
  firstIssueOn: '2026-12-16',
  revieweeBy: '2026-12-18',
  reviewerBy: '2026-12-21',
  finaliseBy: '2026-12-23',
  unit: 'weeks',
  count: '1',
  timeZone: 'Europe/London',
  issueImmediately: 'no',
  nonWorkingDays: 'keep',
  skipWhenAway: 'yes',
  ...more,
});

const recipients = (more: FormValues = {}): FormValues => ({
  company: 'no',
  includeSubTeams: 'no',
  primaryOnly: 'yes',
  ...more,
});

async function readCycle(name = 'Platform weekly'): Promise<Cycle> {
  return CycleModel.findOne({ name }).orFail().lean<Cycle>();
}

async function press(actor: Person, reply: Reply, label: string, values: FormValues = {}): Promise<Reply> {
  const button = buttonsOf(reply).find((candidate) => candidate.label === label);
  if (!button) throw new Error(`there is no button ${label}`);
  return act(core, actor, button.action, values);
}

/** A draft of this actor's for whoever is written, as it comes out of the two forms. */
async function draftFor(actor: Person, who: FormValues, more: FormValues = {}): Promise<Cycle> {
  await act(core, actor, { type: 'save-cycle' }, filledIn(more));
  const { _id: cycleId } = await readCycle(String(more.name ?? 'Platform weekly'));
  await act(core, actor, { type: 'add-recipients', cycleId }, recipients(who));
  return CycleModel.findById(cycleId).orFail().lean<Cycle>();
}

async function start(actor: Person, { _id: cycleId }: Cycle): Promise<Reply> {
  return press(actor, await act(core, actor, { type: 'preview-cycle', cycleId }), 'Start');
}

const sweepAt = async (moment: string) => {
  core.turnTo(moment);
  return (await issueDue(core)).issued;
};

/** Who has which occurrence. */
const issued = async () => {
  const people = new Map((await PersonModel.find().lean<Person[]>()).map(({ _id, name }) => [_id, name]));
  return (await OneToOneModel.find().sort({ occurrence: 1, revieweeId: 1 }).lean())
    .map(({ occurrence, revieweeId }) => `${occurrence} ${people.get(revieweeId)}`)
    .sort();
};

const shown = (reply: Reply) => JSON.stringify(bodyOf(reply));

describe('the form of a new cycle', () => {
  const deadlines = { revieweeBy: 1, reviewerBy: 8, finaliseBy: 10 };
  const dates = ['firstIssueOn', 'revieweeBy', 'reviewerBy', 'finaliseBy'];
  const startingOut = (reply: Reply) =>
    ['templateId', ...dates].map((id) => {
      const { input } = fieldIn(reply, id);
      return 'value' in input ? input.value : undefined;
    });

  it('T1 starts out with the deadlines of the template that is chosen first', async () => {
    const template = { ...templateInputSchema.parse({ name: 'Slow' }), deadlines };
    const { _id: slowId } = await TemplateModel.create(template);
    const choice = await press(hr, await act(core, hr, { type: 'list-cycles' }), 'New cycle');
    if (choice.kind !== 'show' || choice.view.kind !== 'form') throw new Error('no form');
    const { action } = choice.view.submit;
    const slow = await act(core, hr, action, { templateId: slowId });
    expect(startingOut(slow)).toEqual([slowId, '2026-12-07', '2026-12-08', '2026-12-15', '2026-12-17']);
    const other = await act(core, hr, action, { templateId });
    expect(startingOut(other)).toEqual([templateId, '2026-12-07', '2026-12-09', '2026-12-10', '2026-12-11']);
  });

  it('T1 starts out with those of the only template, or of the one whose page it was opened from', async () => {
    await TemplateModel.updateOne({ _id: templateId }, { $set: { deadlines } });
    const expected = [templateId, '2026-12-07', '2026-12-08', '2026-12-15', '2026-12-17'];
    expect(startingOut(await act(core, hr, { type: 'open-cycle-form' }))).toEqual(expected);
    await TemplateModel.create(templateInputSchema.parse({ name: 'Another' }));
    const page = await act(core, manager, { type: 'open-template', templateId });
    expect(startingOut(await press(manager, page, 'New cycle from it'))).toEqual(expected);
    await SettingsModel.create({ _id: 'organisation', mayManagersAssign: false });
    const without = await act(core, manager, { type: 'open-template', templateId });
    expect(buttonsOf(without).map(({ label }) => label)).not.toContain('New cycle from it');
  });

  it('asks nothing first where no template says when things are due', async () => {
    await TemplateModel.create(templateInputSchema.parse({ name: 'Another' }));
    const form = await act(core, hr, { type: 'open-cycle-form' });
    expect(startingOut(form)).toEqual([undefined, '2026-12-07', '2026-12-09', '2026-12-10', '2026-12-11']);
  });
});

describe('making a cycle', () => {
  it('C8 leads from its settings over its recipients and a preview to the start', async () => {
    const list = await act(core, hr, { type: 'list-cycles' });
    const form = await press(hr, list, 'New cycle');
    if (form.kind !== 'show' || form.view.kind !== 'form') throw new Error('no form');
    const next = await act(core, hr, form.view.submit.action, filledIn());
    if (next.kind !== 'show' || next.view.kind !== 'form') throw new Error('no second form');
    const page = await act(
      core,
      hr,
      next.view.submit.action,
      recipients({ who: 'Platform\n@kofi.mensah@example.com' }),
    );
    const preview = await press(hr, page, 'Preview');
    expect(itemsOf(preview)).toEqual([
      'Kofi Mensah · kofi.mensah@example.com',
      'Mei Tan · mei.tan@example.com',
    ]);
    expect(shown(preview)).toContain('from Tomasz Wojcik · Wed 16 Dec, 09:00 GMT');
    await press(hr, preview, 'Start');
    expect(await readCycle()).toMatchObject({ status: 'active', creatorId: hr._id });
    expect(await sweepAt('2026-12-16T12:00:00Z')).toBe(2);
  });

  it('C2 is refused with dates out of order, by a sentence beside the field that names both', async () => {
    const reply = await act(
      core,
      hr,
      { type: 'save-cycle' },
      filledIn({ revieweeBy: '2026-12-14', name: '' }),
    );
    expect(errorsOf(reply)).toEqual({
      name: 'Please give it a name.',
      revieweeBy: 'Reviewee complete by 2026-12-14 comes before first issue 2026-12-16.',
    });
    expect(await CycleModel.countDocuments()).toBe(0);
  });

  it('C5 is refused with a window longer than the interval, by a sentence that names both dates', async () => {
    const reply = await act(core, hr, { type: 'save-cycle' }, filledIn({ finaliseBy: '2026-12-24' }));
    expect(errorsOf(reply)).toEqual({
      finaliseBy:
        'First issue 2026-12-16 to share and finalise by 2026-12-24 is 8 days, but it comes again after 7: two would be open at once.',
    });
  });

  it.each([
    [{ count: '0' }, 'count'],
    [{ count: '1.5' }, 'count'],
    [{ timeZone: 'Mars/Base' }, 'timeZone'],
    [{ templateId: 'gone' }, 'templateId'],
    [{ firstIssueOn: 'soon' }, 'firstIssueOn'],
    [
      {
        unit: 'never',
        firstIssueOn: '2026-11-01',
        revieweeBy: '2026-11-02',
        reviewerBy: '2026-11-02',
        finaliseBy: '2026-11-02',
      },
      'finaliseBy',
    ],
  ])('is refused with %j', async (wrong: FormValues, field) => {
    const reply = await act(core, hr, { type: 'save-cycle' }, filledIn(wrong));
    expect(Object.keys(errorsOf(reply))).toEqual([field]);
  });

  it('is refused with a name that is taken', async () => {
    await act(core, hr, { type: 'save-cycle' }, filledIn());
    const reply = await act(core, hr, { type: 'save-cycle' }, filledIn());
    expect(errorsOf(reply)).toEqual({ name: 'There is a cycle called “Platform weekly” already.' });
  });

  it('C1 takes teams with and without those below, people, and the company', async () => {
    const { _id: cycleId } = await draftFor(hr, { who: 'platform', includeSubTeams: 'yes' });
    const preview = () => act(core, hr, { type: 'preview-cycle', cycleId });
    expect(itemsOf(await preview())).toHaveLength(2);
    await act(core, hr, { type: 'add-recipients', cycleId }, recipients({ who: 'Platform' }));
    expect(itemsOf(await preview())).toEqual(['Mei Tan · mei.tan@example.com']);
    await act(core, hr, { type: 'add-recipients', cycleId }, recipients({ company: 'yes' }));
    expect((await readCycle()).recipients).toMatchObject({
      company: true,
      teams: [{ includeSubTeams: false }],
    });
    const list = await act(core, hr, { type: 'list-recipients', cycleId });
    await press(hr, list, 'Remove');
    expect((await readCycle()).recipients).toMatchObject({ company: false, teams: [{ primaryOnly: true }] });
  });

  it('C1 says which names are not clear and adds nobody', async () => {
    const twin = await addPerson('Mei Tan', { email: 'mei.tan.2@example.com' });
    await TeamModel.create({ name: 'Kofi Mensah' });
    const { _id: cycleId } = await draftFor(hr, { who: 'Platform' });
    const who = `Mei Tan\nkofi mensah\nNobody Here\n${twin.email}`;
    const reply = await act(core, hr, { type: 'add-recipients', cycleId }, recipients({ who }));
    const { who: error } = errorsOf(reply);
    expect(error).toContain('Several people are called “Mei Tan”: write one of mei.tan');
    expect(error).toContain('“kofi mensah” is a team and a person');
    expect(error).toContain('no person and no team called “Nobody Here”');
    expect((await readCycle()).recipients.personIds).toEqual([]);
  });

  it('C1 finds people among more than a platform can list', async () => {
    await PersonModel.insertMany(
      Array.from({ length: 300 }, (_, index) => ({
        ...{ name: `Person ${index}`, email: `p${index}@example.com`, timeZone: 'UTC', locale: 'en' },
        ...{ role: 'member', isActive: true, overrideManagerId: manager._id },
      })),
    );
    const who = Array.from({ length: 300 }, (_, index) => `Person ${index}`).join('\n');
    const { _id: cycleId } = await draftFor(hr, { who });
    const first = await act(core, hr, { type: 'preview-cycle', cycleId });
    const second = await press(hr, first, 'More (page 2 of 20)');
    expect(new Set([...itemsOf(first), ...itemsOf(second)]).size).toBe(30);
  });
});

describe('the preview', () => {
  it('P8 lists who is left out and why, here and where the cycle is managed', async () => {
    const { _id: cycleId } = await draftFor(hr, { company: 'yes' });
    await PersonModel.updateOne({ _id: kofi._id }, { $set: { isActive: false } });
    const preview = await act(core, hr, { type: 'preview-cycle', cycleId });
    expect(itemsOf(preview)).toEqual(['Mei Tan · mei.tan@example.com']);
    const leftOut = await press(hr, preview, 'Who is left out (4)');
    const details = bodyOf(leftOut).flatMap((element) =>
      element.kind === 'item' ? [`${(element.text as { text: string }[])[0]?.text}: ${element.detail}`] : [],
    );
    expect(details.sort()).toEqual([
      'Hanna Berg: has no manager',
      'Kofi Mensah: no longer active',
      'Lone Wolf: has no manager',
      'Tomasz Wojcik: has no manager',
    ]);
    const page = await act(core, hr, { type: 'open-cycle', cycleId });
    expect(itemsOf(page)).toHaveLength(4);
    expect(shown(page)).toContain('4 people are left out');
  });

  it('C8 has to be looked at again when what it showed has changed', async () => {
    const cycle = await draftFor(hr, { who: 'Platform', includeSubTeams: 'yes' });
    const preview = await act(core, hr, { type: 'preview-cycle', cycleId: cycle._id });
    await PersonModel.updateOne({ _id: kofi._id }, { $set: { isActive: false } });
    const again = await press(hr, preview, 'Start');
    expect(shown(again)).toContain('Something changed since you looked.');
    expect((await readCycle()).status).toBe('draft');
    await press(hr, again, 'Start');
    expect((await readCycle()).status).toBe('active');
  });

  it('C8 is the only way to start, and asks before it does', async () => {
    const cycle = await draftFor(hr, { who: 'Platform' });
    const page = await act(core, hr, { type: 'open-cycle', cycleId: cycle._id });
    expect(buttonsOf(page).map(({ action }) => action.type)).not.toContain('start-cycle');
    const preview = await act(core, hr, { type: 'preview-cycle', cycleId: cycle._id });
    const button = buttonsOf(preview).find(({ label }) => label === 'Start');
    expect(button?.confirm?.text).toContain('1 person gets a 1-to-1');
  });

  it('C8 makes an edited cycle a draft again as long as nothing was issued', async () => {
    const cycle = await draftFor(hr, { who: 'Platform' });
    await start(hr, cycle);
    await act(
      core,
      hr,
      { type: 'save-cycle', cycleId: cycle._id },
      filledIn({ name: 'Renamed', unit: 'never' }),
    );
    expect(await readCycle('Renamed')).toMatchObject({ status: 'draft', recipients: cycle.recipients });
    expect((await readCycle('Renamed')).every).toBeUndefined();
    expect(await sweepAt('2026-12-16T12:00:00Z')).toBe(0);
  });

  it('C8 shows people what the sweep then issues', async () => {
    const cycle = await draftFor(hr, { company: 'yes' }, { nonWorkingDays: 'next', issueImmediately: 'yes' });
    const preview = await act(core, hr, { type: 'preview-cycle', cycleId: cycle._id });
    await press(hr, preview, 'Start');
    await issueDue(core);
    const names = itemsOf(preview).map((item) => `0 ${item.split(' · ')[0]}`);
    expect(await issued()).toEqual(names);
  });

  it('C6 has those looked at soon that are issued as soon as they are started, and says so', async () => {
    const nudge = jest.spyOn(core, 'nudgeIssues');
    const cycle = await draftFor(hr, { company: 'yes' }, { issueImmediately: 'yes' });
    expect(shown(await act(core, hr, { type: 'open-cycle', cycleId: cycle._id }))).toContain(
      '"as soon as it is started"',
    );
    expect(nudge).not.toHaveBeenCalled();
    const started = shown(await start(hr, cycle));
    expect(nudge).toHaveBeenCalledTimes(1);
    expect(started).toContain('"Next issue","value":"now"');
    expect(started).toContain('issue at once, reviewee by');
    nudge.mockRestore();
  });
});

describe('a cycle that was issued', () => {
  let cycle: Cycle;

  beforeEach(async () => {
    cycle = await draftFor(hr, { who: 'mei.tan@example.com' });
    await start(hr, cycle);
    await sweepAt('2026-12-16T12:00:00Z');
  });

  const add = (values: FormValues) =>
    act(core, hr, { type: 'add-recipients', cycleId: cycle._id }, recipients(values));

  it('C9 cannot be edited, and nobody can be taken off it', async () => {
    const page = await act(core, hr, { type: 'open-cycle', cycleId: cycle._id });
    const labels = buttonsOf(page).map(({ label }) => label);
    expect(labels).toEqual([
      'Preview',
      'Add recipients',
      'Leave people out',
      'Pause',
      'End',
      'Copy',
      'All cycles',
    ]);
    const attempts = [
      act(core, hr, { type: 'save-cycle', cycleId: cycle._id }, filledIn({ name: 'Renamed' })),
      act(core, hr, { type: 'remove-recipient', cycleId: cycle._id, recipientId: mei._id }),
    ];
    for (const attempt of attempts) await expect(attempt).rejects.toMatchObject({ code: 'conflict' });
    expect(await readCycle()).toMatchObject({
      name: 'Platform weekly',
      recipients: { personIds: [mei._id] },
    });
  });

  it('C9 pauses until a day, resumes, ends and is archived', async () => {
    const page = () => act(core, hr, { type: 'open-cycle', cycleId: cycle._id });
    await press(hr, await page(), 'Pause');
    const today = await act(core, hr, { type: 'pause-cycle', cycleId: cycle._id }, { until: '2026-12-16' });
    expect(errorsOf(today)).toEqual({ until: 'Please choose a day after today, or none.' });
    await act(core, hr, { type: 'pause-cycle', cycleId: cycle._id }, { until: '2027-01-04' });
    expect(await readCycle()).toMatchObject({ status: 'paused', pausedUntil: '2027-01-04' });
    expect(shown(await page())).toContain('paused until Mon 4 Jan 2027');
    await press(hr, await page(), 'Resume');
    expect((await readCycle()).status).toBe('active');
    await press(hr, await page(), 'End');
    await press(hr, await page(), 'Archive');
    expect(itemsOf(await act(core, hr, { type: 'list-cycles' }))).toEqual([]);
    const what = (await AuditEntryModel.find({ detail: cycle._id }).sort({ at: 1 }).lean()).map(
      (entry) => entry.what,
    );
    expect(what.sort()).toEqual(
      [
        'cycle.created',
        'cycle.recipients-added',
        'cycle.started',
        'cycle.paused',
        'cycle.resumed',
        'cycle.ended',
        'cycle.archived',
      ].sort(),
    );
  });

  it('C10 issues nothing to whoever is added before the next occurrence', async () => {
    core.turnTo('2026-12-17T12:00:00Z');
    await add({ who: 'Kofi Mensah', when: 'next' });
    expect((await issueDue(core)).issued).toBe(0);
    expect(await sweepAt('2026-12-23T12:00:00Z')).toBe(2);
    expect(await issued()).toEqual(['0 Mei Tan', '1 Kofi Mensah', '1 Mei Tan']);
  });

  it('C10 issues what is open to whoever is added with “immediately”', async () => {
    core.turnTo('2026-12-17T12:00:00Z');
    await add({ who: 'Kofi Mensah', when: 'now' });
    expect((await issueDue(core)).issued).toBe(1);
    expect(await issued()).toEqual(['0 Kofi Mensah', '0 Mei Tan']);
  });

  it('C10 issues what is open to a team that is added on the issue date', async () => {
    await add({ who: 'Tools' });
    expect((await issueDue(core)).issued).toBe(1);
    expect(await issued()).toEqual(['0 Kofi Mensah', '0 Mei Tan']);
  });

  it('C10 asks when only while one is open and its issue date has gone by', async () => {
    const asks = async () => {
      const form = await act(core, hr, { type: 'open-recipients-form', cycleId: cycle._id });
      return bodyOf(form).some((element) => element.kind === 'field' && element.id === 'when');
    };
    expect(await asks()).toBe(false);
    core.turnTo('2026-12-17T12:00:00Z');
    expect(await asks()).toBe(true);
  });

  it('C12 says on its page what was missed', async () => {
    await sweepAt('2027-01-06T12:00:00Z');
    const page = await act(core, hr, { type: 'open-cycle', cycleId: cycle._id });
    expect(shown(page)).toContain('Wed 30 Dec 2026');
    expect(shown(page)).toContain(countsInWords({ missed: 1 }, false));
  });
});

describe('a one-off', () => {
  it('C13 carries nothing when it is issued again', async () => {
    const cycle = await draftFor(hr, { who: 'Mei Tan' }, { unit: 'never' });
    await start(hr, cycle);
    await sweepAt('2026-12-16T12:00:00Z');
    const first = await OneToOneModel.findOne().orFail().lean();
    await act(core, mei, { type: 'add-agenda-point', oneToOneId: first._id }, { text: 'Left over' });
    await act(
      core,
      mei,
      { type: 'add-action-point', oneToOneId: first._id },
      { text: 'Still to do', owner: mei._id },
    );
    await act(core, hr, { type: 'finalise', oneToOneId: first._id });

    await sweepAt('2026-12-17T12:00:00Z');
    const page = await act(core, hr, { type: 'open-cycle', cycleId: cycle._id });
    const form = await press(hr, page, 'Issue again');
    if (form.kind !== 'show' || form.view.kind !== 'form') throw new Error('no form');
    const copy = await act(
      core,
      hr,
      form.view.submit.action,
      filledIn({
        name: 'Once more',
        unit: 'never',
        firstIssueOn: '2027-01-13',
        revieweeBy: '2027-01-14',
        reviewerBy: '2027-01-14',
        finaliseBy: '2027-01-15',
      }),
    );
    await press(hr, await press(hr, copy, 'Preview and start'), 'Start');
    expect(await sweepAt('2027-01-13T12:00:00Z')).toBe(1);
    const second = await OneToOneModel.findOne({ status: 'open' }).orFail().lean();
    for (const tab of ['agenda', 'actions'] as const) {
      const before = await act(core, mei, { type: 'open-one-to-one', oneToOneId: first._id, tab });
      expect(shown(before)).toMatch(/Left over|Still to do/);
      const after = await act(core, mei, { type: 'open-one-to-one', oneToOneId: second._id, tab });
      expect(shown(after)).not.toMatch(/Left over|Still to do/);
    }
  });
});

describe('who may', () => {
  it('V1 C15 lets a manager assign to their own reports only', async () => {
    const { _id: cycleId } = await draftFor(manager, { who: 'Mei Tan' });
    const refused = await act(
      core,
      manager,
      { type: 'add-recipients', cycleId },
      recipients({ who: 'Lone Wolf' }),
    );
    expect(errorsOf(refused).who).toBe(
      '“Lone Wolf” is nobody who reports to you, and no team that you lead.',
    );
    await act(
      core,
      manager,
      { type: 'add-recipients', cycleId },
      recipients({ company: 'yes', who: 'Tools' }),
    );
    const preview = await act(core, manager, { type: 'preview-cycle', cycleId });
    expect(itemsOf(preview)).toEqual([
      'Kofi Mensah · kofi.mensah@example.com',
      'Mei Tan · mei.tan@example.com',
    ]);
    await press(manager, preview, 'Start');
    await PersonModel.updateOne({ _id: kofi._id }, { $set: { overrideManagerId: hr._id } });
    expect(await sweepAt('2026-12-16T12:00:00Z')).toBe(1);
    expect(await issued()).toEqual(['0 Mei Tan']);
  });

  it('V5 takes no name for a manager’s report that somebody else in the company has, too', async () => {
    const { _id: cycleId } = await draftFor(manager, { who: 'Platform' });
    await addPerson('Mei  tan', { email: 'mei.tan.2@example.com' });
    const refused = await act(
      core,
      manager,
      { type: 'add-recipients', cycleId },
      recipients({ who: 'Mei Tan' }),
    );
    expect(refused.kind).toBe('errors');
    expect(errorsOf(refused).who).toContain('mei.tan@example.com');
    expect(errorsOf(refused).who).not.toContain('mei.tan.2@example.com');
    expect((await readCycle()).recipients.personIds).toEqual([]);
    const byMail = recipients({ who: 'Mei.Tan@Example.com' });
    await act(core, manager, { type: 'add-recipients', cycleId }, byMail);
    expect((await readCycle()).recipients.personIds).toHaveLength(1);
  });

  it('P8 says that somebody does not report to the manager who assigned it', async () => {
    const { _id: cycleId } = await draftFor(manager, { who: 'Platform', includeSubTeams: 'yes' });
    await PersonModel.updateOne({ _id: kofi._id }, { $set: { overrideManagerId: hr._id } });
    const page = await act(core, manager, { type: 'open-cycle', cycleId });
    expect(shown(page)).toContain('does not report to whoever made this cycle');
  });

  it('C15 lets no manager assign when the company says so', async () => {
    const cycle = await draftFor(manager, { who: 'Mei Tan' });
    const preview = await act(core, manager, { type: 'preview-cycle', cycleId: cycle._id });
    await SettingsModel.updateOne(
      { _id: 'organisation' },
      { $set: { mayManagersAssign: false } },
      { upsert: true },
    );
    const attempts = [
      act(core, manager, { type: 'open-cycle-form' }),
      act(core, manager, { type: 'save-cycle' }, filledIn({ name: 'Another' })),
      act(core, manager, { type: 'save-cycle', cycleId: cycle._id }, filledIn({ name: 'Another' })),
      act(core, manager, { type: 'add-recipients', cycleId: cycle._id }, recipients({ who: 'Kofi Mensah' })),
      press(manager, preview, 'Start'),
    ];
    for (const attempt of attempts) await expect(attempt).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await CycleModel.find().lean()).toMatchObject([
      { status: 'draft', recipients: { personIds: [mei._id] } },
    ]);
    const page = await act(core, manager, { type: 'open-cycle', cycleId: cycle._id });
    expect(buttonsOf(page).map(({ label }) => label)).toEqual(['Preview', 'Archive', 'All cycles']);
  });

  it('V2 shows a manager the cycles they created, HR all, and others that there is nothing', async () => {
    const own = await draftFor(manager, { who: 'Mei Tan' });
    const other = await draftFor(hr, { who: 'Mei Tan' }, { name: 'Of HR' });
    expect(itemsOf(await act(core, manager, { type: 'list-cycles' }))).toEqual(['Platform weekly']);
    expect(itemsOf(await act(core, hr, { type: 'list-cycles' }))).toEqual(['Of HR', 'Platform weekly']);
    const sentence = async (actor: Person, cycleId: string) =>
      act(core, actor, { type: 'open-cycle', cycleId }).catch((error: Error) => error.message);
    expect(await sentence(manager, other._id)).toBe(await sentence(manager, 'no-such-cycle'));
    expect(await sentence(mei, own._id)).toBe(await sentence(mei, 'no-such-cycle'));
    await expect(act(core, mei, { type: 'list-cycles' })).rejects.toMatchObject({ code: 'not-found' });
    for (const type of [
      'preview-cycle',
      'add-recipients',
      'list-recipients',
      'open-recipients-form',
      'open-pause-form',
      'pause-cycle',
      'resume-cycle',
      'end-cycle',
      'archive-cycle',
    ] as const) {
      const attempt = act(core, mei, { type, cycleId: own._id }, recipients({ who: 'Kofi Mensah' }));
      await expect(attempt).rejects.toMatchObject({ code: 'not-found' });
    }
    expect(await readCycle()).toEqual(own);
  });

  it('pages through many cycles, running ones first', async () => {
    await draftFor(hr, { who: 'Mei Tan' });
    const [cycle] = await CycleModel.find().lean<Cycle[]>();
    await CycleModel.insertMany(
      Array.from({ length: 12 }, (_, index) => ({
        ...cycle,
        _id: `copy-${index}`,
        name: `Copy ${String(index).padStart(2, '0')}`,
        status: 'active',
        dates: { ...cycle?.dates, firstIssueOn: isoDate('2026-12-16') },
      })),
    );
    const first = await act(core, hr, { type: 'list-cycles' });
    expect(itemsOf(first)[0]).toBe('Copy 00');
    expect(itemsOf(await press(hr, first, 'More (page 2 of 2)'))).toEqual([
      'Copy 10',
      'Copy 11',
      'Platform weekly',
    ]);
  });
});
