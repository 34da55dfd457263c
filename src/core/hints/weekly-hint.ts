import { type HintKind, hintKinds } from '../chat/hint-kinds.ts';
import type { Core } from '../core.ts';
import { type Cycle, CycleModel } from '../cycles/cycle.ts';
import { findThreads } from '../cycles/plan/find-threads.ts';
import { insertMissing } from '../database/insert-missing.ts';
import { OneToOneModel } from '../one-to-ones/one-to-one.ts';
import type { Thread } from '../one-to-ones/thread.ts';
import { absenceOn } from '../people/absences.ts';
import { findPeople } from '../people/find-people.ts';
import type { Person } from '../people/person.ts';
import { addDays } from '../time/calendar.ts';
import type { IsoDate } from '../time/iso-date.ts';
import { dayIn } from '../time/local-time.ts';
import { hintsFor } from './hint-rules.ts';
import { hintsOffFor } from './hint-switches.ts';
import { mondayOf, type ShownHint, ShownHintModel, shownHintId } from './shown-hint.ts';
import { findThreadFacts } from './thread-facts.ts';

/** A hint for a reviewer alone. */
export interface WeeklyHint {
  kind: HintKind;
  revieweeName: string;
  oneToOneId: string;
}

/** The same hint about the same pair rests this long: what was read once is no news. */
const restDays = 28;

type Pair = Pick<Thread, 'threadId' | 'cycleId' | 'revieweeId'>;

/** The hint of this week: the one that was chosen, for as long as it holds, or one that is chosen now. */
export async function weeklyHint(core: Core, person: Person): Promise<WeeklyHint | undefined> {
  if (!(await OneToOneModel.exists({ reviewerId: person._id }))) return undefined;
  const today = dayIn(core.clock.now(), person.timeZone);
  const weekOf = mondayOf(today);
  const off = await hintsOffFor(person._id);
  const shown = await ShownHintModel.findById(shownHintId(person._id, weekOf)).lean<ShownHint>();
  if (shown) return off.includes(shown.kind) ? undefined : stillHolding(core, person, shown);
  const chosen = await chooseHint(core, person, off, today);
  if (!chosen) return undefined;
  const { pair, kind } = chosen;
  const { threadId, cycleId, revieweeId } = pair;
  const _id = shownHintId(person._id, weekOf);
  const record = { _id, personId: person._id, kind, weekOf, threadId, cycleId, revieweeId };
  // Two openings of the hub at once: the first one's choice is the week's.
  const isFirst = (await insertMissing(ShownHintModel, [record])).length === 1;
  return isFirst ? chosen.hint : weeklyHint(core, person);
}

interface Candidate {
  pair: Pair;
  kind: HintKind;
  hint: WeeklyHint;
}

async function chooseHint(
  core: Core,
  person: Person,
  off: HintKind[],
  today: IsoDate,
): Promise<Candidate | undefined> {
  const threads = (await findThreads(core, person)).filter(({ reviewerId }) => reviewerId === person._id);
  const candidates = (await Promise.all(threads.map((pair) => hintsAbout(core, person, pair)))).flat();
  const resting = await ShownHintModel.find({
    personId: person._id,
    weekOf: { $gt: addDays(mondayOf(today), -restDays) },
  }).lean<ShownHint[]>();
  return candidates
    .filter(({ kind }) => !off.includes(kind))
    .filter(
      ({ kind, pair }) => !resting.some((hint) => hint.kind === kind && hint.threadId === pair.threadId),
    )
    .toSorted((left, right) => hintKinds.indexOf(left.kind) - hintKinds.indexOf(right.kind))[0];
}

async function stillHolding(core: Core, person: Person, shown: ShownHint): Promise<WeeklyHint | undefined> {
  const holding = await hintsAbout(core, person, shown);
  return holding.find(({ kind }) => kind === shown.kind)?.hint;
}

/** Nothing is said about somebody who is away. */
async function hintsAbout(core: Core, person: Person, pair: Pair): Promise<Candidate[]> {
  const [cycle, people] = await Promise.all([
    CycleModel.findById(pair.cycleId).lean<Cycle>(),
    findPeople([pair.revieweeId]),
  ]);
  const reviewee = people.get(pair.revieweeId);
  if (!cycle || !reviewee?.isActive) return [];
  if (absenceOn(reviewee.absences, dayIn(core.clock.now(), reviewee.timeZone))) return [];
  const found = await findThreadFacts(core, person, pair, cycle);
  if (!found) return [];
  return hintsFor(found.facts).map((kind) => ({
    pair,
    kind,
    hint: { kind, revieweeName: reviewee.name, oneToOneId: found.newestId },
  }));
}
