import { findAssignScope } from '../cycles/find-assign-scope.ts';
import { listCycles } from '../cycles/list-cycles.ts';
import { notFound } from '../errors.ts';
import { cycleList } from '../views/cycle-list.ts';
import { pageOf } from '../views/paging.ts';
import type { Handlers } from './handler.ts';

type CycleActions = 'list-cycles';

const listedPerPage = 10;

export const cycleHandlers: Handlers<CycleActions> = {
  async 'list-cycles'(_core, { page }, { actor }) {
    const [cycles, scope] = await Promise.all([listCycles(actor), findAssignScope(actor)]);
    if (cycles.length === 0 && scope === 'nobody') throw notFound('The list of cycles');
    return { kind: 'show', view: cycleList(pageOf(cycles, listedPerPage, page)) };
  },
};
