import { CycleModel } from '../../src/core/cycles/cycle.ts';
import { ActionPointModel } from '../../src/core/points/action-point.ts';
import { AgendaPointModel } from '../../src/core/points/agenda-point.ts';
import { allAnswers, valuesFor } from './first-week.ts';
import type { Stage } from './stage.ts';

/** The second week: cycles that end, and a stand-in beside the reviewer whom they stand in for. */
export async function playSecondWeek({ act, newest, person, visit }: Stage): Promise<void> {
  const cycleCalled = async (name: string) => (await CycleModel.findOne({ name }).orFail())._id;
  await act('imani.okoye', { type: 'end-cycle', cycleId: await cycleCalled('To be ended') });
  const archived = await cycleCalled('To be archived');
  await act('imani.okoye', { type: 'end-cycle', cycleId: archived });
  await act('imani.okoye', { type: 'archive-cycle', cycleId: archived });

  const ofJonas = await newest('jonas.weber');
  const saveOfJonas = { type: 'save-draft', oneToOneId: ofJonas._id } as const;
  await act('tomas.herrera', saveOfJonas, valuesFor(ofJonas, { saw: 'Written before Tomás left' }));
  await act('priya.nair', saveOfJonas, valuesFor(ofJonas, { saw: 'Written while standing in', plate: '1' }));
  const noteOfPriya = { text: 'Priya’s note while standing in', visibility: 'private' };
  await act('priya.nair', { type: 'add-note', oneToOneId: ofJonas._id }, noteOfPriya);
  await act(
    'jonas.weber',
    { type: 'share-answers', oneToOneId: ofJonas._id },
    valuesFor(ofJonas, allAnswers),
  );

  const ofYuki = await newest('yuki.tanaka');
  await act('yuki.tanaka', { type: 'share-answers', oneToOneId: ofYuki._id }, valuesFor(ofYuki, allAnswers));
  const shareOfYuki = { type: 'share-answers', oneToOneId: ofYuki._id } as const;
  await act('priya.nair', shareOfYuki, valuesFor(ofYuki, { saw: 'Shared while standing in' }));

  const ofLena = await newest('lena.sorensen');
  const withComment = { text: 'Where shall we meet?' };
  await act('lena.sorensen', { type: 'add-agenda-point', oneToOneId: ofLena._id }, withComment);
  const point = await AgendaPointModel.findOne({ threadId: ofLena.threadId, ...withComment }).orFail();
  const about = { point: 'agenda-point', pointId: point._id } as const;
  await act('priya.nair', { type: 'add-comment', oneToOneId: ofLena._id, ...about }, { text: 'In the park' });

  const goalsOfMei = await newest('mei.tan', 'Goals talk');
  const shareGoals = { type: 'share-answers', oneToOneId: goalsOfMei._id } as const;
  await act('mei.tan', shareGoals, valuesFor(goalsOfMei, { goal: 'One atlas a year', sure: '8' }));
  await act('layla.farouk', shareGoals, valuesFor(goalsOfMei, { goal: 'The same', sure: '9' }));
  await act('layla.farouk', { type: 'finalise', oneToOneId: goalsOfMei._id });

  const { _id: layla } = await person('layla.farouk');
  const ofGreta = await newest('greta.lindqvist');
  await act('imani.okoye', { type: 'reassign', oneToOneId: ofGreta._id, toId: layla });
  await act('greta.lindqvist', { type: 'release-history', oneToOneId: ofGreta._id, toId: layla });

  await visit('slack', 'U0MEITAN/command', {
    text: '/1to1 agenda @Layla Farouk The printer',
    channel: 'D0MEITAN',
  });
  await visit('slack', 'U0YUKI/home', {});
  await visit('teams', 'as/jonas.weber@foxglove.example/say', { text: 'home' });
  await visit('teams', 'as/kofi.mensah@foxglove.example/block', { blocked: true });
}

/** The last week, which nobody comes to the end of. */
export async function playLastWeek({ act, newest, person, visit }: Stage): Promise<void> {
  const ofMei = await newest('mei.tan');
  await act('mei.tan', { type: 'share-answers', oneToOneId: ofMei._id }, valuesFor(ofMei, allAnswers));
  const { mood: _, ...withoutMood } = allAnswers;
  const changed = { ...withoutMood, plate: '1', more: [], decision: 'no' };
  await act('mei.tan', { type: 'save-draft', oneToOneId: ofMei._id }, valuesFor(ofMei, changed));
  await act(
    'layla.farouk',
    { type: 'save-draft', oneToOneId: ofMei._id },
    valuesFor(ofMei, { saw: 'So far' }),
  );
  const { _id: mei } = await person('mei.tan');
  const addAction = { type: 'add-action-point', oneToOneId: ofMei._id } as const;
  await act('layla.farouk', addAction, { text: 'Print the atlas', owner: mei, dueOn: '2027-01-08' });
  const actionPoint = await ActionPointModel.findOne({ text: 'Print the atlas' }).orFail();
  const about = { point: 'action-point', pointId: actionPoint._id } as const;
  await act('mei.tan', { type: 'add-comment', oneToOneId: ofMei._id, ...about }, { text: 'In colour' });

  const ofSam = await newest('sam.whitaker');
  await act('sam.whitaker', { type: 'save-draft', oneToOneId: ofSam._id }, valuesFor(ofSam, allAnswers));
  const goalsOfSam = await newest('sam.whitaker', 'Goals talk');
  const goal = valuesFor(goalsOfSam, { goal: 'Fewer meetings', sure: '11' });
  await act('sam.whitaker', { type: 'save-draft', oneToOneId: goalsOfSam._id }, goal);

  await visit('slack', 'U0MEITAN/command', { text: '/1to1', channel: 'D0MEITAN' });
  for (const manager of ['layla.farouk', 'priya.nair', 'imani.okoye'])
    await visit('teams', `as/${manager}@foxglove.example/say`, { text: 'home' });
  await visit('teams', 'as/sam.whitaker@foxglove.example/say', { text: 'agenda @Layla Farouk A new desk' });
}

/** With the app stopped: what these bring about waits in the outbox. */
export async function playAfterTheEnd({ act, newest }: Stage): Promise<void> {
  const ofMarcus = await newest('marcus.silva');
  await act(
    'marcus.silva',
    { type: 'share-answers', oneToOneId: ofMarcus._id },
    valuesFor(ofMarcus, allAnswers),
  );
  const ofMei = await newest('mei.tan');
  const point = await AgendaPointModel.findOne({
    threadId: ofMei.threadId,
    text: 'The conference in May',
  }).orFail();
  const about = { point: 'agenda-point', pointId: point._id } as const;
  await act(
    'layla.farouk',
    { type: 'add-comment', oneToOneId: ofMei._id, ...about },
    { text: 'Still waiting' },
  );
}
