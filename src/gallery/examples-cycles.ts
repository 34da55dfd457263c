import { withSaid } from '../core/chat/with-said.ts';
import { pageOf } from '../core/page.ts';
import {
  cycleForm,
  cycleTemplateForm,
  cycleValues,
  newCycleValues,
} from '../core/screens/cycles/cycle-form.ts';
import { cycleList } from '../core/screens/cycles/cycle-list.ts';
import { cyclePage } from '../core/screens/cycles/cycle-page.ts';
import { cyclePreviewPage } from '../core/screens/cycles/cycle-preview-page.ts';
import { exceptionsForm, newExceptionsValues } from '../core/screens/cycles/exceptions-form.ts';
import { exceptionsPage } from '../core/screens/cycles/exceptions-page.ts';
import { pauseForm } from '../core/screens/cycles/pause-form.ts';
import { newRecipientsValues, recipientsForm } from '../core/screens/cycles/recipients-form.ts';
import { recipientsPage } from '../core/screens/cycles/recipients-page.ts';
import { isoDate } from '../core/time/iso-date.ts';
import { dialog, type Example } from './example.ts';
import { draft, excepting, names, plan, probation, recorded, running, seen } from './example-cycle-data.ts';
import { hanna, tomasz } from './example-data.ts';

const templates = Array.from({ length: 12 }, (_, index) => ({
  _id: `template-${index}`,
  name: `${'A very long name '.repeat(5)}${index}`,
}));
const page = { names, completion: { cycle: '', finalised: 14, total: 31 }, isOneOpen: true, recorded };

/** Cycles as those who manage them meet them. */
export const cycleExamples: Example[] = [
  dialog('cycle-list', 'none', cycleList({ page: pageOf([], 10), locale: 'en-GB', canAssign: true })),
  dialog(
    'cycle-list',
    'second-page',
    cycleList({
      page: pageOf(
        Array.from({ length: 25 }, () => running),
        10,
        1,
      ),
      locale: 'en-GB',
      canAssign: true,
    }),
  ),
  dialog('cycle-page', 'draft', cyclePage({ ...page, seen: seen(draft), next: plan })),
  dialog('cycle-page', 'running', cyclePage({ ...page, seen: seen(running), next: plan })),
  dialog(
    'cycle-page',
    'paused',
    cyclePage({
      ...page,
      seen: seen({ ...running, status: 'paused', pausedUntil: isoDate('2027-02-01') }),
      next: plan,
    }),
  ),
  dialog('cycle-page', 'after-start-date', cyclePage({ ...page, seen: seen(probation), next: plan })),
  dialog('cycle-page', 'ended', cyclePage({ ...page, seen: seen({ ...running, status: 'ended' }) })),
  dialog('cycle-preview-page', 'draft', cyclePreviewPage({ seen: seen(draft), plan })),
  dialog('cycle-preview-page', 'after-start-date', cyclePreviewPage({ seen: seen(probation), plan })),
  dialog(
    'cycle-preview-page',
    'left-out',
    withSaid(
      cyclePreviewPage({ seen: seen(draft), plan, isLeftOut: true, page: 1 }),
      'Something changed.',
      'warning',
    ),
  ),
  dialog(
    'cycle-form',
    'new',
    cycleForm({ templates, values: newCycleValues(hanna, isoDate('2026-12-07')), errors: {} }),
  ),
  dialog(
    'cycle-form',
    'after-start-date',
    cycleForm({ templates, values: cycleValues(probation), errors: {} }),
  ),
  dialog('cycle-template-form', 'which', cycleTemplateForm(templates)),
  dialog(
    'cycle-form',
    'with-errors',
    cycleForm({
      cycleId: draft._id,
      templates,
      values: { ...cycleValues(draft), count: 'many' },
      errors: {
        revieweeBy: 'Reviewee complete by 2026-12-14 comes before first issue 2026-12-16.',
        count: 'Please give a whole number from 1 to 120.',
      },
    }),
  ),
  dialog(
    'recipients-form',
    'of-running-cycle',
    recipientsForm({ cycle: running, isOneOpen: true, values: newRecipientsValues, errors: {} }),
  ),
  dialog(
    'recipients-form',
    'of-manager-with-errors',
    recipientsForm({
      cycle: { ...draft, onlyReportsOf: tomasz._id },
      isOneOpen: false,
      values: { ...newRecipientsValues, who: 'Kofi\nEngineering' },
      errors: { who: '“Kofi” is nobody who reports to you, and no team that you lead.' },
    }),
  ),
  dialog('recipients-page', 'draft', recipientsPage({ cycle: draft, names })),
  dialog(
    'exceptions-form',
    'of-running-cycle',
    exceptionsForm(running, { values: newExceptionsValues, errors: {} }),
  ),
  dialog(
    'exceptions-form',
    'with-errors',
    exceptionsForm(draft, {
      values: { ...newExceptionsValues, who: 'Kofi' },
      errors: { who: 'There is no person and no team called “Kofi”: write the full name or the e-mail.' },
    }),
  ),
  dialog('exceptions-page', 'nobody', exceptionsPage({ cycle: draft, names })),
  dialog('exceptions-page', 'second-page', exceptionsPage({ cycle: excepting, names, page: 1 })),
  dialog('exceptions-page', 'ended', exceptionsPage({ cycle: { ...excepting, status: 'ended' }, names })),
  dialog('cycle-page', 'with-exceptions', cyclePage({ ...page, seen: seen(excepting), next: plan })),
  dialog('pause-form', 'empty', pauseForm(running, { values: {}, errors: {} })),
];
