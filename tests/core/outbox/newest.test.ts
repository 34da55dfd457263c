import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Message } from '../../../src/core/outbox/message.ts';
import { type Addressed, isNewest, whichSayHowItIs } from '../../../src/core/outbox/newest.ts';
import type { NoticeKind } from '../../../src/core/outbox/notice.ts';

const stateOfKinds: NoticeKind[] = ['issued', 'reassigned', 'handover-asked', 'finalised', 'reopened'];
const otherKinds: NoticeKind[] = ['part-shared', 'agenda', 'comment', 'action-assigned'];

/** One message of somebody's chat, in the order in which they came: at the same moment as the one before, or later. */
const came = fc.record({
  to: fc.constantFrom('mei', 'tomasz'),
  kind: fc.constantFrom(...stateOfKinds, ...otherKinds),
  became: fc.constantFrom('stands', 'deleted', 'to be posted anew', 'on its way', 'dropped', 'failed'),
  isAtOnce: fc.boolean(),
});
type Came = typeof came extends fc.Arbitrary<infer T> ? T : never;

function toMessages(chat: readonly Came[]): Addressed[] {
  let moment = 0;
  return chat.map(({ to, kind, became, isAtOnce }, index): Addressed => {
    moment += isAtOnce ? 0 : 1;
    const place = { platform: 'slack' as const, conversationId: to, messageId: String(index + 1) };
    const reached = { sentAt: new Date(moment) };
    const facts: Record<Came['became'], Partial<Message> & Pick<Message, 'state'>> = {
      stands: { state: 'sent', ...reached, sent: place },
      deleted: { state: 'sent', ...reached, gone: place },
      'to be posted anew': { state: 'pending', ...reached, gone: place },
      'on its way': { state: 'pending' },
      dropped: { state: 'dropped' },
      failed: { state: 'failed' },
    };
    const notice = { kind, oneToOneId: 'weekly:0:mei' } as Message['notice'];
    return { _id: String(index), personId: to, notice, ...facts[became] };
  });
}

describe('which message is the newest', () => {
  it('N9 is the last that reached somebody, while none is on its way', () => {
    fc.assert(
      fc.property(fc.array(came, { minLength: 1, maxLength: 9 }), (chat) => {
        const messages = toMessages(chat);
        for (const [index, { to, became }] of chat.entries()) {
          if (!['stands', 'deleted', 'to be posted anew'].includes(became)) continue;
          const others = chat.map((each, n) => ({ ...each, n })).filter((each) => each.to === to);
          const isLast = others.every(
            ({ n, became: other }) =>
              n <= index || !['stands', 'deleted', 'to be posted anew'].includes(other),
          );
          const isModel = isLast && others.every(({ became: other }) => other !== 'on its way');
          const toTheSame = messages.filter(({ personId }) => personId === to);
          expect(isNewest(messages[index] as Addressed, toTheSame)).toBe(isModel);
        }
      }),
    );
  });

  it('N9 whatever says how a 1-to-1 is, is on its way, or stands last in a chat is drawn again', () => {
    fc.assert(
      fc.property(fc.array(came, { maxLength: 9 }), (chat) => {
        const alive = chat.filter(({ became }) => !['dropped', 'failed'].includes(became));
        const messages = toMessages(alive);
        const expected = alive.flatMap(({ to, kind, became }, index) => {
          const later = alive.slice(index + 1).filter((each) => each.to === to && each.became === 'stands');
          const isPending = became === 'on its way' || became === 'to be posted anew';
          const isLast = became === 'stands' && later.length === 0;
          return stateOfKinds.includes(kind) || isPending || isLast ? [String(index)] : [];
        });
        const drawn = whichSayHowItIs(messages).filter((id) => alive[Number(id)]?.became !== 'deleted');
        expect(drawn).toEqual(expected.filter((id) => alive[Number(id)]?.became !== 'deleted'));
      }),
    );
  });
});
