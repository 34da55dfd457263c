import { withStored } from '../core/chat/with-stored.ts';
import type { FormValues } from '../core/forms/form-values.ts';
import type { Person } from '../core/people/person.ts';
import { absenceForm, absenceSearchForm } from '../core/screens/settings/absence-form.ts';
import { absencesPage } from '../core/screens/settings/absences-page.ts';
import { auditLog } from '../core/screens/settings/audit-log.ts';
import {
  companySettingsForm,
  companySettingsValues,
} from '../core/screens/settings/company-settings-form.ts';
import { preferencesForm, preferenceValues } from '../core/screens/settings/preferences-form.ts';
import { settingsPage } from '../core/screens/settings/settings-page.ts';
import { defaultSettings } from '../core/settings/settings.ts';
import { isoDate } from '../core/time/iso-date.ts';
import { handoverItems } from '../core/views/handover-items.ts';
import { dialog, type Example } from './example.ts';
import { hanna, mei, names, tomasz } from './example-data.ts';
import { handover } from './example-step-data.ts';

const owner: Person = { ...hanna, role: 'owner' };
const onBoth: Person = {
  ...mei,
  slack: { userId: 'U0MEI' },
  teams: { aadObjectId: '5f0c1a00-0000-4000-8000-000000000002' },
  preferences: { platform: 'teams', quietHours: { from: '17:30', until: '08:30' }, reminderLeadDays: 5 },
};
const blank = { values: {}, errors: {} };

const away: Person = {
  ...tomasz,
  absences: [
    { from: isoDate('2026-12-14'), until: isoDate('2026-12-18'), standInId: hanna._id },
    { from: isoDate('2026-12-28'), until: isoDate('2027-01-04') },
  ],
};
const awayPage = { actor: away, person: away, today: isoDate('2026-12-16'), names, standingInFor: [] };

const absences: Example[] = [
  dialog('absences-page', 'own', absencesPage(awayPage)),
  dialog('absences-page', 'of-somebody', absencesPage({ ...awayPage, actor: hanna })),
  dialog(
    'absences-page',
    'stand-in',
    absencesPage({
      ...awayPage,
      person: { ...hanna, absences: [] },
      actor: hanna,
      standingInFor: [{ name: tomasz.name, from: isoDate('2026-12-14'), until: isoDate('2026-12-18') }],
    }),
  ),
  dialog('absence-form', 'empty', absenceForm(mei, mei, blank)),
  dialog(
    'absence-form',
    'of-somebody-with-errors',
    absenceForm(hanna, mei, {
      values: { from: '2026-12-21', until: '2026-12-18', standIn: 'Tom' },
      errors: { until: 'The last day is before the first.', standIn: 'Nobody here is called "Tom".' },
    }),
  ),
  dialog('absence-search-form', 'empty', absenceSearchForm(blank)),
];

const entry = { at: new Date('2026-12-16T10:00:00Z'), what: 'one-to-one.finalised' };
const entries = [
  {
    ...entry,
    who: tomasz.name,
    from: 'slack' as const,
    about: ['Weekly 1-to-1 of Mei Tan with Tomasz Wójcik'],
  },
  {
    ...entry,
    who: hanna.name,
    what: 'setting.changed',
    from: 'teams' as const,
    about: ['history: "always" → "never"'],
  },
  { ...entry, what: 'cycle.ended', from: 'cli' as const, about: [] },
];

const imported = [
  { what: 'person.created', about: [mei.name] },
  { what: 'person.changed', about: [tomasz.name, 'time zone, primary team'] },
  { what: 'role.given', about: [hanna.name, 'role hr instead of member'] },
  { what: 'person.deactivated', about: ['Former colleague'] },
].map((each) => ({ ...entry, from: 'cli' as const, ...each }));

/** Nothing is as it is stored. */
const everythingElse: FormValues = {
  ...{ isContentVisibleToHr: 'no', mayManagersAssign: 'no', agendaEditing: 'withHistory' },
  ...{ agendaLeadMinutes: '15', history: 'never', reminders: '0', remindAt: '10:30' },
  ...{ workingDays: ['0', '1', '2', '3'], quietUntil: '07:00', channelDigest: 'names' },
};

const forRunners: Example[] = [
  dialog('settings-page', 'of-everybody', settingsPage(mei)),
  dialog('settings-page', 'of-owner', settingsPage(owner)),
  dialog(
    'company-settings-form',
    'as-they-are',
    companySettingsForm({ values: companySettingsValues(defaultSettings), errors: {} }),
  ),
  dialog(
    'company-settings-form',
    'with-errors',
    companySettingsForm({
      values: { ...companySettingsValues(defaultSettings), quietFrom: 'late' },
      errors: {
        quietFrom: 'Please write a time like 18:30.',
        workingDays: 'Please choose at least one day.',
      },
    }),
  ),
  dialog(
    'company-settings-form',
    'changed-meanwhile',
    withStored(
      companySettingsForm({ values: { ...everythingElse, quietFrom: '19:00' }, errors: {} }),
      companySettingsForm({ values: companySettingsValues(defaultSettings), errors: {} }),
      'This was changed while you had it open, so your version is not saved yet. Save again to replace it.',
      owner.locale,
    ),
  ),
  dialog(
    'audit-log',
    'first-page',
    auditLog({ entries: Array(5).fill(entries).flat(), index: 0, count: 9, older: 0 }, owner),
  ),
  dialog(
    'audit-log',
    'last-page',
    auditLog({ entries: imported, index: 999, count: 1000, older: 34 }, owner),
  ),
  dialog('audit-log', 'empty', auditLog({ entries: [], index: 0, count: 1, older: 0 }, owner)),
];

const handovers: Example[] = [
  dialog('handover-items', 'one', {
    kind: 'card',
    title: '1-to-1 with Tomasz Wójcik',
    summary: 'Your 1-to-1',
    body: handoverItems({ ...handover, toName: tomasz.name, count: 1 }),
  }),
];

/** What people choose for themselves and for the company, and the question about the past. */
export const settingsExamples: Example[] = [
  ...forRunners,
  dialog(
    'preferences-form',
    'on-both-platforms',
    preferencesForm(onBoth, defaultSettings, { values: preferenceValues(onBoth), errors: {} }),
  ),
  dialog(
    'preferences-form',
    'with-errors',
    preferencesForm(mei, defaultSettings, {
      values: { quietFrom: '25:00', leadDays: '0' },
      errors: {
        quietFrom: 'Please write a time like 18:30.',
        leadDays: 'Please give a whole number of days.',
      },
    }),
  ),
  ...absences,
  ...handovers,
];
