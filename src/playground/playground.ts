import { countPosts } from './count-posts.ts';
import type { StandIns } from './create-stand-ins.ts';
import { describePeople } from './describe-people.ts';
import type { LiveEvents } from './live-events.ts';
import type { Moving } from './move-clock.ts';
import type { ReadMarks } from './read-marks.ts';
import { type SampleOrganisation, sampleTimeZone } from './sample-organisation.ts';

/** What the playground's routes share. */
export interface Backstage extends Moving {
  sample: SampleOrganisation;
  standIns: StandIns;
  readMarks: ReadMarks;
  live: LiveEvents;
  /** Whether the sample organisation is there. */
  isSeeded: boolean;
  keepSoon(): void;
}

/** What the page shows beside the two panes. */
export async function describePlayground({ sample, standIns, clock, readMarks, isSeeded }: Backstage) {
  const next = await clock.nextEventAt();
  return {
    isSeeded,
    organisation: sample.teams[0]?.name,
    now: clock.now().toISOString(),
    timeZone: sampleTimeZone,
    nextEventAt: next?.toISOString() ?? null,
    slackBotId: standIns.slack.workspace.state.bot.id,
    people: describePeople(sample, standIns, readMarks),
    channels: countPosts(standIns),
  };
}
