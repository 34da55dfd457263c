import type { ModelCompany, ModelRecipients } from './company.ts';
import type { FourDays } from './occurrences.ts';
import type { Pause } from './pauses.ts';
import type { Reason, Situation } from './reasons.ts';
import type { Moment } from './wall-clock.ts';

export interface ModelIssued {
  occurrence: number;
  reviewee: string;
  reviewer: string;
  dates: FourDays;
  at: Moment;
}

export interface ModelRecorded {
  occurrence: number;
  person: string;
  reason: Reason;
}

/** How things stood at a sweep. */
export interface Look {
  at: Moment;
  company: ModelCompany;
  recipients: ModelRecipients;
  pauses: Pause[];
}

/** All that is known of one cycle that was started: plain data. */
export interface ModelState extends Situation {
  startedAt: Moment;
  pauses: Pause[];
  looks: Look[];
  /** Whoever was added to get the open one at once, and was not looked at since. */
  atOnce: string[];
  issued: ModelIssued[];
  recorded: ModelRecorded[];
}
