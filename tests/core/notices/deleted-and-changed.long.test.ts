import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { UserAction } from '../../../src/core/chat/user-action.ts';
import { type OneToOne, OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { MessageModel } from '../../../src/core/outbox/message.ts';
import type { Person } from '../../../src/core/people/person.ts';
import { act, type Company, fieldOf, issueOpen, makeCompany } from '../../support/small-company.ts';
import { makeTestCore } from '../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';
import { Chats, deliverTo, doesIn, giveAccounts } from './chats.ts';

useTestDatabase();

const steps = [
  'reviewee shares',
  'reviewer shares',
  'finalise',
  'reopen',
  'archive',
  'restore',
  'meeting',
] as const;
type Step = (typeof steps)[number];
interface Turn {
  step: Step;
  /** What is deleted before: of whom, and the how many-th newest. */
  deleted: { who: 'reviewee' | 'reviewer'; nth: number }[];
}

const turn: fc.Arbitrary<Turn> = fc.record({
  step: fc.constantFrom(...steps),
  deleted: fc.array(
    fc.record({ who: fc.constantFrom('reviewee' as const, 'reviewer' as const), nth: fc.nat({ max: 2 }) }),
    { maxLength: 2 },
  ),
});

/** What N9 says of one message, in the words of the rule. */
function isModelPostedAnew(oneToOne: OneToOne, kind: string, isReviewer: boolean): boolean {
  if (oneToOne.status !== 'open') return false;
  return isReviewer || oneToOne.parts.reviewee.sharedAt === undefined || kind === 'part-shared';
}

describe('messages that are deleted while a 1-to-1 changes', () => {
  it('N7 N9 come back where they were the newest and somebody has to act; the newest says how it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(turn, { minLength: 4, maxLength: 9 }), async (turns) => {
        await clearDatabase();
        const play = await Play.begin();
        for (const each of turns) await play.take(each);
      }),
      { numRuns: 12 },
    );
  });
});

class Play {
  readonly chats = new Chats();
  readonly core = makeTestCore('2026-12-02T10:00:00Z');
  minutes = 0;

  private constructor(
    readonly company: Company,
    readonly oneToOne: OneToOne,
  ) {}

  static async begin(): Promise<Play> {
    const core = makeTestCore('2026-12-02T10:00:00Z');
    const company = await makeCompany(core);
    await giveAccounts(company.reviewee, company.reviewer);
    const play = new Play(company, await issueOpen(core));
    await deliverTo(play.core, play.chats);
    return play;
  }

  async take({ step, deleted }: Turn): Promise<void> {
    const { reviewee, reviewer } = this.company;
    for (const { who, nth } of deleted) {
      const shown = this.chats.of(this.company[who]);
      this.chats.delete(shown[shown.length - 1 - nth]?.messageId ?? '');
    }
    const before = await MessageModel.find({ state: 'sent' }).lean();
    this.minutes += 1;
    this.core.turnTo(new Date(Date.parse('2026-12-02T10:00:00Z') + this.minutes * 60_000).toISOString());
    const isDone = await this.#do(step);
    await deliverTo(this.core, this.chats);
    const oneToOne = await OneToOneModel.findById(this.oneToOne._id).orFail().lean<OneToOne>();
    const after = await MessageModel.find().lean();
    expect(after.filter(({ nextTryAt }) => nextTryAt !== undefined)).toEqual([]);
    for (const person of [reviewee, reviewer]) {
      this.#expectNewestToSay(person, oneToOne);
      const toThem = after.filter(({ personId, state }) => personId === person._id && state === 'sent');
      const isThere = (message: (typeof after)[number]) =>
        this.chats.of(person).some(({ messageId }) => messageId === message.sent?.messageId);
      // What stands there is known, and once each.
      expect(this.chats.of(person)).toHaveLength(toThem.filter(isThere).length);
      for (const message of toThem) {
        const earlier = before.find(({ _id }) => _id === message._id);
        const place = earlier?.sent ?? earlier?.gone;
        if (!earlier || !place || !isDone) continue;
        const wasAskedAndGone = message.gone !== undefined && earlier.gone === undefined;
        const isPostedAnew = message.sent !== undefined && message.sent.messageId !== place.messageId;
        const isLookedAtAgain = step === 'restore' && earlier.gone !== undefined;
        if (!wasAskedAndGone && !isPostedAnew && !isLookedAtAgain) continue;
        const newer = after.filter(
          (other) =>
            other.personId === person._id &&
            other._id !== message._id &&
            other.state === 'sent' &&
            idOf(before, other._id, other) > Number(place.messageId),
        );
        const isExpected =
          newer.length === 0 && isModelPostedAnew(oneToOne, message.notice.kind, person._id === reviewer._id);
        expect([message._id, step, isPostedAnew]).toEqual([message._id, step, isExpected]);
      }
    }
  }

  #expectNewestToSay(person: Person, { status }: OneToOne): void {
    const newest = this.chats.of(person).at(-1);
    if (!newest) return;
    const does = doesIn(newest.card);
    const isReviewer = person._id === this.company.reviewer._id;
    expect(does.includes('restore-one-to-one')).toBe(status === 'archived' && isReviewer);
    if (status !== 'open') expect(does).not.toEqual(expect.arrayContaining(['open-answers']));
    if (status !== 'finalised') expect(does).not.toContain('rate-usefulness');
    if (status !== 'archived') expect(does).not.toEqual([]);
  }

  /** Whether it could be done as things were. */
  async #do(step: Step): Promise<boolean> {
    const { reviewee, reviewer, hr } = this.company;
    const go = async (actor: Person, type: UserAction['type'], values = {}) => {
      const action = { type, oneToOneId: this.oneToOne._id } as UserAction;
      return act(this.core, actor, action, values).then(
        () => true,
        () => false,
      );
    };
    const answers = (typed: Record<string, string>) =>
      Object.fromEntries(Object.entries(typed).map(([key, value]) => [fieldOf(this.oneToOne, key), value]));
    switch (step) {
      case 'reviewee shares':
        return go(reviewee, 'share-answers', answers({ mood: '4', plate: `${1 + (this.minutes % 5)}` }));
      case 'reviewer shares':
        return go(reviewer, 'share-answers', answers({ plate: `${1 + (this.minutes % 5)}` }));
      case 'finalise':
        return go(hr, 'finalise');
      case 'reopen':
        return go(hr, 'reopen', { reason: 'More to say' });
      case 'archive':
        return go(hr, 'archive-one-to-one');
      case 'restore':
        return go(hr, 'restore-one-to-one');
      case 'meeting':
        return go(reviewee, 'set-meeting', { day: '2026-12-04', time: `1${this.minutes % 10}:30` });
    }
  }
}

/** Where a message stood before the step; what is new came after everything. */
function idOf(
  before: readonly { _id: string; sent?: { messageId: string }; gone?: { messageId: string } }[],
  id: string,
  now: { sent?: { messageId: string } },
): number {
  const earlier = before.find(({ _id }) => _id === id);
  return Number((earlier?.sent ?? earlier?.gone ?? now.sent)?.messageId ?? Number.POSITIVE_INFINITY);
}
