import { ActionPointModel } from '../../../src/core/points/action-point.ts';
import { dayOnTheWall, type Pair, plusDays } from './expected-reminders.ts';
import type { Stage } from './stage.ts';

/** Plans what the two people of a 1-to-1, and HR, will do about it. */
export function planActsOfPair(stage: Stage, pair: Pair, hrId: string): void {
  const { deadlines, reviewee, reviewer } = pair;
  const { reviewee: by, finalise: lastBy } = deadlines;
  if (stage.chance(0.8)) stage.plan(by, [-7, 6], () => share(stage, pair, 'reviewee'));
  if (stage.chance(0.6)) stage.plan(deadlines.reviewer, [-5, 6], () => share(stage, pair, 'reviewer'));
  if (stage.chance(0.9)) stage.plan(lastBy, [-3, 9], () => finalise(stage, pair, hrId));
  for (const who of [reviewee, reviewer]) {
    if (stage.chance(0.12)) stage.plan(by, [-9, 4], () => mute(stage, pair, who, true));
    if (stage.chance(0.12)) stage.plan(lastBy, [-4, 6], () => mute(stage, pair, who, false));
    if (stage.chance(0.2)) stage.plan(by, [-6, 6], () => snooze(stage, pair, who));
  }
  if (stage.chance(0.2)) stage.plan(by, [-6, 4], () => addPoint(stage, pair));
  if (stage.chance(0.2)) stage.plan(lastBy, [0, 12], () => reopen(stage, pair, hrId));
}

async function share(stage: Stage, pair: Pair, part: 'reviewee' | 'reviewer'): Promise<void> {
  if (!pair.isOpen || !stage.isActive(pair[part])) return;
  await stage.act(pair[part], { type: 'share-answers', oneToOneId: pair.id });
  pair.shared.add(part);
}

async function finalise(stage: Stage, pair: Pair, hrId: string): Promise<void> {
  if (!pair.isOpen) return;
  await stage.act(hrId, { type: 'finalise', oneToOneId: pair.id });
  pair.isOpen = false;
}

async function reopen(stage: Stage, pair: Pair, hrId: string): Promise<void> {
  if (pair.isOpen) return;
  await stage.act(hrId, { type: 'reopen', oneToOneId: pair.id }, { reason: 'More to say' });
  pair.isOpen = true;
  pair.toldAt = stage.now();
}

async function mute(stage: Stage, pair: Pair, who: string, isMuted: boolean): Promise<void> {
  if (!pair.isOpen || !stage.isActive(who)) return;
  await stage.act(who, { type: 'mute-reminders', oneToOneId: pair.id, isMuted });
  pair.snoozed.delete(who);
  if (isMuted) pair.muted.add(who);
  else pair.muted.delete(who);
}

async function snooze(stage: Stage, pair: Pair, who: string): Promise<void> {
  const person = stage.expected.people.get(who);
  if (!pair.isOpen || !person?.isActive) return;
  const days = stage.pick([1, 3, 7]);
  await stage.act(who, { type: 'snooze-reminders', oneToOneId: pair.id, days });
  let until = plusDays(dayOnTheWall(stage.now(), person.zone), days);
  while (stage.expected.isDayOff(person, until)) until = plusDays(until, 1);
  pair.muted.delete(who);
  pair.snoozed.set(who, until);
}

async function addPoint(stage: Stage, pair: Pair): Promise<void> {
  if (!pair.isOpen || !stage.isActive(pair.reviewee, pair.reviewer)) return;
  const owner = stage.pick([pair.reviewee, pair.reviewer]);
  const dueOn = plusDays(stage.now().toISOString().slice(0, 10), Math.floor(stage.number() * 8) - 2);
  await stage.act(
    pair.reviewer,
    { type: 'add-action-point', oneToOneId: pair.id },
    { text: 'It', owner, dueOn },
  );
  const added = await ActionPointModel.findOne({ addedAt: stage.now() }).orFail().lean<{ _id: string }>();
  const point = { id: added._id, owner, dueOn, addedAt: stage.now(), isDone: false };
  stage.expected.points.set(point.id, point);
  if (!stage.chance(0.6)) return;
  stage.plan(dueOn, [0, 9], async () => {
    if (!stage.isActive(owner)) return;
    await stage.act(owner, { type: 'tick-action-point', oneToOneId: pair.id, actionPointId: point.id });
    point.isDone = true;
  });
}
