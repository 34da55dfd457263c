import type { FormValues } from '../../src/core/forms/form-values.ts';
import { importActivity } from '../../src/core/imports/import-activity.ts';
import { ActivityItemModel } from '../../src/core/one-to-ones/activity-item.ts';
import type { OneToOne } from '../../src/core/one-to-ones/one-to-one.ts';
import { ActionPointModel } from '../../src/core/points/action-point.ts';
import { AgendaPointModel } from '../../src/core/points/agenda-point.ts';
import { applySetup } from '../../src/core/setup/apply-setup.ts';
import { activityCsv, moreSetUp } from './more-set-up.ts';
import type { Stage } from './stage.ts';

/** What was typed, by the keys of the questions, as the form sends it. */
export function valuesFor({ questions }: OneToOne, typed: FormValues): FormValues {
  const entries = Object.entries(typed).map(([key, value]) => {
    const question = questions.find((candidate) => candidate.key === key);
    if (!question) throw new Error(`nothing asks ${key}`);
    return [question.id, value];
  });
  return Object.fromEntries(entries);
}

export const allAnswers: FormValues = {
  mood: '4',
  plate: '3',
  moved: 'The atlas has its first three maps.\n\n• one\n• two *bold* <b>',
  waiting: 'Tomás: the printer',
  decision: 'yes',
  place: 'Office',
  more: ['Feedback', 'Pairing'],
  deep: '7,5',
  off: '2026-12-24',
};

export async function playSettings(stage: Stage): Promise<void> {
  const { act, core, person } = stage;
  await act(
    'imani.okoye',
    { type: 'change-settings' },
    {
      isContentVisibleToHr: 'yes',
      mayManagersAssign: 'yes',
      agendaEditing: 'withHistory',
      agendaLeadMinutes: '90',
      history: 'withConsent',
      reminders: '-1, 0, 1, 7',
      remindAt: '09:00',
      workingDays: ['1', '2', '3', '4', '5'],
      quietFrom: '19:00',
      quietUntil: '07:30',
      channelDigest: 'names',
    },
  );
  await applySetup(core, moreSetUp);
  await importActivity(core, Buffer.from(activityCsv));
  await act('marcus.silva', { type: 'save-preferences' }, { platform: 'teams', leadDays: '3' });
  await act('yuki.tanaka', { type: 'save-preferences' }, { quietFrom: '20:00', quietUntil: '08:00' });
  await act('layla.farouk', { type: 'switch-hint', kind: 'only-status', isOn: false });
  await act('layla.farouk', { type: 'add-from-library', slug: 'exit' });
  await act(
    'layla.farouk',
    { type: 'save-question-set' },
    { name: 'My own', sharing: 'personal', ask: 'all', prompts: 'What else?' },
  );
  const ngata = await person('aroha.ngata');
  const away = { from: '2026-12-14', until: '2026-12-20' };
  await act('greta.lindqvist', { type: 'add-absence', personId: ngata._id }, away);
  await act(
    'tomas.herrera',
    { type: 'add-absence' },
    {
      from: '2026-12-15',
      until: '2027-02-20',
      standIn: 'priya.nair@foxglove.example',
    },
  );
}

