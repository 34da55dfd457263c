import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { handle } from '../../src/core/handle.ts';
import { NoteModel } from '../../src/core/notes/note.ts';
import { deliverOutbox } from '../../src/core/notices/deliver-outbox.ts';
import { type OneToOne, OneToOneModel } from '../../src/core/one-to-ones/one-to-one.ts';
import { type Person, PersonModel } from '../../src/core/people/person.ts';
import { AgendaPointModel } from '../../src/core/points/agenda-point.ts';
import { eventually } from '../support/eventually.ts';
import { act, fieldOf } from '../support/small-company.ts';
import { useTestDatabase } from '../support/test-database.ts';
import {
  beginWithAccounts,
  generalId,
  meiId,
  type SlackWorld,
  startSlackWorld,
  tomaszId,
  wordsIn,
} from './slack-world.ts';

useTestDatabase();

let world: SlackWorld;
let oneToOne: OneToOne;

beforeEach(async () => {
  world = await startSlackWorld({ handle });
  ({ oneToOne } = await beginWithAccounts(world.core));
  await deliverOutbox(world.core, { messengers: [world.slack.messenger] });
});

afterEach(() => world.stop());

const mei = () => world.workspace.asUser(meiId);
const tomasz = () => world.workspace.asUser(tomaszId);
const modal = () => mei().see().modal;

function messageTo(userId: string) {
  const conversation = world.workspace
    .asUser(userId)
    .see()
    .conversations.find(({ is_im }) => is_im);
  return {
    in: 'message',
    channel: conversation?.id ?? '',
    ts: conversation?.messages.at(-1)?.ts ?? '',
  } as const;
}

async function openAnswers() {
  await mei().press(messageTo(meiId), { label: 'Answer' });
  await eventually(() => modal() ?? false);
}

describe('a 1-to-1 in Slack', () => {
  it('is answered from its message, kept while typing, and shared', async () => {
    const moved = fieldOf(oneToOne, 'moved');
    await openAnswers();
    await mei().type({ block_id: moved }, 'The *migration* & more');
    await mei().close();
    await openAnswers();
    expect(modal()?.view.state.values[moved]).toMatchObject({
      [`answer:${moved}`]: { value: 'The *migration* & more' },
    });
    expect(JSON.stringify(tomasz().see())).not.toContain('migration');

    await mei().fill({ block_id: fieldOf(oneToOne, 'mood') }, '4');
    await mei().fill({ block_id: fieldOf(oneToOne, 'plate') }, '3');
    await mei().submit();
    await eventually(() => wordsIn(modal()?.view.blocks).includes('Shared.'));
    const shared = await OneToOneModel.findById(oneToOne._id).lean<OneToOne>();
    expect(shared?.parts.reviewee.shared).toMatchObject({ [moved]: 'The *migration* & more' });

    await deliverOutbox(world.core, { messengers: [world.slack.messenger] });
    await tomasz().openHome();
    await eventually(() => tomasz().see().home ?? false);
    expect(wordsIn(tomasz().see().conversations)).toContain('Mei Tan');
    expect(mei().see().toasts).toEqual([]);
  });

  it('takes a chat message as an agenda point, and both see it on the 1-to-1 (A1)', async () => {
    await tomasz().post(generalId, 'We should talk about the <budget>');
    const { messages = [] } =
      mei()
        .see()
        .conversations.find(({ id }) => id === generalId) ?? {};
    await mei().messageShortcut('add_to_agenda', generalId, messages.at(-1)?.ts ?? '');
    const form = await eventually(() => modal() ?? false);
    expect(form.view.state.values.text).toMatchObject({
      'answer:text': { value: 'We should talk about the <budget>' },
    });
    await mei().submit();
    await eventually(() => wordsIn(modal()?.view.blocks).includes('Added to the agenda.'));
    expect(wordsIn(modal()?.view.blocks)).toContain('We should talk about the <budget>');
  });

  it('V5 opens the form, filled in, where a name was typed in part, and the point goes where the form says', async () => {
    await tomasz().command('/1to1 agenda @Tan Schmidt salary');
    const isAnswered = async () =>
      Boolean(tomasz().see().modal) || (await AgendaPointModel.exists({})) !== null;
    await eventually(isAnswered);
    expect(await AgendaPointModel.countDocuments()).toBe(0);
    expect(tomasz().see().modal?.view.state.values).toMatchObject({
      text: { 'answer:text': { value: 'Schmidt salary' } },
      with: { 'answer:with': { selected_option: { value: oneToOne._id } } },
    });
    expect(await AgendaPointModel.countDocuments()).toBe(0);
    await tomasz().submit();
    await eventually(() => wordsIn(tomasz().see().modal?.view.blocks).includes('Added to the agenda.'));
    expect(await AgendaPointModel.find().lean()).toMatchObject([
      { text: 'Schmidt salary', threadId: oneToOne.threadId },
    ]);
  });

  it('V5 keeps all of what was addressed to nobody', async () => {
    const messages = () => wordsIn(tomasz().see().conversations);
    const before = messages();
    await tomasz().command('/1to1 agenda the conference');
    await eventually(() => Boolean(tomasz().see().modal) || messages() !== before);
    expect(JSON.stringify(tomasz().see().modal?.view.state ?? {})).toContain('the conference');
    expect(await AgendaPointModel.countDocuments()).toBe(0);
  });

  it('V6 shows somebody the private notes that they wrote before a hand-over, and deletes them', async () => {
    const [reviewer, hr, next] = await Promise.all(
      ['Tomasz Wojcik', 'Hanna Berg', 'Kofi Mensah'].map((name) =>
        PersonModel.findOne({ name }).orFail().lean<Person>(),
      ),
    );
    const { _id: oneToOneId } = oneToOne;
    const note = { text: 'for me alone', visibility: 'private' };
    await act(world.core, reviewer as Person, { type: 'add-note', oneToOneId }, note);
    await act(world.core, hr as Person, { type: 'reassign', oneToOneId, toId: next?._id ?? '' });
    const messages = () => wordsIn(tomasz().see().conversations);
    const before = messages();
    await tomasz().command('/1to1 notes');
    await eventually(() => Boolean(tomasz().see().modal) || messages() !== before);
    expect(wordsIn(tomasz().see().modal?.view.blocks)).toContain('for me alone');
    await tomasz().press({ in: 'modal' }, { label: 'Delete' });
    await tomasz().submit();
    await eventually(async () => (await NoteModel.countDocuments()) === 0);
    expect(world.logged()).not.toContain('for me alone');
  });

  it('is on the Home tab of both', async () => {
    for (const [visitor, other] of [
      [mei(), 'Tomasz Wojcik'],
      [tomasz(), 'Mei Tan'],
    ] as const) {
      await visitor.openHome();
      const home = await eventually(() => visitor.see().home ?? false);
      expect(wordsIn(home.blocks)).toContain(other);
    }
  });
});
