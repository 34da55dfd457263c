import { beforeEach, describe, expect, it } from '@jest/globals';
import { parseCommand } from '../../../src/core/chat/parse-command.ts';
import type { Reply } from '../../../src/core/chat/reply.ts';
import { fieldsOf } from '../../../src/core/chat/view.ts';
import { type Person, PersonModel } from '../../../src/core/people/person.ts';
import { TeamModel } from '../../../src/core/people/team.ts';
import { beginWithOpen } from '../../support/begin-with.ts';
import { startWeekly } from '../../support/cycles.ts';
import { act, addPerson, type Company } from '../../support/small-company.ts';
import { makeTestCore, type TestCore } from '../../support/test-core.ts';
import { useTestDatabase } from '../../support/test-database.ts';
import { askedIn, fieldIn, storedPoints, valueIn } from './asked-to-whom.ts';

useTestDatabase();

let core: TestCore;
let company: Company;

beforeEach(async () => {
  core = makeTestCore('2026-12-02T10:00:00Z');
  ({ company } = await beginWithOpen(core));
});

/** What was typed to Tandem in a chat, of either platform. */
const type = (actor: Person, typed: string): Promise<Reply> =>
  act(core, actor, parseCommand(typed), {}, { surface: 'command' });

describe('V5 a name that is typed before an agenda point', () => {
  it.each([
    ['agenda @Mei Schmidt salary', 'Schmidt salary'],
    ['agenda @mei salary', 'salary'],
    ['agenda @TAN: salary', 'salary'],
  ])('is only part of one: %j opens the form, filled in', async (typed, text) => {
    const reply = await type(company.reviewer, typed);
    expect(await storedPoints()).toEqual([]);
    expect(valueIn(reply, 'text')).toBe(text);
    expect(askedIn(reply)).toEqual({ chosen: expect.stringContaining(company.reviewee._id), isSaid: true });
    if (reply.kind !== 'show' || reply.view.kind !== 'form') throw new Error('no form');
    const values = { text, with: String(valueIn(reply, 'with')) };
    await act(core, company.reviewer, reply.view.submit.action, values);
    expect(await storedPoints()).toEqual([text]);
  });

  it('is the whole name of another one, too: the form shows which of them it would go to', async () => {
    await addPerson('Mei  TAN', { email: 'mei.2@example.com' });
    const reply = await type(company.reviewer, 'agenda @Mei Tan salary');
    expect(await storedPoints()).toEqual([]);
    expect(valueIn(reply, 'text')).toBe('salary');
    expect(askedIn(reply)).toEqual({ chosen: expect.stringContaining(company.reviewee._id), isSaid: true });
    expect(fieldIn(reply, 'with')?.help).toContain(company.reviewee.email);
    await PersonModel.updateOne({ email: 'mei.2@example.com' }, { isActive: false });
    await type(company.reviewer, 'agenda @Mei Tan salary');
    expect(await storedPoints()).toEqual(['salary']);
  });

  it.each([
    ['of somebody with whom there is no 1-to-1', '@Kofi Mensah salary'],
    ['of part of such a one', '@Kofi salary'],
    ['of nobody', '@Anna Schmidt salary'],
    ['of nobody, as an e-mail', '@anna@example.com salary'],
    ['of oneself', '@Tomasz Wojcik salary'],
  ])('is one %s: the form keeps all of it, and nobody is chosen', async (_, words) => {
    const reply = await type(company.reviewer, `agenda ${words}`);
    expect(await storedPoints()).toEqual([]);
    expect(valueIn(reply, 'text')).toBe(words);
    expect(askedIn(reply)).toEqual({ chosen: undefined, isSaid: true });
  });

  it('is the longest that is understood, be it of somebody else', async () => {
    await addPerson('Mei Tan Schmidt');
    const reply = await type(company.reviewer, 'agenda @Mei Tan Schmidt salary');
    expect(await storedPoints()).toEqual([]);
    expect(valueIn(reply, 'text')).toContain('Schmidt salary');
  });

  it('is missing: the form keeps all that was typed, in which a name stays', async () => {
    expect(valueIn(await type(company.reviewer, 'agenda Mei Tan leaves'), 'text')).toBe('Mei Tan leaves');
    expect(valueIn(await type(company.reviewer, 'agenda  the\nconference'), 'text')).toBe('the\nconference');
    expect(await storedPoints()).toEqual([]);
  });

  it('stands before more than a point can hold: all of it stays in the form, also once it was refused', async () => {
    const text = 'Long words. '.repeat(200).trim();
    const reply = await type(company.reviewer, `agenda @Mei Tan ${text}`);
    expect(valueIn(reply, 'text')).toBe(text);
    const again = await act(core, company.reviewer, { type: 'add-agenda-point' }, { text });
    if (again.kind !== 'errors') throw new Error('it was not refused');
    expect(fieldsOf(again.form).find(({ id }) => id === 'text')?.input).toMatchObject({ value: text });
    expect(await storedPoints()).toEqual([]);
  });

  it('says whom it is about where two whom one has 1-to-1s with are called the same', async () => {
    const team = await TeamModel.findOne({ name: 'Platform' }).orFail().lean();
    await addPerson('Mei Tan', { email: 'mei.2@example.com', primaryTeamId: team._id });
    await startWeekly(core, {}, { name: 'Quarterly' });
    const reply = await type(company.reviewer, 'agenda @Mei Tan salary');
    expect(await storedPoints()).toEqual([]);
    expect(askedIn(reply)).toEqual({ chosen: undefined, isSaid: true });
    const asked = fieldIn(reply, 'with')?.input;
    const labels = asked?.type === 'choice' ? asked.options.map(({ label }) => label) : [];
    expect(labels.filter((label) => label.includes('mei.2@example.com'))).not.toEqual([]);
    expect(labels.filter((label) => label.includes('mei.tan@example.com'))).not.toEqual([]);
  });

  it('is not acted on by a button that stands for the form, whatever has changed since', async () => {
    const action = parseCommand('agenda @Mei Tan salary');
    const reply = await act(core, company.reviewer, action, {}, { surface: 'message' });
    expect(valueIn(reply, 'text')).toBe('salary');
    expect(await storedPoints()).toEqual([]);
  });

  it.each(['@Mei Tan', '@mei.tan@example.com'])(
    'P7 is not acted on where it is how a mention of a stranger stands there: %s',
    async (name) => {
      await startWeekly(core, {}, { name: 'Quarterly' });
      const action = parseCommand(`agenda ${name} salary`, [name]);
      const reply = await act(core, company.reviewer, action, {}, { surface: 'command' });
      expect(await storedPoints()).toEqual([]);
      expect(valueIn(reply, 'text')).toBe(`${name} salary`);
      expect(askedIn(reply)).toEqual({ chosen: undefined, isSaid: true });
    },
  );

  it('acts by e-mail for somebody who shares their name', async () => {
    await addPerson('Mei Tan', { email: 'mei.2@example.com' });
    await type(company.reviewer, 'agenda @MEI.TAN@example.com. salary');
    expect(await storedPoints()).toEqual(['salary']);
  });
});
