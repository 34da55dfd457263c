import type { Handover } from '../core/handovers/find-handover.ts';
import type { OneToOne } from '../core/one-to-ones/one-to-one.ts';
import type { Comment } from '../core/points/comment.ts';
import { agenda, hanna, mei, shared, tomasz } from './example-data.ts';

/** The invented 1-to-1 after something was done with it. */
export const at = new Date('2026-12-22T16:30:00Z');
const reason = 'The *raise* was agreed on <after> we had closed it.';
export const reopening = { at, byId: hanna._id, reason };
export const reopened = { ...shared, reopenings: [reopening] };
export const meeting = { ...shared, meetingAt: new Date('2026-12-21T14:30:00Z') };
export const archived: OneToOne = {
  ...shared,
  status: 'archived',
  archived: { at, byId: hanna._id, from: 'open' },
};
export const handedOver = {
  ...shared,
  reassignments: [{ at, byId: hanna._id, fromId: hanna._id, toId: tomasz._id }],
};

function commentNumbered(number: number): Comment {
  return {
    _id: `c${number}`,
    point: 'agenda-point',
    pointId: 'a2',
    authorId: number % 2 === 0 ? mei._id : tomasz._id,
    text: 'I could take *Christmas* & the days between. '.repeat(number * 3).trim(),
    writtenAt: at,
  };
}

export const comment = commentNumbered(1);
export const comments = [comment, ...[2, 3, 4].map(commentNumbered)];

export const editedPoint = { ...agenda[1], earlier: [{ text: 'Who covers support?', until: at }] };

/** To a reviewer whose name is too long for a button. */
export const handover: Handover = {
  oneToOneId: 'cycle:2:mei-tan',
  toId: tomasz._id,
  toName: `Tomasz ${'Longname-'.repeat(9)}Wójcik`,
  count: 12,
  fromNames: [hanna.name],
};

export const lapsed: OneToOne = { ...shared, _id: 'cycle:1:mei-tan', occurrence: 1, status: 'lapsed' };

export const notHeld: OneToOne = {
  ...lapsed,
  status: 'not-held',
  notHeld: { at, byId: hanna._id, reason: 'We were both at the fair.' },
};
