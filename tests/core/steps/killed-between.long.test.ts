import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { AuditEntryModel } from '../../../src/core/audit/audit-entry.ts';
import type { UserAction } from '../../../src/core/chat/user-action.ts';
import type { FormValues } from '../../../src/core/forms/form-values.ts';
import { stampOf } from '../../../src/core/forms/stamp-of.ts';
import { type OneToOne, OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { enqueue } from '../../../src/core/outbox/enqueue.ts';
import { MessageModel } from '../../../src/core/outbox/message.ts';
import { ActionPointModel } from '../../../src/core/points/action-point.ts';
import { type AgendaPoint, AgendaPointModel } from '../../../src/core/points/agenda-point.ts';
import { CommentModel } from '../../../src/core/points/comment.ts';
import { isoDate } from '../../../src/core/time/iso-date.ts';
import { beginWithOpen } from '../../support/begin-with.ts';
import { act, type Company, fieldOf } from '../../support/small-company.ts';
import { rememberState } from '../../support/stored-state.ts';
import { makeTestCore, type TestCore } from '../../support/test-core.ts';
import { useTestDatabase } from '../../support/test-database.ts';
import { killAfter, sweepLater } from './kill-after.ts';

useTestDatabase();

let core: TestCore;
let company: Company;
let oneToOne: OneToOne;
let pointId: string;

async function begin(): Promise<void> {
  core = makeTestCore('2026-12-02T10:00:00Z');
  ({ company, oneToOne } = await beginWithOpen(core));
  const on = isoDate('2026-12-02');
  await enqueue(core, [{ personId: company.reviewee._id, notice: { kind: 'reminder', on } }]);
}

beforeEach(begin);
afterEach(() => {
  jest.restoreAllMocks();
});

const id = () => ({ oneToOneId: oneToOne._id });
const answers = () => ({ [fieldOf(oneToOne, 'mood')]: '4', [fieldOf(oneToOne, 'plate')]: '3' });
const handingOver = (): UserAction => ({
  type: 'reassign',
  ...id(),
  toId: company.colleague._id,
  seen: stampOf({ reviewer: company.reviewer._id }),
});

interface Deed {
  what: string;
  actor: 'reviewee' | 'reviewer' | 'hr';
  action(): UserAction;
  values?(): FormValues;
  before?(): Promise<unknown>;
  isTaken(now: OneToOne): boolean | Promise<boolean>;
}

const deeds: Deed[] = [
  {
    what: 'sharing',
    actor: 'reviewee',
    action: () => ({ type: 'share-answers', ...id() }),
    values: answers,
    isTaken: ({ parts }) => parts.reviewee.sharedAt !== undefined,
  },
  {
    what: 'finalising',
    actor: 'hr',
    action: () => ({ type: 'finalise', ...id() }),
    isTaken: ({ status }) => status === 'finalised',
  },
  {
    what: 'finalising once more',
    actor: 'hr',
    action: () => ({ type: 'finalise', ...id() }),
    async before() {
      await act(core, company.hr, { type: 'finalise', ...id() });
      await act(core, company.hr, { type: 'reopen', ...id() }, { reason: 'x' });
    },
    isTaken: ({ status }) => status === 'finalised',
  },
  {
    what: 'saying that they did not meet',
    actor: 'hr',
    action: () => ({
      type: 'say-not-held',
      ...id(),
      seen: stampOf({
        status: 'open',
        reviewer: company.reviewer._id,
        revieweePart: 'not shared',
        reviewerPart: 'not shared',
        reopenings: '0',
      }),
    }),
    isTaken: ({ status }) => status === 'not-held',
  },
  {
    what: 'reopening',
    actor: 'hr',
    action: () => ({ type: 'reopen', ...id() }),
    values: () => ({ reason: 'x' }),
    before: () => act(core, company.hr, { type: 'finalise', ...id() }),
    isTaken: ({ status }) => status === 'open',
  },
  {
    what: 'handing over',
    actor: 'hr',
    action: handingOver,
    isTaken: ({ reviewerId }) => reviewerId === company.colleague._id,
  },
  {
    what: 'handing over one’s own',
    actor: 'reviewer',
    action: handingOver,
    isTaken: ({ reviewerId }) => reviewerId === company.colleague._id,
  },
  {
    what: 'setting a meeting time',
    actor: 'reviewee',
    action: () => ({ type: 'set-meeting', ...id(), seen: stampOf({}) }),
    values: () => ({ day: '2026-12-03', time: '14:30' }),
    isTaken: ({ meetingAt }) => meetingAt !== undefined,
  },
  {
    what: 'archiving',
    actor: 'hr',
    action: () => ({ type: 'archive-one-to-one', ...id() }),
    isTaken: ({ status }) => status === 'archived',
  },
  {
    what: 'restoring',
    actor: 'hr',
    action: () => ({ type: 'restore-one-to-one', ...id() }),
    async before() {
      await act(core, company.hr, { type: 'archive-one-to-one', ...id() });
      await MessageModel.updateMany(id(), { $set: { state: 'dropped' }, $unset: { nextTryAt: 1 } });
    },
    isTaken: ({ status }) => status === 'open',
  },
];

/** What is added has an id of its own, so that delivering it again has always finished it. */
const addings: Deed[] = [
  {
    what: 'giving an action point',
    actor: 'reviewer',
    action: () => ({ type: 'add-action-point', ...id() }),
    values: () => ({ text: 'Call', owner: company.reviewee._id }),
    isTaken: async () => (await ActionPointModel.exists({})) !== null,
  },
  {
    what: 'commenting',
    actor: 'reviewer',
    action: () => ({ type: 'add-comment', ...id(), point: 'agenda-point', pointId }),
    values: () => ({ text: 'When?' }),
    async before() {
      await act(core, company.reviewee, { type: 'add-agenda-point', ...id() }, { text: 'Holidays' });
      pointId = (await AgendaPointModel.findOne().orFail().lean<AgendaPoint>())._id;
    },
    isTaken: async () => (await CommentModel.exists({})) !== null,
  },
];

function send({ actor, action, values }: Deed) {
  return act(core, company[actor], action(), values?.() ?? {}, { key: 'the same' });
}

/** What everybody is told, and what is known of it, in words that are the same in every company. */
async function whatIsKnown() {
  const roles = new Map(Object.entries(company).map(([role, { _id }]) => [_id, role]));
  const [messages, entries, now] = await Promise.all([
    MessageModel.find().lean(),
    AuditEntryModel.find().lean(),
    OneToOneModel.findById(oneToOne._id).orFail().lean<OneToOne>(),
  ]);
  const told = messages.map(({ notice, personId = '', state, changes = 0 }) =>
    [notice.kind, roles.get(personId), state, changes > 0 ? 'asked again' : ''].join(' '),
  );
  const done = entries.map(({ what, actorId = '' }) => `${what} ${roles.get(actorId)}`);
  return {
    told: told.sort(),
    done: done.sort(),
    status: now.status,
    reviewer: roles.get(now.reviewerId),
    left: [
      ...(now.unannounced ?? []),
      ...(await ActionPointModel.find().lean()).filter((it) => 'unannounced' in it),
      ...(await CommentModel.find().lean()).filter((it) => 'unannounced' in it),
    ],
  };
}

/** Does it from the same beginning for each write after which it can be killed, and looks at what was left. */
async function killEverywhere(
  deed: Deed,
  then: (killed: { writes: number; isTaken: boolean }) => Promise<void>,
): Promise<number> {
  await begin();
  await deed.before?.();
  const beginning = await rememberState();
  for (let writes = 0; ; writes += 1) {
    await beginning.restore();
    await beginning.check();
    core = makeTestCore('2026-12-02T10:00:00Z');
    const copy = killAfter(writes);
    await send(deed).catch(() => undefined);
    const isDead = copy.isDead();
    jest.restoreAllMocks();
    if (!isDead) return writes;
    const now = await OneToOneModel.findById(oneToOne._id).orFail().lean<OneToOne>();
    await then({ writes, isTaken: await deed.isTaken(now) });
  }
}

describe('a copy that is killed between a step and what it says of it', () => {
  it.each(deeds)('O14 N7 leaves nothing out when $what is delivered again', async (deed) => {
    await deed.before?.();
    const reply = await send(deed);
    const known = await whatIsKnown();
    const places = await killEverywhere(deed, async ({ writes }) => {
      const again = await send(deed);
      expect({ writes, ...(await whatIsKnown()) }).toEqual({ writes, ...known });
      expect({ writes, kind: again.kind }).toEqual({ writes, kind: reply.kind });
    });
    expect(places).toBeGreaterThan(4);
  });

  it.each([...deeds, ...addings])(
    'O14 N7 leaves the rest of $what to a sweep when nobody presses again',
    async (deed) => {
      await deed.before?.();
      await sweepLater(core);
      const untouched = await whatIsKnown();
      await begin();
      await deed.before?.();
      await send(deed);
      await sweepLater(core);
      const known = await whatIsKnown();
      await killEverywhere(deed, async ({ writes, isTaken }) => {
        await sweepLater(core);
        expect({ writes, ...(await whatIsKnown()) }).toEqual({ writes, ...(isTaken ? known : untouched) });
      });
    },
  );

  it('N7 is made up for by the next step in the same 1-to-1', async () => {
    const [sharing] = deeds as [Deed];
    const copy = killAfter(2);
    await send(sharing).catch(() => undefined);
    expect(copy.isDead()).toBe(true);
    jest.restoreAllMocks();
    await act(core, company.hr, { type: 'finalise', ...id() });
    const kinds = await MessageModel.distinct('notice.kind', id());
    expect(kinds.sort()).toEqual(['finalised', 'issued', 'part-shared']);
    expect((await whatIsKnown()).left).toEqual([]);
  });
});
