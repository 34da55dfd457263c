import { capped } from '../forms/capped.ts';
import { locatePage, type Page } from '../page.ts';
import { type Team, TeamModel } from './team.ts';

const perPage = 10;

/** One page of the teams by name; of those whose name holds what is searched for, when anything is. */
export async function listTeams(asked?: number, search = ''): Promise<Page<Team>> {
  const words = capped(search, 200)
    .trim()
    .replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const filter = words === '' ? {} : { name: { $regex: words, $options: 'i' } };
  const { index, count, skip } = locatePage(await TeamModel.countDocuments(filter), perPage, asked);
  const items = await TeamModel.find(filter).sort({ name: 1 }).skip(skip).limit(perPage).lean<Team[]>();
  return { items, index, count };
}
