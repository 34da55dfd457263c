import type { Handlers } from '../../chat/handler.ts';
import { loadCycle } from '../../cycles/load-cycle.ts';
import { listRecorded, readRecorded } from '../../cycles/plan/record.ts';
import { findNames } from '../../people/find-people.ts';
import { notIssuedPage, notIssuedPeoplePage } from './not-issued-pages.ts';

export const notIssuedHandlers: Handlers<'list-not-issued'> = {
  async 'list-not-issued'(core, { cycleId, occurrence: asked, page }, { actor }) {
    const seen = await loadCycle(core, actor, cycleId);
    const recorded = await listRecorded(cycleId);
    const occurrence = recorded.find((each) => each.occurrence === asked);
    if (!occurrence) return { kind: 'show', view: notIssuedPage({ seen, recorded, page }) };
    const found = await readRecorded(cycleId, occurrence.occurrence);
    const names = await findNames(found.map(({ personId }) => personId));
    const people = found.map((each) => ({ ...each, person: names.get(each.personId) }));
    return { kind: 'show', view: notIssuedPeoplePage({ seen, recorded, occurrence, people, page }) };
  },
};
