import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type HandedOver,
  readsWhatWasWritten,
  takenOverBy,
} from '../../../src/core/permissions/own-grants.ts';

const people = ['tomasz', 'hanna', 'kofi'] as const;
type Name = (typeof people)[number];

interface Move {
  by: Name;
  to: Name;
}

const history = fc.record({
  first: fc.constantFrom(...people),
  isTaken: fc.boolean(),
  moves: fc.array(fc.record({ by: fc.constantFrom(...people), to: fc.constantFrom(...people) }), {
    maxLength: 7,
  }),
});

const at = (index: number) => new Date(Date.UTC(2026, 11, 1, index));

function stored(first: Name, isTaken: boolean, moves: readonly Move[]): HandedOver {
  let reviewerId: Name = first;
  const reassignments = moves.map(({ by: byId, to: toId }, index) => {
    const fromId = reviewerId;
    reviewerId = toId;
    return { byId, fromId, toId, at: at(index + 1) };
  });
  return {
    reviewerId,
    ...(reassignments.length > 0 && { reassignments }),
    ...(isTaken && { takenOver: { byId: first, at: at(0) } }),
  };
}

/**
 * V4 step by step: what another decides is nobody's own doing; whoever moves it away from another did it themself; whoever
 * gives away what they have has it as before.
 */
function takenAt(person: Name, first: Name, isTaken: boolean, moves: readonly Move[]): Date | undefined {
  let reviewer: Name = first;
  let taken: Date | undefined = isTaken && person === first ? at(0) : undefined;
  for (const [index, { by, to }] of moves.entries()) {
    if (by !== person) taken = undefined;
    else if (reviewer !== person) taken = at(index + 1);
    reviewer = to;
  }
  return taken;
}

describe('V4 who came to review by their own doing', () => {
  it('is whoever moved it from another, with nobody else deciding since', () => {
    fc.assert(
      fc.property(history, fc.constantFrom(...people), ({ first, isTaken, moves }, person) => {
        const oneToOne = stored(first, isTaken, moves);
        const expected = takenAt(person, first, isTaken, moves);
        const found = takenOverBy(oneToOne, person)?.at;
        // A stand-in of whoever took it over reads no more than they do.
        const asTheirStandIn = isTaken && moves.length === 0 ? at(0) : undefined;
        expect(found).toEqual(expected ?? asTheirStandIn);
      }),
      { numRuns: 2000 },
    );
  });

  it('reads what was written from then on, and what was released', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.nat(20), fc.option(fc.nat(20)), (written, from, released) => {
        const grant = { readsFrom: at(from), ...(released !== null && { releasedAt: at(released) }) };
        const isReleased = released !== null && written <= released;
        expect(readsWhatWasWritten(at(written), grant)).toBe(written >= from || isReleased);
        expect(readsWhatWasWritten(at(written), { ...grant, readsFrom: 'never' })).toBe(isReleased);
        expect(readsWhatWasWritten(at(written), undefined)).toBe(true);
      }),
    );
  });
});
