import { beforeEach, describe, expect, it } from '@jest/globals';
import type { UserAction } from '../../../src/core/chat/user-action.ts';
import type { FormValues } from '../../../src/core/forms/form-values.ts';
import { QuestionSetModel } from '../../../src/core/question-sets/question-set.ts';
import { TemplateModel } from '../../../src/core/templates/template.ts';
import { beginWithCompany } from '../../support/begin-with.ts';
import { errorsOf } from '../../support/shown.ts';
import { act, type Company } from '../../support/small-company.ts';
import { makeTestCore } from '../../support/test-core.ts';
import { useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();

const core = makeTestCore('2026-12-02T10:00:00Z');
let company: Company;

beforeEach(async () => {
  company = await beginWithCompany(core);
});

const set = { name: 'Looking back', sharing: 'shared', ask: 'all', prompts: 'How was it?' };
const template = { name: 'Mentoring', carryForward: [], panels: [], reminders: '0', agendaPoints: 'Praise' };
const cycle = { name: 'Weekly', timeZone: 'UTC' };

/** A form of chat, filled in, and the field that is to be tried. */
const forms: [UserAction, FormValues, string][] = [
  [{ type: 'save-question-set' }, set, 'name'],
  [{ type: 'save-question-set' }, set, 'prompts'],
  [{ type: 'save-template' }, template, 'name'],
  [{ type: 'save-template' }, template, 'description'],
  [{ type: 'save-template' }, template, 'agendaPoints'],
  [{ type: 'save-cycle' }, cycle, 'name'],
  [{ type: 'add-objective' }, { title: 'Write it' }, 'title'],
  [{ type: 'add-objective' }, { title: 'Write it', target: '3' }, 'unit'],
];

describe('a form of chat', () => {
  it.each(forms)('refuses with %j %j what nobody sees in %s', async (action, values, field) => {
    const before = await stored();
    const reply = await act(core, company.hr, action, { ...values, [field]: 'a\u202eb' });
    expect(errorsOf(reply)[field] ?? '').toContain('U+202E');
    expect(await stored()).toEqual(before);
  });

  it.each(forms.filter(([, , field]) => ['name', 'title', 'unit'].includes(field)))(
    'refuses with %j %j a line break in %s',
    async (action, values, field) => {
      const reply = await act(core, company.hr, action, { ...values, [field]: 'a\nb' });
      expect(errorsOf(reply)[field] ?? '').toMatch(/line break|on one line/);
    },
  );

  it('takes names as people write them', async () => {
    await act(core, company.hr, { type: 'save-template' }, { ...template, name: '\u00a0می‌خواهم 👩‍💻 ' });
    expect(await TemplateModel.exists({ name: 'می‌خواهم 👩‍💻' })).not.toBeNull();
  });
});

async function stored() {
  return [await QuestionSetModel.find().lean(), await TemplateModel.find().lean()];
}
