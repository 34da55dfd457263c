import { describe, expect, it } from '@jest/globals';
import { noticeSenders } from '../../../src/core/notices/notice-senders.ts';
import { keyOf } from '../../../src/core/outbox/message-key.ts';
import type { NewMessage } from '../../../src/core/outbox/new-message.ts';
import type { NoticeKind, PersonNotice } from '../../../src/core/outbox/notice.ts';
import { everyNoticeKind, noticeKinds } from '../../../src/core/outbox/notice-kinds.ts';
import { isoDate } from '../../../src/core/time/iso-date.ts';
import { gallery } from '../../../src/gallery/gallery.ts';
import { noticeExamples } from '../../../src/gallery/notices/notice-examples.ts';

const oneToOneId = 'weekly:2:mei';
const toTomasz = (notice: PersonNotice, distinctBy?: string): NewMessage => ({
  personId: 'tomasz',
  notice,
  ...(distinctBy && { distinctBy }),
});
const trouble = {
  kind: 'channel-trouble',
  teamId: 'design',
  platform: 'teams',
  channel: '19:x@thread.tacv2',
  reason: 'not-installed',
} as const;
const day = isoDate('2026-12-18');

/** Messages of every kind, and the ids under which databases hold them. */
const messages: Record<NoticeKind, Record<string, NewMessage>> = {
  issued: {
    'issued:weekly:2:mei:tomasz': toTomasz({ kind: 'issued', oneToOneId }),
  },
  'part-shared': {
    'part-shared:weekly:2:mei:reviewee:tomasz': toTomasz({
      kind: 'part-shared',
      oneToOneId,
      part: 'reviewee',
    }),
  },
  finalised: {
    'finalised:weekly:2:mei:tomasz': toTomasz({ kind: 'finalised', oneToOneId }),
    'finalised:weekly:2:mei:tomasz:2': toTomasz({ kind: 'finalised', oneToOneId, turn: 2 }),
  },
  'not-held': {
    'not-held:weekly:2:mei:tomasz': toTomasz({ kind: 'not-held', oneToOneId }),
    'not-held:weekly:2:mei:tomasz:2': toTomasz({ kind: 'not-held', oneToOneId, turn: 2 }),
  },
  reopened: {
    'reopened:weekly:2:mei:tomasz:1': toTomasz({ kind: 'reopened', oneToOneId, turn: 1 }),
  },
  reassigned: {
    'reassigned:weekly:2:mei:tomasz:3': toTomasz({ kind: 'reassigned', oneToOneId, turn: 3 }),
  },
  agenda: {
    'agenda:weekly:2:mei:tomasz:2026-12-21T14:30:00.000Z': toTomasz({
      kind: 'agenda',
      oneToOneId,
      meetingAt: '2026-12-21T14:30:00.000Z',
    }),
  },
  comment: {
    'comment:c1:tomasz': toTomasz({ kind: 'comment', oneToOneId, commentId: 'c1' }),
  },
  'handover-asked': {
    'handover-asked:weekly:2:mei:tomasz:hanna': toTomasz({ kind: 'handover-asked', oneToOneId }, 'hanna'),
  },
  'action-assigned': {
    'action-assigned:b1:tomasz': toTomasz({ kind: 'action-assigned', oneToOneId, actionPointId: 'b1' }),
  },
  'stand-in-named': {
    'stand-in-named:n1:tomasz': toTomasz({
      kind: 'stand-in-named',
      naming: 'n1',
      from: day,
      standInId: 'leo',
      namedById: 'hanna',
    }),
  },
  reminder: {
    'reminder:tomasz:2026-12-18': toTomasz({ kind: 'reminder', on: day }),
  },
  'channel-trouble': {
    'channel-trouble:design:teams:19:x@thread.tacv2:tomasz': toTomasz(trouble),
    'channel-trouble:design:teams:19:x@thread.tacv2:tomasz:2026-12-18': toTomasz({ ...trouble, since: day }),
  },
  'late-answer': {
    'late-answer:tomasz:teams:a:1:f:2': toTomasz({ kind: 'late-answer', activityId: 'teams:a:1:f:2' }),
  },
  digest: {
    'digest:design:slack:2026-12-18': {
      place: { teamId: 'design', platform: 'slack' },
      notice: { kind: 'digest', on: day },
    },
  },
};

const kinds = Object.keys(messages).sort();
const expectedKeys = Object.entries(messages).flatMap(([kind, byKey]) =>
  Object.entries(byKey).map(([key, message]) => ({ kind, key, message })),
);

describe('every kind of notice', () => {
  it('is known to the outbox, sent, and drawn in the gallery, under one and the same name', () => {
    expect([...everyNoticeKind].sort()).toEqual(kinds);
    expect(Object.keys(noticeSenders).sort()).toEqual(kinds);
    expect(Object.keys(noticeExamples).sort()).toEqual(kinds);
  });

  it.each(expectedKeys)('keeps the ids that databases hold: $key', ({ kind, key, message }) => {
    expect(message.notice.kind).toBe(kind);
    expect(keyOf(message)).toBe(key);
  });

  it('has a name of its own in lists', () => {
    const names = everyNoticeKind.map((kind) => noticeKinds[kind].name);
    expect(names).not.toContain('');
    expect(new Set(names).size).toBe(kinds.length);
  });

  it.each(everyNoticeKind)('has examples in the gallery: %s', (kind) => {
    expect(noticeExamples[kind]).not.toEqual([]);
    expect(gallery).toEqual(expect.arrayContaining([...noticeExamples[kind]]));
  });

  it('is drawn again with its 1-to-1 where it shows how far that is', () => {
    const standing = everyNoticeKind.filter((kind) => noticeKinds[kind].isStanding);
    expect(standing.sort()).toEqual(['handover-asked', 'issued', 'reassigned']);
  });
});
