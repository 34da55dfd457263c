import { beforeEach, describe, expect, it } from '@jest/globals';
import { fieldsOf } from '../../../src/core/chat/view.ts';
import type { OneToOne } from '../../../src/core/one-to-ones/one-to-one.ts';
import { MessageModel } from '../../../src/core/outbox/message.ts';
import type { Person } from '../../../src/core/people/person.ts';
import { beginWithOpen } from '../../support/begin-with.ts';
import { act, type Company, issueOpen, makeCompany } from '../../support/small-company.ts';
import { makeTestCore, type TestCore } from '../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();

let core: TestCore;
let company: Company;
let oneToOne: OneToOne;

beforeEach(async () => {
  core = makeTestCore('2026-12-02T10:00:00Z');
  ({ company, oneToOne } = await beginWithOpen(core));
});

const add = (actor: Person, values: Record<string, string>) =>
  act(core, actor, { type: 'add-action-point', oneToOneId: oneToOne._id }, values);

async function actionsAs(reader: Person, oneToOneId = oneToOne._id) {
  const reply = await act(core, reader, { type: 'open-one-to-one', oneToOneId, tab: 'actions' });
  if (reply.kind !== 'show' || reply.view.kind !== 'card') throw new Error('no page');
  return reply.view.body.flatMap((element) => (element.kind === 'item' ? [element] : []));
}

describe('an action point', () => {
  it('A4 has a text, an owner and perhaps a due date', async () => {
    await add(company.reviewer, { text: 'Book the room', owner: company.reviewee._id, dueOn: '2026-12-05' });
    const [item] = await actionsAs(company.reviewee);
    expect(item).toMatchObject({ text: 'Book the room', detail: 'You · due Sat 5 Dec', isDone: false });
  });

  it('A4 is refused without a text, with a foreign owner or an impossible day, and keeps what was typed', async () => {
    const reply = await add(company.reviewer, {
      text: ' ',
      owner: company.colleague._id,
      dueOn: '2026-02-30',
    });
    if (reply.kind !== 'errors') throw new Error('it was accepted');
    const wrong = fieldsOf(reply.form).filter(({ error }) => error !== undefined);
    expect(wrong.map(({ id }) => id).sort()).toEqual(['dueOn', 'owner', 'text']);
    expect(await actionsAs(company.reviewer)).toEqual([]);
  });

  it('N6 is told to its owner, unless they gave it to themselves', async () => {
    await add(company.reviewer, { text: 'Yours', owner: company.reviewee._id });
    await add(company.reviewer, { text: 'Mine', owner: company.reviewer._id });
    const told = await MessageModel.find({ 'notice.kind': 'action-assigned' }).lean();
    expect(told.map(({ personId }) => personId)).toEqual([company.reviewee._id]);
  });

  it('A4 is ticked by its owner or the reviewer, and by nobody else', async () => {
    await add(company.reviewer, { text: 'For Tomasz', owner: company.reviewer._id });
    const tick = (await actionsAs(company.reviewer))[0]?.buttons[0]?.action;
    if (!tick) throw new Error('no tick button');
    expect((await actionsAs(company.reviewee))[0]?.buttons.map(({ label }) => label)).toEqual(['Comment']);
    await expect(act(core, company.reviewee, tick)).rejects.toMatchObject({ code: 'not-allowed' });
    await act(core, company.reviewer, tick);
    expect((await actionsAs(company.reviewer))[0]?.isDone).toBe(true);
  });

  it('A4 carries forward while it is open, and stays with the occurrence that ticked it', async () => {
    await add(company.reviewer, { text: 'Open', owner: company.reviewee._id });
    await add(company.reviewer, { text: 'Done', owner: company.reviewee._id });
    const tick = (await actionsAs(company.reviewee))[1]?.buttons[0]?.action;
    if (!tick) throw new Error('no tick button');
    await act(core, company.reviewee, tick);
    await act(core, company.hr, { type: 'finalise', oneToOneId: oneToOne._id });
    core.turnTo('2026-12-09T10:00:00Z');
    const next = await issueOpen(core);
    const carried = await actionsAs(company.reviewee, next._id);
    expect(carried.map(({ text, detail }) => [text, detail])).toEqual([['Open', 'You · carried forward']]);
  });

  it('A4 does not carry forward in a one-off', async () => {
    await clearDatabase();
    core.turnTo('2026-12-02T10:00:00Z');
    company = await makeCompany(core, { every: undefined });
    oneToOne = await issueOpen(core);
    expect(oneToOne.isRecurring).toBe(false);
    expect(oneToOne.carryForward).toEqual({ answers: false, agendaPoints: false, actionPoints: false });
  });

  it('stands in its owner’s hub until it is done', async () => {
    await add(company.reviewer, { text: 'In the hub', owner: company.reviewee._id });
    expect(JSON.stringify(await act(core, company.reviewee, { type: 'open-home' }))).toContain('In the hub');
    expect(JSON.stringify(await act(core, company.reviewer, { type: 'open-home' }))).not.toContain(
      'In the hub',
    );
  });
});
