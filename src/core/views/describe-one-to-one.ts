import { all } from '../chat/elements.ts';
import type { Text } from '../chat/view.ts';
import { counterpartOf, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import type { PartName } from '../one-to-ones/one-to-one.ts';
import { questionsOf } from '../one-to-ones/questions-of.ts';
import { closerIdOf, isUnderway, nameOfStatus } from '../one-to-ones/status.ts';
import { hasTyped } from '../steps/merge-draft.ts';
import { formatDay } from '../time/format-day.ts';
import { formatMoment } from '../time/format-moment.ts';

/** "with Mei Tan" for the two; "Mei Tan with Tomasz Wójcik" for HR. */
export function withWhom(seen: SeenOneToOne): string {
  return seen.ownPart
    ? `with ${counterpartOf(seen).name}`
    : `${seen.reviewee.name} with ${seen.reviewer.name}`;
}

/** "Weekly 1-to-1 with Mei Tan". */
export function titleWithWhom(seen: SeenOneToOne): string {
  return `${seen.oneToOne.title} ${withWhom(seen)}`;
}

/** How far one side is, in words; somebody else's draft is no more than "not shared yet". */
export function partState({ oneToOne, actor }: SeenOneToOne, part: PartName): string {
  const { sharedAt, isLate, drafts } = oneToOne.parts[part];
  if (questionsOf(oneToOne, part).length === 0) return 'no questions';
  if (sharedAt) return isLate ? 'shared late' : 'shared';
  return hasTyped(drafts?.[actor._id]) ? 'draft, only you can see it' : 'not shared yet';
}

export function dayFor(seen: SeenOneToOne, day: Parameters<typeof formatDay>[0]): string {
  return formatDay(day, seen.actor.locale);
}

interface Fact {
  label: string;
  value: string;
}

/** The two states, the dates and what is next, as facts. */
export function factsOf(seen: SeenOneToOne): Fact[] {
  const { oneToOne, ownPart } = seen;
  const { meetingAt } = oneToOne;
  const nameOf = (part: PartName) => (part === ownPart ? 'You' : seen[part].name);
  const part = (name: PartName, by: typeof oneToOne.revieweeBy) => ({
    label: nameOf(name),
    value: `${partState(seen, name)} · due ${dayFor(seen, by)}`,
  });
  return all<Fact>(
    part('reviewee', oneToOne.revieweeBy),
    part('reviewer', oneToOne.reviewerBy),
    meetingAt && { label: 'Meeting', value: formatMoment(new Date(meetingAt), seen.actor) },
    outcomeOf(seen),
  );
}

/** Who closed it, or by when somebody is to. */
function outcomeOf(seen: SeenOneToOne): Fact {
  const { finalisedAt, notHeld, finaliseBy } = seen.oneToOne;
  if (finalisedAt) return { label: 'Finalised', value: `by ${finaliserName(seen)}` };
  if (notHeld) return { label: 'Closed without a meeting', value: `by ${finaliserName(seen)}` };
  return { label: 'Share and finalise by', value: dayFor(seen, finaliseBy) };
}

/** Who finalised it, or said that the two did not meet, as its reader knows them. */
export function finaliserName({ oneToOne, actor, reviewee, reviewer, finaliser }: SeenOneToOne): string {
  const closerId = closerIdOf(oneToOne);
  if (closerId === actor._id) return 'you';
  const person = [reviewee, reviewer, finaliser].find((it) => it?._id === closerId);
  return person?.name ?? 'a former colleague';
}

/** The name of the absent reviewer for whom this person acts, if they do. */
export function standsInFor({ actor, reviewer, ownPart }: SeenOneToOne): string | undefined {
  return ownPart === 'reviewer' && actor._id !== reviewer._id ? reviewer.name : undefined;
}

/** Whom the steps of a 1-to-1 are told to, as its reader would say it. */
export function bothInWords({ actor, reviewee, reviewer }: SeenOneToOne): string {
  return [reviewee._id, reviewer._id].includes(actor._id)
    ? 'Both of you'
    : `${reviewee.name} and ${reviewer.name}`;
}

/** What can still be done about one whose place the next one took. */
function nextStepOfLapsed({ oneToOne, ownPart }: SeenOneToOne): Text {
  const what = 'This 1-to-1 was not finalised, and the next one has taken its place.';
  if (ownPart === 'reviewer') return `${what} You can still finalise it, or say that you did not meet.`;
  const mayShare =
    ownPart === 'reviewee' &&
    oneToOne.parts.reviewee.sharedAt === undefined &&
    questionsOf(oneToOne, 'reviewee').length > 0;
  return mayShare ? `${what} You can still share your answers.` : what;
}

/** One sentence on what this person would do next. */
export function nextStep(seen: SeenOneToOne): Text {
  const { oneToOne, ownPart } = seen;
  if (oneToOne.status === 'lapsed') return nextStepOfLapsed(seen);
  if (!isUnderway(oneToOne)) return `This 1-to-1 is ${nameOfStatus(oneToOne.status)}.`;
  if (!ownPart) return 'You see this 1-to-1 because of your role.';
  const ownShared =
    oneToOne.parts[ownPart].sharedAt !== undefined || questionsOf(oneToOne, ownPart).length === 0;
  if (ownPart === 'reviewee') {
    return ownShared
      ? 'Your part is shared. You can still change it until it is finalised.'
      : 'Answer when it suits you: everything is kept as a draft that only you can see until you share it.';
  }
  return ownShared
    ? 'Finalise when you have talked: both of you are told, and it is closed.'
    : 'Add agenda points, answer your questions, and finalise when you have talked.';
}
