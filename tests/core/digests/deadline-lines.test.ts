import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Actor, deadlineLines, type Progress } from '../../../src/core/digests/deadline-lines.ts';
import { isoDate } from '../../../src/core/time/iso-date.ts';

const on = isoDate('2026-12-18');
const range = { from: on, until: isoDate('2026-12-21') };
const later = isoDate('2026-12-30');
const sharedAt = new Date('2026-12-17T10:00:00Z');

function progress(revieweeId: string, more: Partial<Progress> = {}): Progress {
  return {
    title: 'Weekly 1-to-1',
    revieweeId,
    reviewerId: 'boss',
    revieweeBy: on,
    reviewerBy: later,
    finaliseBy: later,
    status: 'open',
    questions: [{ askedTo: 'both' }],
    parts: { reviewee: {}, reviewer: {} },
    ...more,
  };
}

function team(...ids: string[]): Map<string, Actor> {
  return new Map(ids.map((id) => [id, { _id: id, absences: [] }]));
}

const away = (id: string, standInId?: string): Map<string, Actor> =>
  new Map([
    [id, { _id: id, absences: [{ from: on, until: on, ...(standInId !== undefined && { standInId }) }] }],
  ]);

describe('how far a team is', () => {
  it('N5 is how many of how many are open, by title and deadline', () => {
    const shared = { parts: { reviewee: { sharedAt }, reviewer: {} } };
    const all = [progress('mei'), progress('kofi'), progress('ada', shared), progress('stranger')];
    expect(deadlineLines(all, team('mei', 'kofi', 'ada'), range, on)).toEqual([
      {
        title: 'Weekly 1-to-1',
        kind: 'reviewee',
        dueOn: on,
        done: 1,
        total: 3,
        people: 3,
        waitingForIds: ['mei', 'kofi'],
      },
    ]);
  });

  it('N5 counts a reviewer in their own team, once however many they review', () => {
    const due = { revieweeBy: isoDate('2026-12-10'), reviewerBy: on, finaliseBy: range.until };
    const lines = deadlineLines([progress('mei', due), progress('kofi', due)], team('boss'), range, on);
    expect(lines).toMatchObject([
      { kind: 'reviewer', total: 2, done: 0, people: 1, waitingForIds: ['boss'] },
      { kind: 'finalise', total: 2, done: 0, people: 1, dueOn: range.until },
    ]);
  });

  it('N5 counts what is finalised as done, and a part without questions not at all', () => {
    const finalised = progress('mei', { status: 'finalised' });
    const asksReviewer = progress('kofi', { questions: [{ askedTo: 'reviewer' }] });
    expect(deadlineLines([finalised, asksReviewer], team('mei', 'kofi'), range, on)).toMatchObject([
      { kind: 'reviewee', done: 1, total: 1, waitingForIds: [] },
    ]);
  });

  it('P5 leaves out whoever is away that day', () => {
    expect(deadlineLines([progress('mei')], away('mei'), range, on)).toEqual([]);
  });

  it('P5 waits for the stand-in of a reviewer who is away, and for nobody where that is the reviewee', () => {
    const due = progress('mei', { revieweeBy: on, reviewerBy: on });
    const standingIn = deadlineLines([due], away('boss', 'ada'), range, on);
    expect(standingIn).toMatchObject([{ kind: 'reviewer', waitingForIds: ['ada'] }]);
    expect(deadlineLines([due], away('boss', 'mei'), range, on)).toEqual([]);
    expect(deadlineLines([due], away('boss'), range, on)).toEqual([]);
  });

  it('N5 waits for exactly those who have yet to act, in every mix', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const mixes = fc.array(
      fc.record({
        revieweeId: fc.constantFrom(...ids),
        isShared: fc.boolean(),
        isFinalised: fc.boolean(),
        dueOn: fc.constantFrom(isoDate('2026-12-17'), on, range.until, later),
      }),
    );
    fc.assert(
      fc.property(mixes, fc.subarray(ids), (mix, members) => {
        const all = mix.map(({ revieweeId, isShared, isFinalised, dueOn }) =>
          progress(revieweeId, {
            revieweeBy: dueOn,
            status: isFinalised ? 'finalised' : 'open',
            parts: { reviewee: isShared ? { sharedAt } : {}, reviewer: {} },
          }),
        );
        const lines = deadlineLines(all, team(...members), range, on);
        const counted = mix.filter(
          ({ revieweeId, dueOn }) => members.includes(revieweeId) && dueOn >= on && dueOn <= range.until,
        );
        const open = counted.filter(({ isShared, isFinalised }) => !isShared && !isFinalised);
        const sum = (pick: (line: (typeof lines)[number]) => number) =>
          lines.reduce((total, line) => total + pick(line), 0);
        expect(sum(({ total }) => total)).toBe(counted.length);
        expect(sum(({ done }) => done)).toBe(counted.length - open.length);
        expect(new Set(lines.flatMap(({ waitingForIds }) => waitingForIds))).toEqual(
          new Set(open.map(({ revieweeId }) => revieweeId)),
        );
      }),
    );
  });
});
