import { type Edit, openEdit, saveEdit } from '../../chat/edit.ts';
import type { Handlers } from '../../chat/handler.ts';
import type { Core } from '../../core.ts';
import type { FormValues } from '../../forms/form-values.ts';
import { readForm } from '../../forms/read-form.ts';
import { stampOf } from '../../forms/stamp-of.ts';
import { findPeople } from '../../people/find-people.ts';
import type { Person } from '../../people/person.ts';
import { mustBeAdministrator } from '../../permissions/permissions.ts';
import {
  changePreferences,
  hasBothPlatforms,
  type PreferencesInput,
  preferencesInputSchema,
} from '../../preferences/change-preferences.ts';
import { changeSettings } from '../../preferences/change-settings.ts';
import { companySettingsInputSchema } from '../../preferences/company-settings-input.ts';
import { getSettings, type Settings } from '../../settings/settings.ts';
import { auditLog } from './audit-log.ts';
import { companySettingsForm, companySettingsValues } from './company-settings-form.ts';
import { gatherAuditLog } from './gather-audit-log.ts';
import { preferencesForm, preferenceValues } from './preferences-form.ts';
import { settingsPage } from './settings-page.ts';

type SettingsActions =
  | 'open-settings'
  | 'open-preferences'
  | 'save-preferences'
  | 'open-company-settings'
  | 'change-settings'
  | 'open-audit-log';

const entriesPerPage = 15;

export const settingsHandlers: Handlers<SettingsActions> = {
  async 'open-settings'(_core, _action, { actor }) {
    return { kind: 'show', view: settingsPage(actor) };
  },

  async 'open-preferences'(core, _action, { actor }) {
    return openEdit(preferencesEdit(core, actor));
  },

  async 'save-preferences'(core, { seen }, request) {
    const saved = await saveEdit(preferencesEdit(core, request.actor), seen, request);
    if ('refused' in saved) return saved.refused;
    return { kind: 'go', to: { type: 'open-settings' }, said: 'Your preferences are saved.' };
  },

  async 'open-company-settings'(core, _action, { actor }) {
    return openEdit(companySettingsEdit(core, actor));
  },

  async 'change-settings'(core, { seen }, request) {
    const saved = await saveEdit(companySettingsEdit(core, request.actor), seen, request);
    if ('refused' in saved) return saved.refused;
    const isSame = seen === stampOf(companySettingsValues(saved.input));
    const said = isSame ? 'Nothing was changed.' : 'The company settings are saved.';
    return { kind: 'go', to: { type: 'open-settings' }, said };
  },

  async 'open-audit-log'(_core, { page }, { actor }) {
    mustBeAdministrator(actor);
    return { kind: 'show', view: auditLog(await gatherAuditLog(entriesPerPage, page), actor) };
  },
};

function companySettingsEdit(core: Core, actor: Person): Edit<Settings, Settings> {
  return {
    async load() {
      mustBeAdministrator(actor);
      return getSettings();
    },
    stored: companySettingsValues,
    form: (_, state) => companySettingsForm(state),
    read: (_, values) => readForm(companySettingsInputSchema, values),
    write: async (before, input) => (await changeSettings(core, actor, input, before)) !== undefined,
  };
}

interface OwnPreferences {
  person: Person;
  settings: Settings;
}

function preferencesEdit(core: Core, actor: Person): Edit<OwnPreferences, PreferencesInput> {
  return {
    async load() {
      const [people, settings] = await Promise.all([findPeople([actor._id]), getSettings()]);
      return { person: people.get(actor._id) ?? actor, settings };
    },
    stored: ({ person }) => preferenceValues(person),
    form: ({ person, settings }, state) => preferencesForm(person, settings, state),
    read: ({ person }, values) => readForm(preferencesInputSchema, askedOf(person, values)),
    write: ({ person }, input) => changePreferences(core, person, input),
  };
}

/** Whoever has one platform alone is not asked which. */
function askedOf(person: Person, { platform, ...values }: FormValues): FormValues {
  return hasBothPlatforms(person) && platform !== undefined ? { ...values, platform } : values;
}
