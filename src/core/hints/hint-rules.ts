import { type HintKind, hintKinds } from '../chat/hint-kinds.ts';
import type { Question } from '../question-sets/question.ts';
import type { IsoDate } from '../time/iso-date.ts';

/** Of one pair, what the hints are about. */
export interface ThreadFacts {
  today: IsoDate;
  /** What became of the occurrences that are over, the newest first: skipped, missed and never finalised are not held. */
  outcomes: ('held' | 'not held')[];
  /** The last day of the cycle's interval, counted from the last 1-to-1 that was held; absent when there is none. */
  nextDueOn?: IsoDate;
  /** How many points the reviewee added to each of the 1-to-1s that were held, the newest first. */
  revieweePoints: number[];
  /** The same of the one that is open or comes next. */
  revieweePointsToCome: number;
  /** Those of the newest 1-to-1. */
  questions: Pick<Question, 'type' | 'askedTo'>[];
  /** Whether the two have met for a quarter. */
  hasMetForQuarter: boolean;
  /** Whether praise, development or feedback stood on an agenda in the last quarter. */
  hasGrowthTopic: boolean;
  /** How often the point that is carried longest was carried. */
  mostCarried: number;
}

const occurrencesWithoutPoint = 3;
const oftenCarried = 4;

/** Questions about how somebody is or thinks; all others ask for facts that one could look up. */
const openTypes: ReadonlySet<Question['type']> = new Set(['mood', 'scale', 'longText']);

const rules: Record<HintKind, (facts: ThreadFacts) => boolean> = {
  'did-not-happen': ({ outcomes: [last, before] }) => last === 'not held' && before === 'not held',
  overdue: ({ today, nextDueOn }) => nextDueOn !== undefined && today > nextDueOn,
  'carried-often': ({ mostCarried }) => mostCarried >= oftenCarried,
  'their-time': ({ revieweePoints, revieweePointsToCome }) =>
    revieweePoints.length >= occurrencesWithoutPoint &&
    revieweePoints.slice(0, occurrencesWithoutPoint).every((points) => points === 0) &&
    revieweePointsToCome === 0,
  'no-growth': ({ hasMetForQuarter, hasGrowthTopic }) => hasMetForQuarter && !hasGrowthTopic,
  'only-status': ({ questions }) => {
    const asked = questions.filter(({ askedTo }) => askedTo !== 'reviewer');
    return asked.length > 0 && asked.every(({ type }) => !openTypes.has(type));
  },
};

export function hintsFor(facts: ThreadFacts): HintKind[] {
  return hintKinds.filter((kind) => rules[kind](facts));
}
