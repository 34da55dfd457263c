import type { Page } from '../views/paging.ts';
import { type Team, TeamModel } from './team.ts';

const perPage = 10;

/** One page of the teams by name; of those whose name holds what is searched for, when anything is. */
export async function listTeams(asked = 0, search = ''): Promise<Page<Team>> {
  const words = search.trim().replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const filter = words === '' ? {} : { name: { $regex: words, $options: 'i' } };
  const count = Math.max(1, Math.ceil((await TeamModel.countDocuments(filter)) / perPage));
  const index = Math.min(asked, count - 1);
  const items = await TeamModel.find(filter)
    .sort({ name: 1 })
    .skip(index * perPage)
    .limit(perPage)
    .lean<Team[]>();
  return { items, index, count };
}
