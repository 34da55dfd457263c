import type { CalendarModel } from '../../../support/calendar-model/calendar-model.ts';
import { type Moment, momentOf } from '../../../support/calendar-model/wall-clock.ts';
import { Both, onlyIn } from './both.ts';
import { companyAfter, type Happening, type Story } from './story.ts';
import type { Tandem } from './tandem.ts';

const minuteMs = 60_000;

interface Disagreement {
  at: Moment;
  about: 'preview' | 'stored';
  /** What only one of the two says. */
  tandem: string[];
  model: string[];
}

export interface Told {
  sweeps: number;
  issued: number;
  /** Absent where Tandem and the model say the same from beginning to end. */
  disagreement?: Disagreement;
}

/** Lets a story happen to Tandem and the model, and holds them against each other before and after each sweep. */
export async function tell(story: Story, tandem: Tandem): Promise<Told> {
  const both = await Both.start(tandem, story);
  const ahead = [...story.happenings];
  let [now, sweeps] = [justBefore(story.at), 0];
  while (now < story.end) {
    const next = nextSweep(story, both.model, now);
    const [happening] = ahead;
    if (happening && happening.at <= next) {
      now = happening.at;
      await letHappen(both, happening);
      ahead.shift();
      continue;
    }
    now = next;
    sweeps += 1;
    const disagreement = await sweepAndCompare(both, now);
    if (disagreement) return { sweeps, issued: both.model.issued.length, disagreement };
  }
  return { sweeps, issued: both.model.issued.length };
}

/** As far as the model is concerned. */
export function letHappenTo(model: CalendarModel, happening: Happening): void {
  const { at, kind } = happening;
  if (kind === 'pause') model.pause(at, happening.until);
  else if (kind === 'resume') model.resume(at);
  else model.change(companyAfter(model.state.company, happening));
}

async function letHappen(both: Both, happening: Happening): Promise<void> {
  const { at, kind } = happening;
  if (kind === 'pause') return both.pause(at, happening.until);
  if (kind === 'resume') return both.resume(at);
  await both.change(at, companyAfter(both.model.state.company, happening));
}

/** The first sweep may come in the very minute of the start. */
export function justBefore(at: Moment): Moment {
  return momentOf(Date.parse(at) - minuteMs);
}

/** When somebody is due, a minute before that, or when the story says so; after an outage, its end. */
export function nextSweep(
  { at: start, sweeps, happenings, outages, end }: Story,
  model: CalendarModel,
  now: Moment,
): Moment {
  const due = model.recipients().flatMap((person) => model.nextAfter(now, person)?.moment ?? []);
  const before = due.map(justBefore);
  const after = happenings.map(({ at }) => momentOf(Date.parse(at) + minuteMs));
  const [soonest = end] = [start, ...due, ...before, ...after, ...sweeps, end]
    .filter((at) => at > now && at >= start)
    .sort();
  const outage = outages.find(({ from, until }) => from <= soonest && soonest < until);
  return outage ? outage.until : soonest;
}

async function sweepAndCompare(both: Both, at: Moment): Promise<Disagreement | undefined> {
  const { tandem, model } = await both.preview(at);
  if (tandem.join() !== model.join()) {
    return { at, about: 'preview', tandem: onlyIn(tandem, model), model: onlyIn(model, tandem) };
  }
  await both.sweep(at);
  const stored = await both.disagreements(at);
  const isSame = stored.tandem.length + stored.model.length === 0;
  return isSame ? undefined : { at, about: 'stored', ...stored };
}
