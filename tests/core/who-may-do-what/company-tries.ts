import { MessageModel } from '../../../src/core/outbox/message.ts';
import { type Person, PersonModel } from '../../../src/core/people/person.ts';
import { type Team, TeamModel } from '../../../src/core/people/team.ts';
import { companySettingsValues } from '../../../src/core/screens/settings/company-settings-form.ts';
import { defaultSettings, getSettings } from '../../../src/core/settings/settings.ts';
import { isoDate } from '../../../src/core/time/iso-date.ts';
import type { Scene } from './scene.ts';
import { isForm, type Tries } from './try-out.ts';

const from = isoDate('2026-12-21');
const until = isoDate('2026-12-22');

const absencesOf = async ({ people }: Scene) =>
  (await PersonModel.findById(people.reviewee._id).orFail().lean<Person>()).absences;

/** A message to the reviewee that Teams refused; returns its id. */
async function failOne({ people }: Scene): Promise<string> {
  const { _id: personId } = people.reviewee;
  const failed = await MessageModel.create({
    _id: `issued:some:${personId}`,
    personId,
    notice: { kind: 'issued', oneToOneId: 'some' },
    state: 'failed',
    refusedBecause: 'blocked-by-user',
    refusedOn: 'teams',
    troubledAt: new Date('2026-12-16T09:00:00Z'),
    failedAt: new Date('2026-12-16T09:00:00Z'),
    attempts: 1,
    createdAt: new Date('2026-12-16T09:00:00Z'),
  });
  return failed._id;
}

const isDueAgain = async (messageId: string) =>
  (await MessageModel.exists({ _id: messageId, state: 'pending', nextTryAt: { $type: 'date' } })) !== null;

const team = () => TeamModel.findOne({ name: 'Platform' }).orFail().lean<Team>();

export const companyTries: Tries = {
  'open-company-settings': () => ({
    action: { type: 'open-company-settings' },
    happened: isForm('Company settings'),
  }),
  'change-settings': () => ({
    action: { type: 'change-settings' },
    values: { ...companySettingsValues(defaultSettings), remindAt: '10:00' },
    happened: async () => (await getSettings()).remindAt === '10:00',
  }),
  'open-audit-log': () => ({
    action: { type: 'open-audit-log' },
    happened: (shown) => shown.includes('Weekly 1-to-1 of Mei Tan'),
  }),
  async 'list-undelivered'(scene) {
    await failOne(scene);
    return { action: { type: 'list-undelivered' }, happened: (shown) => shown.includes('blocked Tandem') };
  },
  async 'open-undelivered'(scene) {
    await failOne(scene);
    const action = { type: 'open-undelivered', reason: 'blocked-by-user', platform: 'teams' } as const;
    return { action, happened: (shown) => shown.includes('New 1-to-1') };
  },
  async 'send-again'(scene) {
    const messageId = await failOne(scene);
    return { action: { type: 'send-again', messageId }, happened: () => isDueAgain(messageId) };
  },
  async 'send-all-again'(scene) {
    const messageId = await failOne(scene);
    const action = { type: 'send-all-again', reason: 'blocked-by-user', platform: 'teams' } as const;
    return { action, happened: () => isDueAgain(messageId) };
  },
  async 'send-everything-again'(scene) {
    const messageId = await failOne(scene);
    return { action: { type: 'send-everything-again' }, happened: () => isDueAgain(messageId) };
  },
  'open-absences: of the reviewee': ({ people }) => ({
    action: { type: 'open-absences', personId: people.reviewee._id },
    happened: (shown) => shown.includes('open-absence-form'),
  }),
  'open-absence-form: of the reviewee': ({ people }) => ({
    action: { type: 'open-absence-form', personId: people.reviewee._id },
    happened: isForm('Add absence'),
  }),
  'add-absence: of the reviewee': (scene) => ({
    action: { type: 'add-absence', personId: scene.people.reviewee._id },
    values: { from, until },
    happened: async () => (await absencesOf(scene)).length === 1,
  }),
  async 'end-absence: of the reviewee'(scene) {
    const { _id: personId } = scene.people.reviewee;
    await PersonModel.updateOne({ _id: personId }, { $set: { absences: [{ from, until }] } });
    return {
      action: { type: 'end-absence', personId, from },
      happened: async () => (await absencesOf(scene)).length === 0,
    };
  },
  async 'remove-stand-in: of the reviewee'(scene) {
    const { _id: personId } = scene.people.reviewee;
    const standInId = scene.people.colleague._id;
    await PersonModel.updateOne({ _id: personId }, { $set: { absences: [{ from, until, standInId }] } });
    return {
      action: { type: 'remove-stand-in', personId, from, standInId },
      happened: async () => (await absencesOf(scene))[0]?.standInId === undefined,
    };
  },
  'open-absence-search': () => ({
    action: { type: 'open-absence-search' },
    happened: isForm('Absences of somebody'),
  }),
  'open-team-channels': () => ({
    action: { type: 'open-team-channels' },
    happened: (shown) => shown.includes('open-team-channels-form'),
  }),
  'open-team-search': () => ({
    action: { type: 'open-team-search' },
    happened: isForm('Find a team'),
  }),
  'open-team-channels-form': async () => ({
    action: { type: 'open-team-channels-form', teamId: (await team())._id },
    happened: isForm('Team channels'),
  }),
  'save-team-channels': async () => ({
    action: { type: 'save-team-channels', teamId: (await team())._id },
    values: { slackChannel: 'C0NEW' },
    happened: async () => (await team()).slackChannel === 'C0NEW',
  }),
  'find-absences': () => ({
    action: { type: 'find-absences' },
    values: { person: 'Mei Tan' },
    happened: (shown) => shown.includes('open-absence-form'),
  }),
  'open-one-to-one-search': () => ({
    action: { type: 'open-one-to-one-search' },
    happened: isForm('Find 1-to-1s'),
  }),
  'find-one-to-ones': ({ open }) => ({
    action: { type: 'find-one-to-ones' },
    values: { person: 'Mei Tan' },
    happened: (shown) => shown.includes(open._id),
  }),
  'list-one-to-ones-of: the reviewee': ({ people, open }) => ({
    action: { type: 'list-one-to-ones-of', personId: people.reviewee._id },
    happened: (shown) => shown.includes(open._id),
  }),
};
