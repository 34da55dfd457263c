import type { Core } from '../../core.ts';
import { AppError } from '../../errors.ts';
import type { OpenOrganisation } from '../../people/open-organisation.ts';
import { firstLooks } from '../../reminders/first-look.ts';
import { getSettings } from '../../settings/settings.ts';
import { type Template, TemplateModel } from '../../templates/template.ts';
import type { Cycle, Owed } from '../cycle.ts';
import { timesOf } from '../dates/clocks.ts';
import { recordedAfterMs } from '../dates/pauses.ts';
import type { NotIssued } from '../not-issued.ts';
import { planLook } from '../plan/plan-look.ts';
import { announcer } from './announce.ts';
import { announceStored } from './announce-stored.ts';
import { type Candidates, findCandidates } from './find-candidates.ts';
import { issuePass } from './issue-pass.ts';
import { beginIssuing, earlier, moveOn, nextLookAt, nextTriggerAt } from './move-on.ts';
import { type Pass, passesOf } from './passes-of.ts';
import { findQuestions } from './questions-of-occurrence.ts';
import { recordNotIssued } from './record-not-issued.ts';

/** What one cycle in a sweep came to, in people. */
export interface CycleCounts {
  issued: number;
  /** Recorded as skipped: away for the whole of it. */
  skipped: number;
  missed: number;
  /** Recorded as left out for any other reason. */
  leftOut: number;
}

/** What a sweep has at hand for all its cycles. */
export interface Sweep {
  organisation: OpenOrganisation;
  /** Up to which number people had changed when it began. */
  change: number;
}

/**
 * One cycle in a sweep: issues what is due, records what was due and is not issued, and notes when to look again. Safe to
 * repeat at any point: a cycle says that it is being issued until everybody was told.
 */
export async function issueCycle(core: Core, cycle: Cycle, sweep: Sweep): Promise<CycleCounts> {
  const { organisation, change } = sweep;
  const now = core.clock.now();
  const wasCutShort = cycle.issuing !== undefined;
  if (wasCutShort) await announceStored(core, cycle._id, organisation);
  const until = lookUntil(cycle, now);
  const isTime = cycle.nextIssueAt !== undefined && cycle.nextIssueAt <= now;
  const times = timesOf(cycle, organisation, cycle.startedAt ?? now);
  const candidates = await findCandidates(cycle, organisation, times, until, isTime);
  const settled = await settleAll(core, cycle, organisation, candidates, until);
  // Somebody changed the cycle, or another copy is further: the next look goes by how it is then.
  if (!settled) return nothing;
  // What comes on a date is known for everybody; what a trigger brings on, for those alone who were looked at.
  const isOfAll = isTime || !cycle.trigger;
  const planned = isTime ? undefined : cycle.nextIssueAt;
  await moveOn(cycle, {
    until: isOfAll ? until : (cycle.lookedUntilAt ?? until),
    change: cycle.status === 'active' ? change : undefined,
    nextIssueAt: cycle.trigger
      ? nextTriggerAt(planned, settled.nextAt, now)
      : earlier(planned, nextLookAt(cycle, times, candidates.clocks, until, now)),
    isAnnounced: wasCutShort || settled.isAnnounced,
    stillOwed: settled.stillOwed,
  });
  return settled.counts;
}

const nothing: CycleCounts = { issued: 0, skipped: 0, missed: 0, leftOut: 0 };

/** What is due on a day of pausing is settled once that day is over everywhere it may be. */
function lookUntil({ status, lookedUntilAt }: Cycle, now: Date): Date {
  const until = status === 'paused' ? new Date(now.getTime() - recordedAfterMs) : now;
  return lookedUntilAt && lookedUntilAt > until ? lookedUntilAt : until;
}

interface Settled {
  counts: CycleCounts;
  /** Whether anything was stored of which people were told. */
  isAnnounced: boolean;
  /** When a trigger brings on the next one for any of those who were looked at. */
  nextAt?: Date | undefined;
  stillOwed: Owed[];
}

/** @returns undefined when the cycle changed meanwhile */
async function settleAll(
  core: Core,
  cycle: Cycle,
  organisation: OpenOrganisation,
  { members, isChanged }: Candidates,
  until: Date,
): Promise<Settled | undefined> {
  if (members.length === 0) return { counts: nothing, isAnnounced: false, stillOwed: [] };
  const template = await TemplateModel.findById(cycle.templateId).lean<Template>();
  if (!template) throw new AppError('not-found', `The template of “${cycle.name}” is gone.`);
  await organisation.surround(members, template.reviewerId === undefined ? [] : [template.reviewerId]);
  const now = core.clock.now();
  const look = planLook({ cycle, template, organisation, candidates: members, isChanged, until, now });
  const passes = passesOf(look);
  const stored = passes.length > 0 ? await issueAll(core, cycle, template, organisation, passes) : noPass;
  if (!stored) return undefined;
  const recorded = await recordNotIssued(cycle._id, look.passed);
  const peopleIn = (records: NotIssued[]) =>
    records.reduce((sum, { personIds }) => sum + personIds.length, 0);
  const missed = peopleIn(recorded.filter(({ reason }) => reason === 'missed'));
  return {
    counts: { ...stored, missed, leftOut: peopleIn(recorded) - missed },
    isAnnounced: passes.length > 0,
    nextAt: look.nextAt,
    stillOwed: look.stillOwed,
  };
}

const noPass = { issued: 0, skipped: 0 };

/** @returns undefined when the cycle changed meanwhile */
async function issueAll(
  core: Core,
  cycle: Cycle,
  template: Template,
  organisation: OpenOrganisation,
  passes: readonly Pass[],
): Promise<Pick<CycleCounts, 'issued' | 'skipped'> | undefined> {
  const now = core.clock.now();
  const given = passes.filter(({ issues, late }) => issues.length + late.length > 0);
  const occurrences = given.map(({ occurrence }) => occurrence);
  const begun = await beginIssuing(cycle, occurrences, now);
  if (!begun) return undefined;
  const firstLook = firstLooks(organisation, await getSettings(), now);
  const announce = announcer(core, cycle, organisation);
  const counts = { issued: 0, skipped: 0, met: 0 };
  for (const pass of passes) {
    const questions = await findQuestions(begun, template, pass.occurrence);
    const common = { cycle, template, questions, firstLook };
    const done = await issuePass(core, common, pass, announce, cycle.issuing !== undefined);
    counts.issued += done.issued;
    counts.skipped += done.skipped;
    counts.met += done.met;
  }
  // Once the cycle has moved on nobody looks back, so nothing may depend on the other copy getting to the end.
  if (counts.met > 0) await announceStored(core, cycle._id, organisation);
  return { issued: counts.issued, skipped: counts.skipped };
}