/** Mei and Layla do all that can be done; the others stop where people stop. */
export async function playFirstWeek(stage: Stage): Promise<void> {
  await playWholeOne(stage);
  const { act, newest } = stage;

  const ofSam = await newest('sam.whitaker');
  const half = valuesFor(ofSam, { moved: 'half a sent', deep: 'about 12', more: ['Praise'] });
  await act('sam.whitaker', { type: 'save-draft', oneToOneId: ofSam._id }, half);
  const writtenByLayla = valuesFor(ofSam, { saw: 'Sam’s calm in the storm' });
  await act('layla.farouk', { type: 'save-draft', oneToOneId: ofSam._id }, writtenByLayla);

  const ofMarcus = await newest('marcus.silva');
  const share = { type: 'share-answers', oneToOneId: ofMarcus._id } as const;
  await act('marcus.silva', share, valuesFor(ofMarcus, allAnswers));
  const { waiting: _, off: __, ...kept } = allAnswers;
  const changed = { ...kept, moved: 'Changed after sharing', more: ['Pairing', 'Feedback'] };
  await act('marcus.silva', { ...share, type: 'save-draft' }, valuesFor(ofMarcus, changed));

  const ofJonas = await newest('jonas.weber');
  const shareOfJonas = { type: 'share-answers', oneToOneId: ofJonas._id } as const;
  await act('jonas.weber', { ...shareOfJonas, type: 'save-draft' }, valuesFor(ofJonas, { mood: '2' }));
  await act(
    'tomas.herrera',
    { ...shareOfJonas, type: 'save-draft' },
    valuesFor(ofJonas, { saw: 'His tests' }),
  );

  const ofLena = await newest('lena.sorensen');
  await act(
    'lena.sorensen',
    { type: 'share-answers', oneToOneId: ofLena._id },
    valuesFor(ofLena, allAnswers),
  );
  const byPriya = valuesFor(ofLena, { saw: 'The migration', plate: '5' });
  await act('priya.nair', { type: 'share-answers', oneToOneId: ofLena._id }, byPriya);
  await act('priya.nair', { type: 'finalise', oneToOneId: ofLena._id });
  await act('priya.nair', { type: 'reopen', oneToOneId: ofLena._id }, { reason: 'We forgot the goals' });
  await act('priya.nair', { type: 'save-draft', oneToOneId: ofLena._id }, valuesFor(ofLena, { saw: '' }));
  const nothingTyped = valuesFor(ofLena, allAnswers);
  await act('lena.sorensen', { type: 'save-draft', oneToOneId: ofLena._id }, nothingTyped);

  const ofPriya = await newest('priya.nair');
  const draftOfPriya = valuesFor(ofPriya, { moved: 'Never shared', place: 'Home' });
  await act('priya.nair', { type: 'save-draft', oneToOneId: ofPriya._id }, draftOfPriya);
  await act(
    'tomas.herrera',
    { type: 'save-draft', oneToOneId: ofPriya._id },
    valuesFor(ofPriya, { saw: 'Mine' }),
  );
  await act('greta.lindqvist', { type: 'finalise', oneToOneId: ofPriya._id });

  const ofKofi = await newest('kofi.mensah');
  await act(
    'kofi.mensah',
    { type: 'save-draft', oneToOneId: ofKofi._id },
    valuesFor(ofKofi, { waiting: 'Lena' }),
  );
  await act('priya.nair', { type: 'archive-one-to-one', oneToOneId: ofKofi._id });

  await playHandOver(stage);
}

