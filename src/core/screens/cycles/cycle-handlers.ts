import { record } from '../../audit/record.ts';
import { type Edit, openEdit, saveEdit } from '../../chat/edit.ts';
import type { Go, Handlers } from '../../chat/handler.ts';
import type { Core } from '../../core.ts';
import { archiveCycle, endCycle, pauseCycle, resumeCycle } from '../../cycles/change/pause-cycle.ts';
import { startCycle } from '../../cycles/change/start-cycle.ts';
import { findAssignScope } from '../../cycles/find-assign-scope.ts';
import { listCycles } from '../../cycles/list-cycles.ts';
import { loadCycle, mustBeAllowedToAssign, type SeenCycle } from '../../cycles/load-cycle.ts';
import { fingerprintOf } from '../../cycles/plan/fingerprint-of.ts';
import { defined } from '../../defined.ts';
import { notFound } from '../../errors.ts';
import { pageOf } from '../../page.ts';
import { loadOrganisation } from '../../people/organisation.ts';
import type { Person } from '../../people/person.ts';
import { type IsoDate, isoDateSchema } from '../../time/iso-date.ts';
import { dayIn } from '../../time/local-time.ts';
import { cycleList } from './cycle-list.ts';
import { cyclePage } from './cycle-page.ts';
import { cyclePreviewPage } from './cycle-preview-page.ts';
import { gatherCycle, nextPlan } from './gather-cycle.ts';
import { pauseForm } from './pause-form.ts';

type CycleActions =
  | 'list-cycles'
  | 'open-cycle'
  | 'preview-cycle'
  | 'start-cycle'
  | 'open-pause-form'
  | 'pause-cycle'
  | 'resume-cycle'
  | 'end-cycle'
  | 'archive-cycle';

const listedPerPage = 10;

export const cycleHandlers: Handlers<CycleActions> = {
  async 'list-cycles'(core, { page }, { actor }) {
    const [cycles, scope] = await Promise.all([listCycles(actor), findAssignScope(core, actor)]);
    if (cycles.length === 0 && scope === 'nobody') throw notFound('The list of cycles');
    const shown = pageOf(cycles, listedPerPage, page);
    const view = cycleList({ page: shown, locale: actor.locale, canAssign: scope !== 'nobody' });
    return { kind: 'show', view };
  },

  async 'open-cycle'(core, { cycleId }, { actor }) {
    return { kind: 'show', view: cyclePage(await gatherCycle(core, await loadCycle(core, actor, cycleId))) };
  },

  async 'preview-cycle'(core, { cycleId, isLeftOut, page }, { actor }) {
    const seen = await loadCycle(core, actor, cycleId);
    const plan = await nextPlan(core, seen, await loadOrganisation());
    return { kind: 'show', view: cyclePreviewPage({ seen, plan, isLeftOut, page }) };
  },

  async 'start-cycle'(core, { cycleId, seen: fingerprint }, { actor }) {
    const seen = await loadCycle(core, actor, cycleId);
    mustBeAllowedToAssign(seen.scope, seen);
    const plan = await nextPlan(core, seen, await loadOrganisation());
    if (seen.cycle.status === 'draft' && fingerprint !== fingerprintOf(seen, plan)) {
      return {
        kind: 'go',
        to: { type: 'preview-cycle', cycleId },
        said: 'Something changed since you looked. This is how it is now.',
        tone: 'warning',
      };
    }
    await startCycle(core, cycleId, seen.cycle);
    await record(core, actor, 'cycle.started', { detail: cycleId });
    return { kind: 'go', to: { type: 'open-cycle', cycleId }, said: 'Started.' };
  },

  async 'open-pause-form'(core, { cycleId }, { actor }) {
    return openEdit(pauseEdit(core, actor, cycleId));
  },

  async 'pause-cycle'(core, { cycleId, seen }, request) {
    const saved = await saveEdit(pauseEdit(core, request.actor, cycleId), seen, request);
    return 'refused' in saved ? saved.refused : { ...page(cycleId), said: 'Paused.' };
  },

  async 'resume-cycle'(core, { cycleId }, { actor }) {
    const seen = await loadCycle(core, actor, cycleId);
    mustBeAllowedToAssign(seen.scope, seen);
    await resumeCycle(core, cycleId);
    return done(core, seen, 'cycle.resumed', 'It goes on.');
  },

  async 'end-cycle'(core, { cycleId }, { actor }) {
    const seen = await loadCycle(core, actor, cycleId);
    await endCycle(core, cycleId);
    return done(core, seen, 'cycle.ended', 'Ended. It issues nothing any more.');
  },

  async 'archive-cycle'(core, { cycleId }, { actor }) {
    const seen = await loadCycle(core, actor, cycleId);
    await archiveCycle(core, cycleId);
    return done(core, seen, 'cycle.archived', 'Archived.');
  },
};

/** Until when a cycle pauses: one that others paused already is asked about again. */
function pauseEdit(core: Core, actor: Person, cycleId: string): Edit<SeenCycle, Pause> {
  return {
    load: () => loadCycle(core, actor, cycleId),
    stored: ({ cycle: { status, pausedUntil } }) => defined({ status, until: pausedUntil }),
    form: ({ cycle }, state) => pauseForm(cycle, state),
    read({ cycle }, values) {
      const until = isoDateSchema.optional().safeParse(values.until);
      if (until.success && (!until.data || until.data > dayIn(core.clock.now(), cycle.timeZone))) {
        return { input: defined({ until: until.data }) };
      }
      return { errors: { until: 'Please choose a day after today, or none.' } };
    },
    async write({ cycle }, { until }) {
      const isPaused = await pauseCycle(core, cycleId, until, cycle);
      if (isPaused) await record(core, actor, 'cycle.paused', { detail: cycleId });
      return isPaused;
    },
    isDone: ({ cycle }, { until }) => cycle.status === 'paused' && cycle.pausedUntil === until,
  };
}

interface Pause {
  until?: IsoDate;
}

async function done(core: Core, seen: SeenCycle, what: string, said: string): Promise<Go> {
  await record(core, seen.actor, what, { detail: seen.cycle._id });
  return { ...page(seen.cycle._id), said };
}

function page(cycleId: string): Go {
  return { kind: 'go', to: { type: 'open-cycle', cycleId } };
}
