import { elementExamples } from './element-examples.ts';
import type { Example } from './example.ts';
import { viewExamples } from './examples.ts';
import { activityExamples } from './examples-activity.ts';
import { cycleExamples } from './examples-cycles.ts';
import { habitExamples } from './examples-habits.ts';
import { examplesOfLapsed } from './examples-lapsed.ts';
import { notIssuedExamples } from './examples-not-issued.ts';
import { examplesOfOthers } from './examples-others.ts';
import { reminderExamples } from './examples-reminders.ts';
import { setUpExamples } from './examples-set-up.ts';
import { settingsExamples } from './examples-settings.ts';
import { stepExamples } from './examples-steps.ts';
import { teamChannelExamples } from './examples-team-channels.ts';
import { undeliveredExamples } from './examples-undelivered.ts';
import { leftoverExamples } from './notices/leftover-notices.ts';
import { listExamples } from './notices/list-notices.ts';
import { noticeExamples } from './notices/notice-examples.ts';

/** Every example of every view. */
export const gallery: Example[] = [
  ...elementExamples,
  ...viewExamples,
  ...stepExamples,
  ...settingsExamples,
  ...reminderExamples,
  ...undeliveredExamples,
  ...activityExamples,
  ...habitExamples,
  ...cycleExamples,
  ...notIssuedExamples,
  ...setUpExamples,
  ...examplesOfLapsed,
  ...examplesOfOthers,
  ...teamChannelExamples,
  ...Object.values(noticeExamples).flat(),
  ...leftoverExamples,
  ...listExamples,
];
