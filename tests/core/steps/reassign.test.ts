import { beforeEach, describe, expect, it } from '@jest/globals';
import { AuditEntryModel } from '../../../src/core/audit/audit-entry.ts';
import type { Reply } from '../../../src/core/chat/reply.ts';
import { type OneToOne, OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { type Person, PersonModel } from '../../../src/core/people/person.ts';
import { beginWithOpen } from '../../support/begin-with.ts';
import { idsOf, messagesOf, noticeTo, redrawn, toldOf } from '../../support/notices.ts';
import { buttonIn, buttonsIn, fieldIn } from '../../support/shown-words.ts';
import { act, addPerson, type Company, fieldOf } from '../../support/small-company.ts';
import { makeTestCore, type TestCore } from '../../support/test-core.ts';
import { useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();

let core: TestCore;
let company: Company;
let oneToOne: OneToOne;
let olga: Person;

beforeEach(async () => {
  core = makeTestCore('2026-12-02T10:00:00Z');
  ({ company, oneToOne } = await beginWithOpen(core));
  olga = await addPerson('Olga Other');
});

const id = () => ({ oneToOneId: oneToOne._id });
const openAs = (actor: Person) => act(core, actor, { type: 'open-one-to-one', ...id(), tab: 'answers' });
const toOlga = (actor: Person) => act(core, actor, { type: 'reassign', ...id(), toId: olga._id });
const askFor = (actor: Person, name: string, more: Record<string, string> = {}) =>
  act(core, actor, { type: 'reassign', ...id() }, { name, ...more });
const reviewerId = async () =>
  (await OneToOneModel.findById(oneToOne._id).orFail().lean<OneToOne>()).reviewerId;

function submitIn(reply: Reply) {
  if (reply.kind !== 'show' || reply.view.kind !== 'form') throw new Error('no form');
  return reply.view.submit.action;
}

describe('handing a 1-to-1 to another reviewer', () => {
  it.each(['hr', 'reviewer'] as const)(
    'P6 V1 is done by the %s from the page, by name and after a look',
    async (who) => {
      const actor = company[who];
      await act(core, actor, buttonIn(await openAs(actor), 'Hand over').action);
      const asked = await askFor(actor, 'olga other');
      expect(await reviewerId()).toBe(company.reviewer._id);
      expect(JSON.stringify(asked)).toContain('Olga Other (olga.other@example.com)');
      await act(core, actor, submitIn(asked));
      expect(await reviewerId()).toBe(olga._id);
    },
  );

  it('P6 says what the new reviewer will read', async () => {
    expect(JSON.stringify(await askFor(company.hr, 'Olga'))).toContain(
      'Olga Other reads what Mei Tan shared in it',
    );
  });

  it('P6 is neither offered to nor done by the reviewee, and hidden from a colleague', async () => {
    expect(buttonsIn(await openAs(company.reviewee)).map(({ label }) => label)).not.toContain('Hand over');
    await expect(toOlga(company.reviewee)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(askFor(company.reviewee, 'Olga')).rejects.toMatchObject({ code: 'not-allowed' });
    for (const actor of [company.colleague, olga]) {
      await expect(toOlga(actor)).rejects.toMatchObject({ code: 'not-found' });
    }
    expect(await reviewerId()).toBe(company.reviewer._id);
  });

  it('P6 never goes to the reviewee, to who reviews it already, or to somebody who has left', async () => {
    const gone = await addPerson('Gone Person', { isActive: false });
    for (const person of [company.reviewee, company.reviewer, gone]) {
      const named = await askFor(company.hr, person.email);
      expect(named.kind).toBe('errors');
      expect(fieldIn(named, 'name').error).toContain('Nobody who could review it');
      await expect(
        act(core, company.hr, { type: 'reassign', ...id(), toId: person._id }),
      ).rejects.toMatchObject({ code: 'invalid' });
    }
    expect(await reviewerId()).toBe(company.reviewer._id);
  });

  it('P6 asks which of several is meant, by e-mail, and keeps what was typed', async () => {
    const other = await addPerson('Olga Other', { email: 'olga.2@example.com' });
    const reply = await askFor(company.hr, 'Olga Other');
    expect(reply.kind).toBe('errors');
    expect(fieldIn(reply, 'name').input).toMatchObject({ value: 'Olga Other' });
    expect(fieldIn(reply, 'person').input).toMatchObject({
      options: expect.arrayContaining([{ value: other._id, label: 'Olga Other (olga.2@example.com)' }]),
    });
    const asked = await askFor(company.hr, 'Olga Other', { person: other._id });
    await act(core, company.hr, submitIn(asked));
    expect(await reviewerId()).toBe(other._id);
  });

  it.each(['', '   '])('P6 asks for a name: %j', async (name) => {
    expect(fieldIn(await askFor(company.hr, name), 'name').error).toBe('Please say who.');
  });

  it('P6 finds somebody among very many', async () => {
    await PersonModel.insertMany(
      Array.from({ length: 300 }, (_, index) => ({
        name: `Pat Number${index}`,
        email: `pat${index}@example.com`,
        timeZone: 'UTC',
        locale: 'en',
        role: 'member',
        isActive: true,
      })),
    );
    const several = fieldIn(await askFor(company.hr, 'Pat'), 'person').input;
    expect(several.type === 'choice' && several.options.length).toBe(100);
    expect(JSON.stringify(await askFor(company.hr, 'pat299@example.com'))).toContain('Pat Number299');
  });

  it('P6 is not possible once it is finalised', async () => {
    await act(core, company.hr, { type: 'finalise', ...id() });
    await expect(toOlga(company.hr)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('P6 V3 is in the audit log', async () => {
    await toOlga(company.hr);
    expect(await AuditEntryModel.find({ what: 'one-to-one.reassigned' }).lean()).toMatchObject([
      { actorId: company.hr._id, oneToOneId: oneToOne._id, detail: `${company.reviewer._id} → ${olga._id}` },
    ]);
  });
});

describe('a 1-to-1 that was handed over', () => {
  const plate = () => fieldOf(oneToOne, 'plate');
  const title = () => fieldOf(oneToOne, 'title');

  it('P6 is the new reviewer’s, with what was shared, and not the old one’s any more', async () => {
    await act(
      core,
      company.reviewee,
      { type: 'share-answers', ...id() },
      { [fieldOf(oneToOne, 'mood')]: '4', [plate()]: '2', [title()]: 'marker-shared' },
    );
    await toOlga(company.hr);
    expect(JSON.stringify(await openAs(olga))).toContain('marker-shared');
    await expect(openAs(company.reviewer)).rejects.toMatchObject({ code: 'not-found' });
    await act(core, olga, { type: 'save-draft', ...id() }, { [plate()]: '3' });
    await act(core, olga, { type: 'finalise', ...id() });
    expect(JSON.stringify(await openAs(company.reviewee))).toContain('3 of 5');
  });

  it('P6 O2 keeps the old reviewer’s draft theirs alone', async () => {
    await act(
      core,
      company.reviewer,
      { type: 'save-draft', ...id() },
      { [title()]: 'marker-draft', [plate()]: '5' },
    );
    await toOlga(company.hr);
    for (const reader of [olga, company.reviewee, company.hr]) {
      expect(JSON.stringify(await openAs(reader))).not.toContain('marker-draft');
    }
    const form = await act(core, olga, { type: 'open-answers', ...id() });
    expect(JSON.stringify(form)).not.toContain('marker-draft');
    expect(fieldIn(form, plate()).input).not.toHaveProperty('value');
    await act(core, company.hr, { type: 'finalise', ...id() });
    expect(JSON.stringify(await openAs(company.reviewee))).not.toContain('marker-draft');
  });

  it('P6 O2 gives the draft back with the 1-to-1', async () => {
    await act(core, company.reviewer, { type: 'save-draft', ...id() }, { [plate()]: '5' });
    await toOlga(company.hr);
    await act(core, company.hr, { type: 'reassign', ...id(), toId: company.reviewer._id });
    const form = await act(core, company.reviewer, { type: 'open-answers', ...id() });
    expect(fieldIn(form, plate()).input).toMatchObject({ value: '5' });
    expect(await messagesOf('reassigned')).toHaveLength(6);
  });

  it('P6 says in whose name the old reviewer’s answers were shared', async () => {
    await act(core, company.reviewer, { type: 'share-answers', ...id() }, { [plate()]: '5' });
    await toOlga(company.hr);
    const shown = await openAs(company.reviewee);
    expect(shown.kind === 'show' && shown.view.body).toContainEqual(
      expect.objectContaining({ kind: 'quote', label: 'Tomasz Wojcik' }),
    );
  });

  it('P6 shows on its page from whom to whom it went', async () => {
    await toOlga(company.hr);
    expect(JSON.stringify(await openAs(company.reviewee))).toContain(
      'Handed over from Tomasz Wojcik to Olga Other by Hanna Berg',
    );
  });

  it('P6 N6 tells all three, each with a next step of their own', async () => {
    await toOlga(company.hr);
    expect(await toldOf('reassigned')).toEqual(idsOf(company.reviewee, company.reviewer, olga));
    const cards = {
      olga: await noticeTo(core, olga, 'reassigned'),
      reviewee: await noticeTo(core, company.reviewee, 'reassigned'),
      old: await noticeTo(core, company.reviewer, 'reassigned'),
    };
    expect(cards.olga?.summary).toBe('You review the 1-to-1 of Mei Tan from now on.');
    expect(cards.reviewee?.summary).toBe('Olga Other reviews your 1-to-1 from now on.');
    expect(cards.old?.summary).toBe('Olga Other reviews the 1-to-1 of Mei Tan from now on.');
    expect(JSON.stringify(cards.olga)).toContain('Add agenda point');
    expect(JSON.stringify(cards.reviewee)).toContain('open-answers');
    expect(JSON.stringify(cards.old)).toContain('open-home');
    expect(JSON.stringify(cards.old)).not.toContain(oneToOne._id);
  });

  it('N6 the first message to the new reviewer says where it comes from', async () => {
    await toOlga(company.hr);
    expect(JSON.stringify(await noticeTo(core, olga, 'reassigned'))).toContain('Hello, this is Tandem');
    const known = { ...olga, welcomedAt: new Date('2026-11-01T09:00:00Z') };
    expect(JSON.stringify(await noticeTo(core, known, 'reassigned'))).not.toContain('Hello, this is Tandem');
  });

  it('P6 leaves nothing of itself in the old reviewer’s chat', async () => {
    await toOlga(company.hr);
    expect(JSON.stringify(await redrawn(core, company.reviewer, oneToOne._id))).not.toMatch(
      /Mei|due|open-one/,
    );
    expect(JSON.stringify(await redrawn(core, company.reviewee, oneToOne._id))).toContain('Olga Other');
  });
});
