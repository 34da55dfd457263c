import type { UserActionType } from '../../../src/core/chat/user-action.ts';
import type { Core } from '../../../src/core/core.ts';
import { type Cycle, CycleModel } from '../../../src/core/cycles/cycle.ts';
import type { FormValues } from '../../../src/core/forms/form-values.ts';
import { newId } from '../../../src/core/new-id.ts';
import { ActivityItemModel } from '../../../src/core/one-to-ones/activity-item.ts';
import type { OneToOne } from '../../../src/core/one-to-ones/one-to-one.ts';
import { type Person, PersonModel } from '../../../src/core/people/person.ts';
import { TeamModel } from '../../../src/core/people/team.ts';
import { AgendaPointModel } from '../../../src/core/points/agenda-point.ts';
import { companySettingsValues } from '../../../src/core/screens/settings/company-settings-form.ts';
import { defaultSettings, SettingsModel } from '../../../src/core/settings/settings.ts';
import { TemplateModel } from '../../../src/core/templates/template.ts';
import { readSet, readTemplate } from '../../support/shown.ts';
import { act, addPerson, type Company, issueOpen, makeCompany } from '../../support/small-company.ts';
import type { EditCase } from './windows.ts';

export interface Stage extends Company {
  core: Core;
  admin: Person;
  oneToOne: OneToOne;
}

/** A company with an open 1-to-1, where points may be edited and objectives are shown. */
export async function setStage(core: Core): Promise<Stage> {
  const company = await makeCompany(core);
  const admin = await addPerson('Ada Min', { role: 'admin' });
  await TemplateModel.updateMany({}, { $set: { panels: ['objectives'] } });
  await SettingsModel.create({ _id: 'organisation', agendaEditing: 'withHistory' });
  return { core, ...company, admin, oneToOne: await issueOpen(core) };
}