async function playWholeOne({ act, newest, person }: Stage): Promise<void> {
  const ofMei = await newest('mei.tan');
  const { _id: oneToOneId, threadId } = ofMei;
  const add = { type: 'add-agenda-point', oneToOneId } as const;
  await act('mei.tan', add, { text: 'The conference', topic: 'goals' });
  await act(
    'layla.farouk',
    { ...add, link: 'https://foxglove.slack.com/archives/C0DESIGN/p1' },
    { text: 'Paper' },
  );
  await act('mei.tan', add, { text: 'Will be deleted', topic: 'blocker' });
  const pointCalled = async (text: string) =>
    (await AgendaPointModel.findOne({ threadId, text }).orFail())._id;
  const tick = { type: 'tick-agenda-point', oneToOneId, pointId: await pointCalled('Paper') } as const;
  await act('layla.farouk', tick);
  const pointId = await pointCalled('The conference');
  await act('mei.tan', { type: 'edit-agenda-point', oneToOneId, pointId }, { text: 'The conference in May' });
  const comment = { type: 'add-comment', oneToOneId, point: 'agenda-point', pointId } as const;
  await act('layla.farouk', comment, { text: 'Which one?' });
  await act('mei.tan', comment, { text: 'The one in Lisbon' });
  const deleted = await pointCalled('Will be deleted');
  await act('mei.tan', { type: 'delete-agenda-point', oneToOneId, pointId: deleted });

  const { _id: mei } = await person('mei.tan');
  const { _id: layla } = await person('layla.farouk');
  const addAction = { type: 'add-action-point', oneToOneId } as const;
  await act('layla.farouk', addAction, { text: 'Book the train', owner: mei, dueOn: '2026-12-11' });
  await act('mei.tan', addAction, { text: 'Ask finance', owner: layla, dueOn: '2027-02-15' });
  await act('mei.tan', addAction, { text: 'Buy pens', owner: mei });
  const pens = await ActionPointModel.findOne({ threadId, text: 'Buy pens' }).orFail();
  await act('mei.tan', { type: 'tick-action-point', oneToOneId, actionPointId: pens._id });

  const addNote = { type: 'add-note', oneToOneId } as const;
  await act('mei.tan', addNote, { text: 'Mei’s private note', visibility: 'private' });
  await act('layla.farouk', addNote, { text: 'Layla’s private note', visibility: 'private' });
  await act('greta.lindqvist', addNote, { text: 'A note by HR', visibility: 'public' });
  await act('layla.farouk', addNote, { text: 'A note for both', visibility: 'public' });

  const objective = { title: 'Speak at one conference', target: '1', unit: 'talk', dueOn: '2027-05-01' };
  await act('mei.tan', { type: 'add-objective' }, objective);
  const item = await ActivityItemModel.findOne({ personId: mei, title: objective.title }).orFail();
  const move = { type: 'move-progress', itemId: item._id } as const;
  await act('mei.tan', move, { progress: '0.5', status: 'in_progress' });

  const answers = valuesFor(ofMei, allAnswers);
  await act('mei.tan', { type: 'share-answers', oneToOneId }, answers);
  await act(
    'mei.tan',
    { type: 'share-answers', oneToOneId },
    { ...answers, ...valuesFor(ofMei, { mood: '5' }) },
  );
  await act('layla.farouk', { type: 'save-draft', oneToOneId }, valuesFor(ofMei, { saw: 'Her maps' }));
  await act(
    'layla.farouk',
    { type: 'share-answers', oneToOneId },
    valuesFor(ofMei, { saw: 'Her maps', plate: '2' }),
  );
  await act('layla.farouk', { type: 'finalise', oneToOneId });
  await act('mei.tan', { type: 'rate-usefulness', oneToOneId, score: 5 });
  await act('layla.farouk', { type: 'save-usefulness', oneToOneId }, { score: '4', why: 'We had time' });
}

async function playHandOver({ act, newest, person }: Stage): Promise<void> {
  const { _id: oneToOneId, ...ofAroha } = await newest('aroha.ngata');
  const typed = valuesFor({ _id: oneToOneId, ...ofAroha }, { saw: 'What Jonas saw' });
  await act('jonas.weber', { type: 'save-draft', oneToOneId }, typed);
  await act(
    'jonas.weber',
    { type: 'add-note', oneToOneId },
    { text: 'Jonas’s private note', visibility: 'private' },
  );
  const { _id: toId } = await person('priya.nair');
  await act('jonas.weber', { type: 'reassign', oneToOneId, toId });
  await act(
    'priya.nair',
    { type: 'save-draft', oneToOneId },
    valuesFor({ _id: oneToOneId, ...ofAroha }, { saw: '?' }),
  );

  const ofTomas = await newest('tomas.herrera');
  const meeting = { type: 'set-meeting', oneToOneId: ofTomas._id } as const;
  await act('imani.okoye', meeting, { day: '2026-12-09', time: '09:15' });
  const ofLayla = await newest('layla.farouk');
  await act('imani.okoye', { ...meeting, oneToOneId: ofLayla._id }, { day: '2027-02-25', time: '15:30' });
  await act('layla.farouk', { type: 'mute-reminders', oneToOneId: ofLayla._id, isMuted: true });
  const ofGreta = await newest('greta.lindqvist');
  await act('greta.lindqvist', { type: 'snooze-reminders', oneToOneId: ofGreta._id, days: 2 });
}
