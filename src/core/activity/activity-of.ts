import type { Core } from '../core.ts';
import { type ActivityItem, ActivityItemModel } from '../one-to-ones/activity-item.ts';
import { mayRead, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import type { OneToOne } from '../one-to-ones/one-to-one.ts';
import { isUnderway } from '../one-to-ones/status.ts';
import { inPanelOrder, kindOfPanel, recentFrom } from './panels.ts';

const mostItems = 300;

/**
 * What the panels of a 1-to-1 show to this person: as it is while it is open, nothing once it lapsed, and afterwards as it
 * stood when it was finalised.
 */
export async function activityOf(core: Core, seen: SeenOneToOne): Promise<ActivityItem[]> {
  if (!mayRead(seen, seen.oneToOne)) return [];
  if (isUnderway(seen.oneToOne)) return currentActivity(core, seen.oneToOne);
  return showsPanels(seen.oneToOne) ? (seen.oneToOne.activity ?? []) : [];
}

/** Whether a 1-to-1 has panels to show: as they are now, or as they stood when it was finalised. */
export function showsPanels({ panels = [], status }: Pick<OneToOne, 'panels' | 'status'>): boolean {
  return panels.length > 0 && status !== 'lapsed' && status !== 'not-held';
}

/** What the panels show now: what the reviewee has open, and what they finished recently. */
export async function currentActivity(
  core: Core,
  { panels = [], revieweeId }: Pick<OneToOne, 'panels' | 'revieweeId'>,
): Promise<ActivityItem[]> {
  if (panels.length === 0) return [];
  return findActivity(
    core,
    revieweeId,
    panels.map((panel) => kindOfPanel[panel]),
  );
}

/** The open and recently finished items of somebody, in the order of the panels. */
export async function findActivity(
  core: Core,
  personId: string,
  kinds: ActivityItem['kind'][],
): Promise<ActivityItem[]> {
  const items = await ActivityItemModel.find({
    personId,
    kind: { $in: kinds },
    $or: [{ status: { $ne: 'done' } }, { updatedAt: { $gte: recentFrom(core.clock.now()) } }],
  })
    .limit(mostItems)
    .lean<ActivityItem[]>();
  return inPanelOrder(items);
}
