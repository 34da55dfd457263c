import { beforeEach, describe, expect, it } from '@jest/globals';
import { answerRequest } from '../../src/core/chat/answer-request.ts';
import type { Go, Handlers } from '../../src/core/chat/handler.ts';
import type { Reply, Request } from '../../src/core/chat/reply.ts';
import type { UserAction, UserActionType } from '../../src/core/chat/user-action.ts';
import type { Card } from '../../src/core/chat/view.ts';
import { CycleModel } from '../../src/core/cycles/cycle.ts';
import { AppError, notFound } from '../../src/core/errors.ts';
import type { OneToOne } from '../../src/core/one-to-ones/one-to-one.ts';
import { beginWithOpen } from '../support/begin-with.ts';
import { bodyOf, buttonsOf } from '../support/shown.ts';
import { fieldIn } from '../support/shown-words.ts';
import { act, addPerson, type Company } from '../support/small-company.ts';
import { makeTestCore, type TestCore } from '../support/test-core.ts';
import { useTestDatabase } from '../support/test-database.ts';

useTestDatabase();

let core: TestCore;
let company: Company;
let oneToOne: OneToOne;

beforeEach(async () => {
  core = makeTestCore('2026-12-02T10:00:00Z');
  ({ company, oneToOne } = await beginWithOpen(core));
});

describe('after something was done', () => {
  it('shows the page that it is on, with a sentence on top', async () => {
    const { reviewee } = company;
    const { _id: oneToOneId } = oneToOne;
    const note = { text: 'Ask about the offsite.', visibility: 'public' };
    const after = await act(core, reviewee, { type: 'add-note', oneToOneId }, note);
    const page = await act(core, reviewee, { type: 'open-one-to-one', oneToOneId, tab: 'notes' });
    expect(bodyOf(after)).toEqual([{ kind: 'text', text: 'Noted.', tone: 'good' }, ...bodyOf(page)]);
    expect(JSON.stringify(page)).toContain('Ask about the offsite.');
  });

  it('shows no sentence where there is none to say', async () => {
    const { reviewee } = company;
    const { _id: oneToOneId } = oneToOne;
    const point = { text: 'The offsite', owner: reviewee._id, dueOn: '2026-12-09' };
    await act(core, reviewee, { type: 'add-action-point', oneToOneId }, point);
    const page: UserAction = { type: 'open-one-to-one', oneToOneId, tab: 'actions' };
    const tick = buttonsOf(await act(core, reviewee, page)).find(
      ({ action }) => action.type === 'tick-action-point',
    );
    if (!tick) throw new Error('nothing to tick');
    expect(await act(core, reviewee, tick.action)).toEqual(await act(core, reviewee, page));
  });

  it('says it as a warning where it is no good news', async () => {
    const { cycle, hr } = company;
    await CycleModel.updateOne({ _id: cycle._id }, { $set: { status: 'draft' } });
    const after = await act(core, hr, { type: 'start-cycle', cycleId: cycle._id, seen: 'another' });
    expect(bodyOf(after)[0]).toEqual({
      kind: 'text',
      text: 'Something changed since you looked. This is how it is now.',
      tone: 'warning',
    });
  });

  it('says it once on a page that sends the person on to another', async () => {
    const { cycle, hr } = company;
    const { _id: cycleId } = cycle;
    const who = { company: 'no', who: 'Kofi Mensah', includeSubTeams: 'no', primaryOnly: 'no', when: 'next' };
    const after = await act(core, hr, { type: 'add-recipients', cycleId }, who);
    const page = await act(core, hr, { type: 'open-cycle', cycleId });
    expect(bodyOf(after)).toEqual([{ kind: 'text', text: 'Added.', tone: 'good' }, ...bodyOf(page)]);
  });

  it('says it above a form, which keeps what was typed', async () => {
    const values = { search: 'Mei', 'chosen-archive-0': [oneToOne._id] };
    const after = await act(core, company.hr, { type: 'archive-chosen', doing: 'archive' }, values);
    expect(bodyOf(after)[0]).toEqual({ kind: 'text', text: '1 archived.', tone: 'good' });
    expect(fieldIn(after, 'search').input).toMatchObject({ value: 'Mei' });
  });

  it('closes with the sentence where the page is gone for whoever did it', async () => {
    const olga = await addPerson('Olga Other');
    const { _id: oneToOneId } = oneToOne;
    const reassign = { type: 'reassign', oneToOneId, toId: olga._id } as const;
    expect(await act(core, company.reviewer, reassign)).toEqual({
      kind: 'close',
      text: 'Olga Other reviews it from now on. All of you are told.',
    });
  });
});

describe('sending a person on', () => {
  const card: Card = { kind: 'card', title: 'Settings', summary: 'Settings', body: [] };
  const asked = (): Request => ({
    actor: company.colleague,
    action: { type: 'save-preferences' },
    values: { reminders: 'yes' },
    surface: 'home',
    from: 'teams',
    savesWhileTyping: false,
  });
  const send = (go: Go, page: () => Reply, seen: (of: unknown[]) => void = () => {}): Promise<Reply> => {
    const handlers: Handlers<'save-preferences' | 'open-settings'> = {
      'save-preferences': async () => go,
      'open-settings': async (...all) => {
        seen(all);
        return page();
      },
    };
    return answerRequest(handlers as Handlers<UserActionType>, core, asked());
  };
  const toSettings = { kind: 'go', to: { type: 'open-settings' } } as const;
  const fail = (error: Error) => () => {
    throw error;
  };

  it('changes the action alone: it is the same person, with the same values, from the same place', async () => {
    let seen: unknown[] = [];
    await send(
      toSettings,
      () => ({ kind: 'show', view: card }),
      (all) => {
        seen = all;
      },
    );
    const [seenCore, action, request] = seen;
    expect(seenCore).toMatchObject({ from: 'teams' });
    expect(action).toEqual({ type: 'open-settings' });
    expect(request).toEqual({ ...asked(), action: { type: 'open-settings' } });
  });

  it('leaves a page that is gone with its own words where nothing is to be said', async () => {
    await expect(send(toSettings, fail(notFound()))).rejects.toMatchObject({ code: 'not-found' });
  });

  it.each(['not-allowed', 'invalid', 'conflict', 'misconfigured', 'unavailable'] as const)(
    'says what was done, whatever trouble there is with the page: %s',
    async (code) => {
      const reply = await send({ ...toSettings, said: 'Saved.' }, fail(new AppError(code, 'Not now.')));
      expect(reply).toEqual({ kind: 'close', text: 'Saved.' });
    },
  );
});
