import { changeTries } from './change-tries.ts';
import { partTries } from './part-tries.ts';
import { pointTries } from './point-tries.ts';
import { readingTries } from './reading-tries.ts';
import { reminderTries } from './reminder-tries.ts';
import { stepTries } from './step-tries.ts';
import type { Tries } from './try-out.ts';

export const oneToOneTries: Tries = {
  ...readingTries,
  ...partTries,
  ...pointTries,
  ...changeTries,
  ...stepTries,
  ...reminderTries,
};