/** Every form of something that exists, by the action that it sends. */
export const editCases: Partial<Record<UserActionType, (stage: Stage) => Promise<EditCase>>> = {
  async 'save-question-set'({ hr, admin }) {
    const { _id: questionSetId } = await readSet('Check-in');
    const values = (name: string): FormValues => ({ name, sharing: 'shared', ask: 'all' });
    return {
      open: { type: 'open-question-set-form', questionSetId },
      ...{ first: hr, second: admin, firstValues: values('Looking in') },
      secondValues: { ...values('Looking out'), ask: 'rotate', rotate: '3' },
    };
  },

  async 'save-question'({ hr, admin }) {
    const { _id: questionSetId } = await readSet('Check-in');
    const values = { askedTo: 'both', everyNth: '1', min: '1', max: '4' };
    return {
      open: { type: 'open-question-form', questionSetId, key: 'plate' },
      ...{ first: hr, second: admin },
      firstValues: { ...values, prompt: 'A full plate?', flags: ['required'] },
      secondValues: { ...values, prompt: 'Too much?', help: 'Be honest.', flags: ['showPrevious'], max: '7' },
    };
  },

  async 'save-template'({ hr, admin }) {
    const { _id: templateId } = await readTemplate('Weekly 1-to-1');
    const values = { name: 'Weekly', visibleTo: 'pair', reminders: '-1, 0' };
    return {
      open: { type: 'open-template-form', templateId },
      ...{ first: hr, second: admin },
      firstValues: { ...values, description: 'For everybody.', panels: ['tasks'], agendaPoints: 'Praise' },
      secondValues: { ...values, carryForward: ['answers'], agendaPoints: 'Praise\nPlans', visibleTo: 'hr' },
    };
  },

  async 'save-cycle'({ hr, admin, core, cycle }) {
    const values: FormValues = {
      ...{ templateId: cycle.templateId, timeZone: 'Europe/London', unit: 'weeks', count: '1' },
      ...{ firstIssueOn: '2027-01-04', revieweeBy: '2027-01-05', reviewerBy: '2027-01-06' },
      ...{ finaliseBy: '2027-01-07', issueImmediately: 'no', nonWorkingDays: 'keep', skipWhenAway: 'yes' },
    };
    await act(core, hr, { type: 'save-cycle' }, { ...values, name: 'In January' });
    const { _id: cycleId } = await CycleModel.findOne({ name: 'In January' }).orFail().lean<Cycle>();
    return {
      open: { type: 'open-cycle-form', cycleId },
      ...{ first: hr, second: admin },
      firstValues: { ...values, name: 'In winter', unit: 'months', count: '2' },
      secondValues: { ...values, name: 'In spring', firstIssueOn: '2027-01-03', skipWhenAway: 'no' },
    };
  },

  async 'pause-cycle'({ hr, admin, cycle }) {
    return {
      open: { type: 'open-pause-form', cycleId: cycle._id },
      ...{ first: hr, second: admin },
      firstValues: { until: '2027-01-04' },
      secondValues: { until: '2027-02-01' },
    };
  },

  async 'change-settings'({ core, admin }) {
    const owner = await addPerson('Olga Owner', { role: 'owner' });
    await act(core, owner, { type: 'open-company-settings' });
    const values = { ...companySettingsValues(defaultSettings), agendaEditing: 'withHistory' };
    return {
      open: { type: 'open-company-settings' },
      ...{ first: owner, second: admin },
      firstValues: { ...values, history: 'never', quietFrom: '19:00' },
      secondValues: { ...values, workingDays: ['1', '2', '3', '4'], remindAt: '10:30' },
    };
  },

  async 'save-preferences'({ reviewee }) {
    return {
      open: { type: 'open-preferences' },
      ...{ first: reviewee, second: reviewee },
      firstValues: { quietFrom: '19:00', quietUntil: '07:30' },
      secondValues: { leadDays: '5' },
    };
  },

  async 'save-team-channels'({ hr, admin }) {
    const { _id: teamId } = await TeamModel.findOne({ name: 'Platform' }).orFail().lean();
    return {
      open: { type: 'open-team-channels-form', teamId },
      ...{ first: hr, second: admin },
      firstValues: { slackChannel: 'C0123456789' },
      secondValues: { slackChannel: 'C0987654321', teamsChannel: '19:abc@thread.tacv2' },
    };
  },

  async 'set-meeting'({ reviewee, reviewer, oneToOne }) {
    return {
      open: { type: 'open-meeting-form', oneToOneId: oneToOne._id },
      ...{ first: reviewee, second: reviewer },
      firstValues: { day: '2026-12-03', time: '14:30' },
      secondValues: { day: '2026-12-04', time: '09:00' },
    };
  },

  async 'edit-agenda-point'({ reviewee, oneToOne }) {
    const _id = newId();
    const addedAt = new Date('2026-12-02T10:00:00Z');
    const about = { threadId: oneToOne.threadId, addedIn: 0, addedAt };
    await AgendaPointModel.create({ _id, ...about, authorId: reviewee._id, text: 'The office' });
    return {
      open: { type: 'open-edit-agenda-point', oneToOneId: oneToOne._id, pointId: _id },
      ...{ first: reviewee, second: reviewee },
      firstValues: { text: 'The new office' },
      secondValues: { text: 'The old office\nand its door' },
    };
  },

  async 'move-progress'({ reviewee, reviewer, oneToOne }) {
    const _id = newId();
    await ActivityItemModel.create({
      ...{ _id, externalId: `chat:${_id}`, personId: reviewee._id, kind: 'objective', title: 'An atlas' },
      ...{ status: 'not_started', progress: 0, target: 10, updatedAt: new Date('2026-12-01T10:00:00Z') },
    });
    return {
      open: { type: 'open-progress-form', oneToOneId: oneToOne._id, itemId: _id },
      ...{ first: reviewee, second: reviewer },
      firstValues: { progress: '4', status: 'in_progress' },
      secondValues: { progress: '10', status: 'done' },
    };
  },

  async 'save-usefulness'({ core, hr, reviewer, oneToOne }) {
    await act(core, hr, { type: 'finalise', oneToOneId: oneToOne._id });
    return {
      open: { type: 'open-usefulness', oneToOneId: oneToOne._id },
      ...{ first: reviewer, second: reviewer },
      firstValues: { score: '4', why: 'We decided something.' },
      secondValues: { score: '2', why: 'Too short.\nAnd late.' },
    };
  },
};

export async function addPeople(count: number): Promise<Person[]> {
  const people = Array.from({ length: count }, (_, index) => ({
    ...{ _id: newId(), name: `Person ${index}`, email: `p${index}@example.com`, timeZone: 'UTC' },
    ...{ locale: 'en', role: 'member' as const, isActive: true, otherTeamIds: [], absences: [] },
    preferences: {},
  }));
  await PersonModel.insertMany(people);
  return people;
}
