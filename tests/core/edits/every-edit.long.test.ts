import { beforeEach, describe, expect, it } from '@jest/globals';
import { AuditEntryModel } from '../../../src/core/audit/audit-entry.ts';
import type { Reply } from '../../../src/core/chat/reply.ts';
import { actionsByScreen, type UserAction, type UserActionType } from '../../../src/core/chat/user-action.ts';
import { type Cycle, CycleModel } from '../../../src/core/cycles/cycle.ts';
import { OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { QuestionSetModel } from '../../../src/core/question-sets/question-set.ts';
import { readSet } from '../../support/shown.ts';
import { buttonIn } from '../../support/shown-words.ts';
import { addPerson } from '../../support/small-company.ts';
import { makeTestCore, type TestCore } from '../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';
import { editCases, type Stage, setStage } from './edit-cases.ts';
import { ask, type EditCase, formIn, openWindow, storedAs, valuesIn, windowOf } from './windows.ts';

useTestDatabase();

let core: TestCore;
let stage: Stage;

beforeEach(async () => {
  await clearDatabase();
  core = makeTestCore('2026-12-02T10:00:00Z');
  stage = await setStage(core);
});

const cases = Object.keys(editCases) as UserActionType[];

async function edit(type: UserActionType): Promise<EditCase> {
  const made = await editCases[type]?.(stage);
  if (!made) throw new Error(`nobody says how ${type} is tried`);
  return made;
}

/** Both windows are opened, and the first of them saves. */
async function afterTheFirst(type: UserActionType) {
  const made = await edit(type);
  const first = await openWindow(core, made.first, made.open);
  const second = await openWindow(core, made.second, made.open);
  const saved = await first.send(made.firstValues);
  return { made, first, second, saved };
}

const said = (reply: Reply) => JSON.stringify(formIn(reply).body);
const isRefused = (reply: Reply) => reply.kind === 'errors';

describe('every form of something that exists', () => {
  it('is tried here', () => {
    const drawn = Object.values(actionsByScreen)
      .flat()
      .filter(({ shape }) => 'seen' in shape)
      .map(({ shape }) => shape.type.value as UserActionType);
    // Once the two are said not to have met there is no such form any more.
    const elsewhere: UserActionType[] = ['start-cycle', 'reassign', 'remove-meeting', 'say-not-held'];
    expect([...cases, ...elsewhere].sort()).toEqual([...drawn].sort());
  });

  it.each(cases)('O14 is refused when another window was quicker, and nothing is lost: %s', async (type) => {
    const { made, second, saved } = await afterTheFirst(type);
    expect(isRefused(saved)).toBe(false);
    const stored = await storedAs(core, made);

    const refused = await second.send(made.secondValues);
    expect(isRefused(refused)).toBe(true);
    expect(stored).toMatchObject(made.firstValues);
    expect(valuesIn(formIn(refused))).toEqual(made.secondValues);
    expect(await storedAs(core, made)).toEqual(stored);

    const again = await windowOf(core, made.second, refused).send(made.secondValues);
    expect(isRefused(again)).toBe(false);
    expect(await storedAs(core, made)).toEqual(made.secondValues);
  });

  it.each(cases)('O14 says what is stored now beside each field that differs: %s', async (type) => {
    const { made, second } = await afterTheFirst(type);
    const refused = await second.send(made.secondValues);
    expect(isRefused(refused)).toBe(true);
    const { firstValues, secondValues } = made;
    const ids = new Set([...Object.keys(firstValues), ...Object.keys(secondValues)]);
    const differing = [...ids].filter(
      (id) => JSON.stringify(firstValues[id]) !== JSON.stringify(secondValues[id]),
    );
    const { body } = formIn(refused);
    const told = body.flatMap((element, index) => {
      const next = JSON.stringify(body[index + 1] ?? '');
      return element.kind === 'field' && next.includes('Stored now') ? [element.id] : [];
    });
    expect(told.sort()).toEqual(differing.sort());
  });

  it.each(cases)('N7 is done once when it is delivered twice: %s', async (type) => {
    const { made, first, saved } = await afterTheFirst(type);
    const entries = await AuditEntryModel.countDocuments();
    const again = await first.send(made.firstValues);
    expect(again).toEqual(saved);
    expect(await AuditEntryModel.countDocuments()).toBe(entries);
  });

  it.each(cases)('O14 is refused when it is not known what it showed: %s', async (type) => {
    const made = await edit(type);
    const before = await storedAs(core, made);
    const { form } = await openWindow(core, made.first, made.open);
    const { seen: _, ...action } = form.submit.action as UserAction & { seen?: string };
    const refused = await ask(core, made.first, action as UserAction, made.firstValues);
    expect(isRefused(refused)).toBe(true);
    expect(valuesIn(formIn(refused))).toEqual(made.firstValues);
    expect(await storedAs(core, made)).toEqual(before);
  });

  it.each(cases)('O14 is saved by one of two that are sent at one moment: %s', async (type) => {
    const made = await edit(type);
    const first = await openWindow(core, made.first, made.open);
    const second = await openWindow(core, made.second, made.open);
    const replies = await Promise.all([first.send(made.firstValues), second.send(made.secondValues)]);
    expect(replies.map(({ kind }) => kind).sort()).toEqual(['errors', 'show']);
    const [winner] = replies.flatMap((reply, index) => (isRefused(reply) ? [] : [index]));
    expect(await storedAs(core, made)).toMatchObject(winner === 0 ? made.firstValues : made.secondValues);
  });
});

describe('a question that others change', () => {
  it('O14 is refused for its own changes alone, for others of the set are no matter', async () => {
    const made = await edit('save-question');
    const { _id: questionSetId } = await readSet('Check-in');
    const window = await openWindow(core, made.first, made.open);
    const open: UserAction = { type: 'open-question-form', questionSetId, key: 'title' };
    const other = await openWindow(core, made.second, open);
    const values = { prompt: 'Another title?', askedTo: 'reviewee', everyNth: '1' };
    const replies = await Promise.all([window.send(made.firstValues), other.send(values)]);
    expect(replies.map(({ kind }) => kind)).toEqual(['show', 'show']);
    const prompts = (await readSet('Check-in')).questions.map(({ prompt }) => prompt);
    expect(prompts).toEqual(expect.arrayContaining(['A full plate?', 'Another title?']));
  });

  it.each(['again', 'at once'])('N7 moves one place when its button is delivered %s', async (when) => {
    const { _id: questionSetId } = await readSet('Check-in');
    const page = await ask(core, stage.hr, { type: 'open-question-set', questionSetId });
    const { action } = buttonIn(page, 'Down');
    const press = () => ask(core, stage.hr, action);
    if (when === 'at once') await Promise.all([press(), press()]);
    else for (const one of [press, press]) await one();
    const keys = (await readSet('Check-in')).questions.map(({ key }) => key);
    expect(keys.slice(0, 3)).toEqual(['plate', 'mood', 'title']);
  });

  it('O14 is not moved when the order is another than on the page, and the page is drawn anew', async () => {
    const { _id: questionSetId } = await readSet('Check-in');
    const page = await ask(core, stage.hr, { type: 'open-question-set', questionSetId });
    await ask(core, stage.hr, { type: 'remove-question', questionSetId, key: 'mood' });
    const last = formOfButton(page, 'title', 'up');
    const before = (await readSet('Check-in')).questions.map(({ key }) => key);
    await ask(core, stage.hr, { ...last, place: 4 });
    expect((await readSet('Check-in')).questions.map(({ key }) => key)).toEqual(before);
  });

  it('O14 keeps what several add at one moment', async () => {
    const { _id: questionSetId, questions } = await readSet('Check-in');
    const values = { askedTo: 'reviewee', everyNth: '1' };
    const replies = await Promise.all(
      ['One?', 'Two?', 'Three?', 'Four?'].map(async (prompt) => {
        const reply = await ask(
          core,
          stage.hr,
          { type: 'open-question-form', questionSetId },
          { type: 'longText' },
        );
        return windowOf(core, stage.hr, reply).send({ ...values, prompt });
      }),
    );
    expect(replies.filter(({ kind }) => kind !== 'show')).toEqual([]);
    const added = (await readSet('Check-in')).questions.slice(questions.length);
    expect(added.map(({ key }) => key).sort()).toEqual(['four', 'one', 'three', 'two']);
  });
});

function formOfButton(page: Reply, key: string, direction: 'up' | 'down') {
  if (page.kind !== 'show') throw new Error('no page');
  const actions = page.view.body.flatMap((element) => ('buttons' in element ? element.buttons : []));
  const found = actions.find(
    ({ action }) => action.type === 'move-question' && action.key === key && action.direction === direction,
  );
  if (found?.action.type !== 'move-question') throw new Error(`no button that moves ${key}`);
  return found.action;
}

describe('a meeting time', () => {
  it('O14 is not removed when it is another than the form showed', async () => {
    const { open, first, second, firstValues, secondValues } = await edit('set-meeting');
    await (await openWindow(core, first, open)).send(firstValues);
    const before = await openWindow(core, first, open);
    await (await openWindow(core, second, open)).send(secondValues);
    const removal = before.form.others.find(({ action }) => action.type === 'remove-meeting');
    const refused = await ask(core, first, removal?.action ?? open, firstValues);
    expect(isRefused(refused)).toBe(true);
    const meetingAt = new Date('2026-12-04T09:00:00Z');
    expect((await OneToOneModel.findById(stage.oneToOne._id).orFail().lean()).meetingAt).toEqual(meetingAt);
    expect(said(refused)).toContain('Stored now: 09:00');
    const again = formIn(refused).others.find(({ action }) => action.type === 'remove-meeting');
    const removed = await ask(core, first, again?.action ?? open);
    expect(await ask(core, first, again?.action ?? open)).toEqual(removed);
    const { meetingAt: left } = await OneToOneModel.findById(stage.oneToOne._id).orFail().lean();
    expect(left).toBeUndefined();
  });
});

describe('handing over', () => {
  const confirm = async (name: string) => {
    const action: UserAction = { type: 'reassign', oneToOneId: stage.oneToOne._id };
    return windowOf(core, stage.hr, await ask(core, stage.hr, action, { name }));
  };
  const reviewerId = async () =>
    (await OneToOneModel.findById(stage.oneToOne._id).orFail().lean()).reviewerId;

  it('O14 is asked about again when somebody else reviews it by now', async () => {
    const olga = await addPerson('Olga Other');
    const window = await confirm(olga.email);
    await (await confirm(stage.colleague.email)).send({});
    const refused = await window.send({});
    expect(isRefused(refused)).toBe(true);
    expect(await reviewerId()).toBe(stage.colleague._id);
    expect(said(refused)).toContain('Reviewed by Kofi Mensah until now.');
    await windowOf(core, stage.hr, refused).send({});
    expect(await reviewerId()).toBe(olga._id);
  });

  it.each(['again', 'at once'])('N7 happens once when it is delivered %s', async (when) => {
    const window = await confirm(stage.colleague.email);
    const send = () => window.send({});
    const replies = when === 'at once' ? await Promise.all([send(), send()]) : [await send(), await send()];
    expect(replies[1]).toEqual(replies[0]);
    const { reassignments } = await OneToOneModel.findById(stage.oneToOne._id).orFail().lean();
    expect(reassignments).toHaveLength(1);
  });
});

describe('a cycle', () => {
  it('O14 is not made a draft again by a form from before it was started', async () => {
    const made = await edit('save-cycle');
    const { _id } = await CycleModel.findOne({ name: 'In January' }).orFail().lean<Cycle>();
    const window = await openWindow(core, made.second, made.open);
    await CycleModel.updateOne({ _id }, { $set: { status: 'active' } });
    expect(isRefused(await window.send(made.secondValues))).toBe(true);
    expect(await CycleModel.findById(_id).lean()).toMatchObject({ status: 'active' });
  });
});

it('N7 leaves no set of questions without one when two remove at one moment', async () => {
  const { _id: questionSetId, questions } = await readSet('Check-in');
  await QuestionSetModel.updateOne({ _id: questionSetId }, { $set: { questions: questions.slice(0, 2) } });
  await Promise.allSettled(
    ['mood', 'plate'].map((key) => ask(core, stage.hr, { type: 'remove-question', questionSetId, key })),
  );
  expect((await readSet('Check-in')).questions).toHaveLength(1);
});
