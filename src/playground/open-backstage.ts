import { LiveEvents } from './live-events.ts';
import type { Backstage } from './playground.ts';
import type { ClockPort, LogPort } from './ports.ts';
import type { Restored } from './restore-or-start-fresh.ts';
import type { SampleOrganisation } from './sample-organisation.ts';
import { StateFile } from './state-file.ts';
import type { StoredState } from './stored-state.ts';

export interface BackstageOptions {
  path: string;
  sample: SampleOrganisation;
  restored: Restored;
  clock: ClockPort;
  log: LogPort;
}

/** Sees to it that whatever changes in the stand-ins is kept and told to the pages. */
export function openBackstage({ path, sample, restored, clock, log }: BackstageOptions) {
  const { standIns, readMarks, isSeeded } = restored;
  const live = new LiveEvents();
  let { clockOffsetMs } = restored;
  let changes = 0;
  const compose = (): StoredState => ({
    version: 1,
    isSeeded: backstage.isSeeded,
    clockOffsetMs,
    readMarks: readMarks.snapshot(),
    slack: standIns.slack.snapshot(),
    teams: standIns.teams.snapshot(),
  });
  const file = new StateFile(path, compose, (err) => log.error({ err }, 'the playground could not be kept'));
  const backstage: Backstage = {
    sample,
    standIns,
    clock,
    readMarks,
    live,
    isSeeded,
    keepSoon: () => file.saveSoon(),
    countChanges: () => changes,
    async onMoved() {
      clockOffsetMs = clock.now().getTime() - Date.now();
      live.tell({ about: 'organisation' });
      await file.saveNow();
    },
  };
  const onChange = () => {
    changes += 1;
    file.saveSoon();
  };
  standIns.slack.onChange(() => {
    live.tell({ about: 'slack' });
    onChange();
  });
  standIns.teams.onChange((change) => {
    live.tell({ about: 'teams', ...change });
    onChange();
  });
  return { backstage, file };
}
