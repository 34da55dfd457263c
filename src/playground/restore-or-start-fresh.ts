import type { StandIns } from './create-stand-ins.ts';
import type { LogPort } from './ports.ts';
import { ReadMarks } from './read-marks.ts';
import { readIfThere, setAside } from './state-file.ts';
import { restoreState } from './stored-state.ts';

export interface Restored {
  standIns: StandIns;
  readMarks: ReadMarks;
  isSeeded: boolean;
  clockOffsetMs: number;
}

/** What was kept in the file; new stand-ins when there is none, when it was damaged or seeding was cut short. */
export async function restoreOrStartFresh(
  path: string,
  makeStandIns: () => StandIns,
  log: LogPort,
): Promise<Restored> {
  const text = await readIfThere(path);
  if (text !== undefined) {
    try {
      const restored = restoreInto(makeStandIns(), text);
      if (restored.isSeeded) return restored;
    } catch {
      log.warn({ file: await setAside(path) }, 'the playground’s file was damaged: it starts fresh');
    }
  }
  const standIns = makeStandIns();
  return { standIns, readMarks: new ReadMarks(standIns), isSeeded: false, clockOffsetMs: 0 };
}

function restoreInto(standIns: StandIns, text: string): Restored {
  const readMarks = new ReadMarks(standIns);
  const { isSeeded, clockOffsetMs } = restoreState(text, standIns, readMarks);
  return { standIns, readMarks, isSeeded, clockOffsetMs };
}
