import { beforeEach, describe, expect, it } from '@jest/globals';
import { AuditEntryModel } from '../../../src/core/audit/audit-entry.ts';
import type { UserAction } from '../../../src/core/chat/user-action.ts';
import { findAssignScope } from '../../../src/core/cycles/find-assign-scope.ts';
import type { FormValues } from '../../../src/core/forms/form-values.ts';
import type { Person } from '../../../src/core/people/person.ts';
import { changeSettings } from '../../../src/core/preferences/change-settings.ts';
import { companySettingsValues } from '../../../src/core/screens/settings/company-settings-form.ts';
import { defaultSettings, getSettings, SettingsModel } from '../../../src/core/settings/settings.ts';
import { beginWithCompany } from '../../support/begin-with.ts';

import { buttonsIn, fieldIn } from '../../support/shown-words.ts';
import { act, addPerson, type Company, issueOpen } from '../../support/small-company.ts';
import { makeTestCore, type TestCore } from '../../support/test-core.ts';
import { useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();

let core: TestCore;
let company: Company;
let admin: Person;
let owner: Person;

beforeEach(async () => {
  core = makeTestCore('2026-12-02T10:00:00Z');
  company = await beginWithCompany(core);
  admin = await addPerson('Ada Admin', { role: 'admin' });
  owner = await addPerson('Oki Owner', { role: 'owner' });
});

const asTheyAre = () => companySettingsValues(defaultSettings);
const change = (actor: Person, values: FormValues) =>
  act(core, actor, { type: 'change-settings' }, { ...asTheyAre(), ...values });

describe('the settings page', () => {
  it('V1 leads everybody to what is theirs, HR to absences, admins and owners to the company’s', async () => {
    const labels = async (actor: Person) =>
      buttonsIn(await act(core, actor, { type: 'open-settings' })).map(({ label }) => label);
    const own = ['My preferences', 'My absences'];
    expect(await labels(company.colleague)).toEqual(own);
    expect(await labels(company.reviewer)).toEqual(own);
    expect(await labels(company.hr)).toEqual([...own, 'Absences of somebody', 'Team channels']);
    for (const actor of [admin, owner]) {
      expect(await labels(actor)).toEqual([
        ...own,
        'Absences of somebody',
        'Team channels',
        'Company settings',
        'Audit log',
        'Undelivered messages',
      ]);
    }
  });

  it('stands on everybody’s hub', async () => {
    const hub = await act(core, company.colleague, { type: 'open-home' });
    expect(buttonsIn(hub)).toContainEqual({ label: 'Settings', action: { type: 'open-settings' } });
  });
});

describe('company settings and the audit log', () => {
  const actions: UserAction[] = [
    { type: 'open-company-settings' },
    { type: 'change-settings' },
    { type: 'open-audit-log' },
  ];

  it.each(actions)('V1 V2 $type is not there for anybody but admins and owners', async (action) => {
    const gone = await addPerson('Gone Owner', { role: 'owner', isActive: false });
    const values = { ...asTheyAre(), history: 'never' };
    for (const actor of [company.reviewee, company.reviewer, company.hr, company.colleague, gone]) {
      await expect(act(core, actor, action, values)).rejects.toMatchObject({ code: 'not-found' });
    }
    expect(await getSettings()).toEqual(defaultSettings);
    for (const actor of [admin, owner]) {
      await expect(act(core, actor, action, values)).resolves.toMatchObject({ kind: 'show' });
    }
  });

  it('V1 cannot be changed by HR past the form either', async () => {
    await expect(changeSettings(core, company.hr, { history: 'never' })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await SettingsModel.countDocuments()).toBe(0);
  });

  it('keeps what is filled in, every field of it', async () => {
    const values = {
      isContentVisibleToHr: 'no',
      mayManagersAssign: 'no',
      agendaEditing: 'withHistory',
      agendaLeadMinutes: '15',
      history: 'withConsent',
      reminders: '3, -5; 0',
      remindAt: '8:30',
      workingDays: ['0', '1', '4'],
      quietFrom: '7 pm',
      quietUntil: '07:15',
      channelDigest: 'names',
    };
    await change(owner, values);
    const { _id, ...stored } = (await getSettings()) as unknown as Record<string, unknown>;
    expect(stored).toEqual({
      isContentVisibleToHr: false,
      mayManagersAssign: false,
      agendaEditing: 'withHistory',
      agendaLeadMinutes: 15,
      history: 'withConsent',
      reminders: [-5, 0, 3],
      remindAt: '08:30',
      workingDays: [0, 1, 4],
      quietHours: { from: '19:00', until: '07:15' },
      channelDigest: 'names',
    });
    const form = await act(core, owner, { type: 'open-company-settings' });
    expect(fieldIn(form, 'history').input).toMatchObject({ value: 'withConsent' });
    expect(fieldIn(form, 'workingDays').input).toMatchObject({ values: ['0', '1', '4'] });
    expect(fieldIn(form, 'quietFrom').input).toMatchObject({ value: '19:00' });
  });

  it('says beside each field what is wrong, keeps what was typed, and changes nothing', async () => {
    const wrong = {
      history: 'sometimes',
      reminders: 'tomorrow',
      remindAt: '25:00',
      workingDays: [],
      quietFrom: 'late',
      agendaLeadMinutes: 'an hour',
    };
    const reply = await change(admin, wrong);
    expect(reply.kind).toBe('errors');
    for (const id of Object.keys(wrong)) expect(fieldIn(reply, id)).toHaveProperty('error');
    expect(fieldIn(reply, 'remindAt').input).toMatchObject({ value: '25:00' });
    expect(await getSettings()).toEqual(defaultSettings);
    const same = await change(admin, { quietFrom: '18:00', quietUntil: '18:00' });
    expect(fieldIn(same, 'quietUntil').error).toContain('another time');
  });

  it('N3 keep reminders to the morning: their time, and the end of quiet hours over it, lie before noon', async () => {
    const late = await change(admin, { remindAt: '12:00' });
    expect(fieldIn(late, 'remindAt').error).toContain('before 12:00');
    const quiet = await change(admin, { quietFrom: '17:00', quietUntil: '12:30' });
    expect(fieldIn(quiet, 'quietUntil').error).toContain('before 12:00');
    await expect(changeSettings(core, owner, { remindAt: '14:00' })).rejects.toMatchObject({
      code: 'invalid',
    });
    expect(await getSettings()).toEqual(defaultSettings);
    await change(admin, { quietFrom: '10:00', quietUntil: '16:00' });
    expect((await getSettings()).quietHours).toEqual({ from: '10:00', until: '16:00' });
  });

  it('names what no setting takes, and changes nothing', async () => {
    for (const wrong of [{ hystory: 'never' }, { workingDays: [7] }, { history: 'soon' }]) {
      await expect(changeSettings(core, owner, wrong)).rejects.toMatchObject({ code: 'invalid' });
    }
    expect(await SettingsModel.countDocuments()).toBe(0);
  });

  it('V3 writes into the audit log which setting was changed, from what to what', async () => {
    await change(admin, { history: 'withConsent' });
    await change(admin, { history: 'withConsent' });
    const entries = await AuditEntryModel.find({ what: 'setting.changed' }).lean();
    expect(entries).toEqual([
      expect.objectContaining({
        actorId: admin._id,
        from: 'slack',
        at: core.clock.now(),
        detail: 'history: "always" → "withConsent"',
      }),
    ]);
  });

  it('V1 takes the content from HR at once', async () => {
    const { _id: oneToOneId } = await issueOpen(core);
    await act(core, company.reviewee, { type: 'add-agenda-point', oneToOneId }, { text: 'marker-point' });
    const shownToHr = async () =>
      JSON.stringify(await act(core, company.hr, { type: 'open-one-to-one', oneToOneId }));
    expect(await shownToHr()).toContain('marker-point');
    await change(owner, { isContentVisibleToHr: 'no' });
    expect(await shownToHr()).not.toContain('marker-point');
  });

  it('C15 says whether managers may assign', async () => {
    expect(await findAssignScope(core, company.reviewer)).toBe('own reports');
    await change(owner, { mayManagersAssign: 'no' });
    expect(await findAssignScope(core, company.reviewer)).toBe('nobody');
    expect(await findAssignScope(core, company.hr)).toBe('everybody');
  });
});

describe('the audit log', () => {
  const open = (page?: number) => act(core, owner, { type: 'open-audit-log', page });

  it('V3 shows who did what, when, from where, about whom', async () => {
    const { _id: oneToOneId } = await issueOpen(core);
    await act(core, company.hr, { type: 'finalise', oneToOneId });
    const shown = JSON.stringify(await open());
    expect(shown).toContain('Hanna Berg');
    expect(shown).toContain('1-to-1 finalised');
    expect(shown).toContain('2 Dec 2026, 10:00 · from Slack · Weekly 1-to-1 of Mei Tan with Tomasz Wojcik');
  });

  it('V3 starts with the newest and is turned page by page to the oldest', async () => {
    const details = async (page: number) =>
      [...JSON.stringify(await open(page)).matchAll(/cycle no (\d+)/g)].map(([, n]) => Number(n));
    await AuditEntryModel.insertMany(
      Array.from({ length: 33 }, (_, n) => ({
        at: new Date(Date.UTC(2026, 10, 1, n)),
        what: 'cycle.started',
        detail: `cycle no ${n}`,
      })),
    );
    const pages = [await details(0), await details(1), await details(2)];
    expect(pages.flat()).toEqual(Array.from({ length: 33 }, (_, n) => 32 - n));
    expect(buttonsIn(await open(0)).map(({ label }) => label)).toEqual(['More (page 2 of 3)', 'Back']);
    expect(buttonsIn(await open(2)).map(({ label }) => label)).toEqual(['Earlier (page 2 of 3)', 'Back']);
  });

  it('V3 holds no word of what was written', async () => {
    const { _id: oneToOneId } = await issueOpen(core);
    const on = { oneToOneId };
    await act(core, company.reviewee, { type: 'add-agenda-point', ...on }, { text: 'marker-text' });
    for (const visibility of ['private', 'public']) {
      await act(core, company.reviewee, { type: 'add-note', ...on }, { text: 'marker-text', visibility });
    }
    const owner = company.reviewer._id;
    await act(core, company.reviewee, { type: 'add-action-point', ...on }, { text: 'marker-text', owner });
    const entries = await AuditEntryModel.find().lean();
    expect(entries.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['agenda-point.added', 'note.added', 'action-point.added']),
    );
    expect(JSON.stringify(entries)).not.toContain('marker-text');
  });
});
