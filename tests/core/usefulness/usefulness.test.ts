import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { AuditEntryModel } from '../../../src/core/audit/audit-entry.ts';
import type { OneToOne } from '../../../src/core/one-to-ones/one-to-one.ts';
import { MessageModel } from '../../../src/core/outbox/message.ts';
import { type Person, PersonModel } from '../../../src/core/people/person.ts';
import { averageForOther, averageOfGroup } from '../../../src/core/usefulness/average-score.ts';
import { UsefulnessModel, usefulnessId } from '../../../src/core/usefulness/usefulness.ts';
import { createVault } from '../../../src/core/vault.ts';
import { beginWithOpen } from '../../support/begin-with.ts';
import { composeNotice } from '../../support/notices.ts';
import { buttonIn, fieldIn } from '../../support/shown-words.ts';
import { act, addPerson, type Company, issueOpen } from '../../support/small-company.ts';
import { makeTestCore, type TestCore } from '../../support/test-core.ts';
import { useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();

const doesNotOpen = 'Why you said so does not open.';

let core: TestCore;
let company: Company;
let oneToOne: OneToOne;

beforeEach(async () => {
  core = makeTestCore('2026-12-02T10:00:00Z');
  ({ company, oneToOne } = await beginWithOpen(core));
});

const finalise = () => act(core, company.hr, { type: 'finalise', oneToOneId: oneToOne._id });
const pageAs = (actor: Person) => act(core, actor, { type: 'open-one-to-one', oneToOneId: oneToOne._id });
const rate = (actor: Person, score: number) =>
  act(core, actor, { type: 'rate-usefulness', oneToOneId: oneToOne._id, score }, {}, { surface: 'message' });

/** One week after the other: finalised, and rated by one of the two. */
async function rateWeeks(actor: Person, scores: readonly number[]): Promise<void> {
  for (const score of scores) {
    await finalise();
    await rate(actor, score);
    const week = new Date(core.clock.now().getTime() + 7 * 86_400_000).toISOString();
    core.turnTo(week);
    oneToOne = await issueOpen(core);
  }
  await finalise();
}

describe('how useful a 1-to-1 was', () => {
  it('H1 is said in one click on the notice that it was finalised, and changed there', async () => {
    await finalise();
    const notice = { kind: 'finalised', oneToOneId: oneToOne._id } as const;
    const card = await composeNotice(core, company.reviewee, notice);
    if (!card) throw new Error('nothing to say');
    const reply = await act(core, company.reviewee, buttonIn({ kind: 'show', view: card }, '4').action);
    expect(reply).toMatchObject({ kind: 'show', view: { kind: 'form', title: 'How useful was it?' } });
    await rate(company.reviewee, 2);
    expect(await UsefulnessModel.find().lean()).toMatchObject([
      { personId: company.reviewee._id, score: 2, oneToOneId: oneToOne._id },
    ]);
    const drawnAgain = await composeNotice(core, company.reviewee, notice);
    expect(JSON.stringify(drawnAgain)).toContain('you said: 2 of 5');
  });

  it('H1 draws the notice again for whoever said it, and not for the other', async () => {
    await finalise();
    const sent = { state: 'sent', sent: { platform: 'slack', conversationId: 'D1', messageId: '1' } };
    const notices = { 'notice.kind': 'finalised' as const };
    await MessageModel.updateMany(notices, { $set: sent, $unset: { nextTryAt: 1 } });
    await rate(company.reviewee, 5);
    const due = await MessageModel.find({ ...notices, nextTryAt: { $exists: true } }).lean();
    expect(due.map(({ personId }) => personId)).toEqual([company.reviewee._id]);
  });

  it('H1 is asked on the page once it is finalised, of the two alone', async () => {
    expect(JSON.stringify(await pageAs(company.reviewer))).not.toContain('How useful');
    await expect(rate(company.reviewer, 3)).rejects.toMatchObject({ code: 'conflict' });
    await finalise();
    expect(buttonIn(await pageAs(company.reviewer), '5 · very').action).toMatchObject({ score: 5 });
    expect(JSON.stringify(await pageAs(company.hr))).not.toContain('How useful');
    await expect(rate(company.hr, 3)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(rate(company.colleague, 3)).rejects.toMatchObject({ code: 'not-found' });
    expect(await UsefulnessModel.countDocuments()).toBe(0);
  });

  it('H1 may be given a reason that its author alone can read, sealed in the database', async () => {
    await finalise();
    const why = 'We finally decided about the atlas';
    const form = await act(core, company.reviewee, { type: 'open-usefulness', oneToOneId: oneToOne._id });
    expect(fieldIn(form, 'why').readableBy).toBe('Only you can read this.');
    expect(fieldIn(form, 'score').readableBy).toContain('only the average of your last five');
    const save = { type: 'save-usefulness', oneToOneId: oneToOne._id } as const;
    await act(core, company.reviewee, save, { score: '5', why });
    expect(JSON.stringify(await pageAs(company.reviewee))).toContain(why);
    for (const other of [company.reviewer, company.hr]) {
      expect(JSON.stringify(await pageAs(other))).not.toContain(why);
    }
    const notice = { kind: 'finalised', oneToOneId: oneToOne._id } as const;
    expect(JSON.stringify(await composeNotice(core, company.reviewee, notice))).not.toContain(why);
    const stored = await UsefulnessModel.findById(usefulnessId(oneToOne._id, company.reviewee._id)).lean();
    expect(stored?.sealedWhy).toBeDefined();
    expect(JSON.stringify([stored, await AuditEntryModel.find().lean()])).not.toContain('atlas');
    await rate(company.reviewee, 4);
    expect(JSON.stringify(await pageAs(company.reviewee))).toContain(why);
    await act(core, company.reviewee, save, { score: '4' });
    expect(JSON.stringify(await pageAs(company.reviewee))).not.toContain(why);
  });

  it('N1 a reason that does not open says so in its place, breaks nothing else, and stays until it is replaced', async () => {
    await finalise();
    const save = { type: 'save-usefulness', oneToOneId: oneToOne._id } as const;
    await act(core, company.reviewee, save, { score: '5', why: 'marker' });
    const keyed = core.vault;
    const lines: string[] = [];
    core.log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
    core.vault = createVault(randomBytes(32));
    const shown = await pageAs(company.reviewee).then(
      (page) => JSON.stringify(page),
      (error: Error) => `failed: ${error.message}`,
    );
    expect(shown).toContain('Change');
    expect(shown).toContain(doesNotOpen);
    const notice = { kind: 'finalised', oneToOneId: oneToOne._id } as const;
    expect(JSON.stringify(await composeNotice(core, company.reviewee, notice))).toContain('5 of 5');
    const form = await act(core, company.reviewee, { type: 'open-usefulness', oneToOneId: oneToOne._id });
    expect(JSON.stringify(form)).toContain(doesNotOpen);
    expect(lines.join()).toContain('does not open');
    expect(lines.join()).not.toContain('marker');
    await act(core, company.reviewee, save, { score: '4' });
    core.vault = keyed;
    expect(JSON.stringify(await pageAs(company.reviewee))).toContain('marker');
    core.vault = createVault(randomBytes(32));
    await act(core, company.reviewee, save, { score: '4', why: 'said anew' });
    const anew = JSON.stringify(await pageAs(company.reviewee));
    expect(anew).toContain('said anew');
    expect(anew).not.toContain(doesNotOpen);
  });

  it('H1 keeps what was typed when no score was chosen, and keeps nothing else', async () => {
    await finalise();
    const save = { type: 'save-usefulness', oneToOneId: oneToOne._id } as const;
    const reply = await act(core, company.reviewee, save, { why: 'Because' });
    expect(reply).toMatchObject({ kind: 'errors' });
    expect(fieldIn(reply, 'score').error).toBe('Please choose how useful it was.');
    expect(fieldIn(reply, 'why').input).toMatchObject({ value: 'Because' });
    expect(await UsefulnessModel.countDocuments()).toBe(0);
  });

  it('H1 shows the other the average alone, once there are three', async () => {
    await rateWeeks(company.reviewee, [5, 4]);
    expect(JSON.stringify(await pageAs(company.reviewer))).not.toContain('on average');
    await rate(company.reviewee, 3);
    const shown = JSON.stringify(await pageAs(company.reviewer));
    expect(shown).toContain('How useful Mei Tan found your last 1-to-1s, on average: about 4 of 5.');
    expect(shown).not.toContain('you said');
    expect(JSON.stringify(await pageAs(company.reviewee))).not.toContain('on average');
  });

  it('H1 averages what was said of this pair, and not of the reviewer before', async () => {
    await rateWeeks(company.reviewee, [1, 1]);
    await rate(company.reviewee, 1);
    const successor = await addPerson('Nora New');
    await PersonModel.updateOne(
      { _id: company.reviewee._id },
      { $set: { overrideManagerId: successor._id } },
    );
    core.turnTo('2026-12-23T10:00:00Z');
    oneToOne = await issueOpen(core);
    await finalise();
    expect(oneToOne.reviewerId).toBe(successor._id);
    expect(JSON.stringify(await pageAs(successor))).not.toContain('on average');
  });

  it('H1 shows HR averages of at least four people, and nobody else any', async () => {
    const home = async (actor: Person) => JSON.stringify(await act(core, actor, { type: 'open-home' }));
    await finalise();
    await rate(company.reviewee, 2);
    await rate(company.reviewer, 4);
    const base = await UsefulnessModel.findOne({ personId: company.reviewee._id }).orFail().lean();
    const said = (id: string, score: number) =>
      UsefulnessModel.create({ ...base, _id: `other:${id}:${score}`, personId: id, score });
    await said('a', 5);
    expect(await home(company.hr)).not.toContain('said by');
    await said('b', 5);
    await said('b', 3);
    expect(await home(company.hr)).toContain('3.8 of 5, said by 4 people');
    expect(await home(company.reviewer)).not.toContain('said by');
  });
});

describe('the average of scores', () => {
  it.each([
    [[5, 5], undefined],
    [[5, 5, 4], 4.5],
    [[4, 4, 4, 4, 4, 1], 4],
    [[2, 1, 1], 1.5],
  ])('H1 of %j is %s for the other: of the newest five, to the nearest half', (scores, average) => {
    expect(averageForOther(scores)).toBe(average);
  });

  it('H1 of a group is told from four people on', () => {
    expect(averageOfGroup([5, 5, 5])).toBeUndefined();
    expect(averageOfGroup([5, 4, 4, 4])).toBe(4.3);
  });
});
