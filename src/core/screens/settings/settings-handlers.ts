import type { Handlers } from '../../chat/handler.ts';
import { readForm } from '../../forms/read-form.ts';
import { mustBeAdministrator } from '../../permissions/permissions.ts';
import { changePreferences, preferencesInputSchema } from '../../preferences/change-preferences.ts';
import { changeSettings } from '../../preferences/change-settings.ts';
import { companySettingsInputSchema } from '../../preferences/company-settings-input.ts';
import { getSettings } from '../../settings/settings.ts';
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

  async 'open-preferences'(_core, _action, { actor }) {
    const state = { values: preferenceValues(actor), errors: {} };
    return { kind: 'show', view: preferencesForm(actor, await getSettings(), state) };
  },

  async 'save-preferences'(core, _action, { actor, values }) {
    const read = readForm(preferencesInputSchema, values);
    if ('errors' in read) {
      const form = preferencesForm(actor, await getSettings(), { values, errors: read.errors });
      return { kind: 'errors', form };
    }
    await changePreferences(core, actor, read.input);
    return { kind: 'go', to: { type: 'open-settings' }, said: 'Your preferences are saved.' };
  },

  async 'open-company-settings'(_core, _action, { actor }) {
    mustBeAdministrator(actor);
    const values = companySettingsValues(await getSettings());
    return { kind: 'show', view: companySettingsForm({ values, errors: {} }) };
  },

  async 'change-settings'(core, _action, { actor, values }) {
    mustBeAdministrator(actor);
    const read = readForm(companySettingsInputSchema, values);
    if ('errors' in read)
      return { kind: 'errors', form: companySettingsForm({ values, errors: read.errors }) };
    const changed = await changeSettings(core, actor, read.input);
    const said = changed.length === 0 ? 'Nothing was changed.' : 'The company settings are saved.';
    return { kind: 'go', to: { type: 'open-settings' }, said };
  },

  async 'open-audit-log'(_core, { page }, { actor }) {
    mustBeAdministrator(actor);
    return { kind: 'show', view: auditLog(await gatherAuditLog(entriesPerPage, page), actor) };
  },
};
