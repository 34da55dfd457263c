import type { Card } from '../../../src/core/chat/view.ts';
import { newId } from '../../../src/core/new-id.ts';
import { type OneToOne, OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import type { Person } from '../../../src/core/people/person.ts';
import { type Team, TeamModel } from '../../../src/core/people/team.ts';
import { isoDate } from '../../../src/core/time/iso-date.ts';
import { addPerson } from '../../support/small-company.ts';

export async function addTeam(name: string, more: Partial<Team> = {}): Promise<Team> {
  return (await TeamModel.create({ name, ...more })).toObject() as Team;
}

export async function addMember(name: string, team: Team, more: Partial<Person> = {}): Promise<Person> {
  return addPerson(name, { primaryTeamId: team._id, ...more });
}

/** An open weekly 1-to-1 that asks both: the reviewee by Fri 18, the reviewer by Mon 21, to be finalised by Wed 23 December. */
export async function addOpen(
  reviewee: Person,
  reviewer: Person,
  more: Partial<OneToOne> = {},
): Promise<OneToOne> {
  const cycleId = more.cycleId ?? newId();
  const document = await OneToOneModel.create({
    _id: `${cycleId}:0:${reviewee._id}`,
    threadId: `${cycleId}:${reviewee._id}`,
    cycleId,
    occurrence: 0,
    title: 'Weekly 1-to-1',
    revieweeId: reviewee._id,
    reviewerId: reviewer._id,
    status: 'open',
    isRecurring: true,
    issueOn: isoDate('2026-12-14'),
    revieweeBy: isoDate('2026-12-18'),
    reviewerBy: isoDate('2026-12-21'),
    finaliseBy: isoDate('2026-12-23'),
    questions: [{ id: 'set_moved', key: 'moved', askedTo: 'both', type: 'longText', prompt: 'What moved?' }],
    carryForward: { answers: true, agendaPoints: true, actionPoints: true },
    reminders: [-2, 0, 1, 7],
    parts: { reviewee: {}, reviewer: {} },
    issuedAt: new Date('2026-12-14T09:00:00Z'),
    ...more,
  });
  return document.toObject() as OneToOne;
}

export const shared: Partial<OneToOne> = {
  parts: { reviewee: { shared: {}, sharedAt: new Date('2026-12-15T09:00:00Z') }, reviewer: {} },
};

/** Everything a card says, in order. */
export function saidBy(card: Card | undefined): string {
  return JSON.stringify(card, (key, value) => (key === 'action' ? undefined : value)) ?? '';
}
