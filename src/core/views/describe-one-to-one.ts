import { counterpartOf, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import type { PartName } from '../one-to-ones/one-to-one.ts';
import { questionsOf } from '../one-to-ones/questions-of.ts';
import { formatDay } from '../time/format-day.ts';
import { formatMoment } from '../time/format-moment.ts';
import type { Text } from './view.ts';

/** "with Mei Tan" for the two; "Mei Tan with Tomasz Wójcik" for HR. */
export function withWhom(seen: SeenOneToOne): string {
  return seen.ownPart
    ? `with ${counterpartOf(seen).name}`
    : `${seen.reviewee.name} with ${seen.reviewer.name}`;
}

/** How far one side is, in words; somebody else's draft is no more than "not shared yet". */
export function partState({ oneToOne, actor }: SeenOneToOne, part: PartName): string {
  const { sharedAt, isLate, drafts } = oneToOne.parts[part];
  if (questionsOf(oneToOne, part).length === 0) return 'no questions';
  if (sharedAt) return isLate ? 'shared late' : 'shared';
  return drafts?.[actor._id] ? 'draft, only you can see it' : 'not shared yet';
}

export function dayFor(seen: SeenOneToOne, day: Parameters<typeof formatDay>[0]): string {
  return formatDay(day, seen.actor.locale);
}

/** The two states, the dates and what is next, as facts. */
export function factsOf(seen: SeenOneToOne): { label: string; value: string }[] {
  const { oneToOne, ownPart } = seen;
  const nameOf = (part: PartName) => (part === ownPart ? 'You' : seen[part].name);
  const part = (name: PartName, by: typeof oneToOne.revieweeBy) => ({
    label: nameOf(name),
    value: `${partState(seen, name)} · due ${dayFor(seen, by)}`,
  });
  const end = oneToOne.finalisedAt
    ? { label: 'Finalised', value: `by ${finaliserName(seen)}` }
    : { label: 'Share and finalise by', value: dayFor(seen, oneToOne.finaliseBy) };
  return [
    part('reviewee', oneToOne.revieweeBy),
    part('reviewer', oneToOne.reviewerBy),
    ...(oneToOne.meetingAt
      ? [{ label: 'Meeting', value: formatMoment(new Date(oneToOne.meetingAt), seen.actor) }]
      : []),
    end,
  ];
}

function finaliserName({ oneToOne, actor, reviewee, reviewer }: SeenOneToOne): string {
  const person = [actor, reviewee, reviewer].find(({ _id }) => _id === oneToOne.finalisedById);
  return person?._id === actor._id ? 'you' : (person?.name ?? 'HR');
}

/** One sentence on what this person would do next. */
export function nextStep(seen: SeenOneToOne): Text {
  const { oneToOne, ownPart } = seen;
  if (oneToOne.status !== 'open') return `This 1-to-1 is ${oneToOne.status}.`;
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
