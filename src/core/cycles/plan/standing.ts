import { actsAsManagerOn, everActsAsManager } from '../../people/acts-as-manager.ts';
import type { Member } from '../../people/member.ts';
import type { Organisation } from '../../people/organisation.ts';
import { whoManages } from '../../people/who-manages.ts';
import type { Template } from '../../templates/template.ts';
import type { IsoDate } from '../../time/iso-date.ts';
import type { Cycle } from '../cycle.ts';
import type { LeftOutReason } from '../left-out-reason.ts';
import { exceptionsOf } from './exceptions.ts';
import { namedTest, recipientTest } from './recipients.ts';

/** How somebody stands in a cycle, whatever the day: who reviews them, or why they get nothing. */
export type Standing = { reviewer: Member } | { reason: LeftOutReason };

type Asked = Pick<Cycle, 'recipients' | 'onlyReportsOf'>;

/** @returns what tells how somebody stands; undefined for whom the cycle is not */
export function standingIn(
  cycle: Asked,
  { reviewerId }: Pick<Template, 'reviewerId'>,
  organisation: Organisation,
): (person: Member) => Standing | undefined {
  const isMeant = meantTest(cycle, organisation);
  const isExcepted = exceptionsOf(cycle.recipients, organisation);
  const coach = reviewerId === undefined ? undefined : organisation.people.get(reviewerId);
  const reviewerOf = (person: Member): Standing => {
    if (!person.isActive) return { reason: 'inactive' };
    if (isExcepted(person)) return { reason: 'excluded' };
    if (!mayBeReport(person, cycle, organisation)) return { reason: "not the creator's report" };
    if (reviewerId === person._id) return { reason: 'is the reviewer' };
    const reviewer = reviewerId === undefined ? whoManages(organisation, person) : coach;
    return reviewer?.isActive ? { reviewer } : { reason: 'no manager' };
  };
  return (person) => (isMeant(person) ? reviewerOf(person) : undefined);
}

/** Tells for whom a cycle is, if only to be left out with a reason. */
export function meantTest(cycle: Asked, organisation: Organisation): (person: Member) => boolean {
  const isRecipient = recipientTest(cycle.recipients, organisation);
  const isNamed = namedTest(cycle.recipients, organisation);
  // A manager's “everybody” is everybody who reports to them; others are left out only where they were named.
  return (person) =>
    isRecipient(person) &&
    (cycle.onlyReportsOf === undefined || isNamed(person) || mayBeReport(person, cycle, organisation));
}

function mayBeReport(person: Member, { onlyReportsOf }: Asked, organisation: Organisation): boolean {
  return onlyReportsOf === undefined || everActsAsManager(organisation, onlyReportsOf, person);
}

/** Whoever made a cycle while they stood in for a manager reaches the reports of that manager no longer than that. */
export function isReportOn(
  person: Member,
  { onlyReportsOf }: Asked,
  organisation: Organisation,
  day: IsoDate,
): boolean {
  return onlyReportsOf === undefined || actsAsManagerOn(organisation, onlyReportsOf, person, day);
}
