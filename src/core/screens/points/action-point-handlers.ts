import type { Handlers } from '../../chat/handler.ts';
import { readForm } from '../../forms/read-form.ts';
import { loadOneToOne, mustBeAllowed } from '../../one-to-ones/load-one-to-one.ts';
import { mustBeUnderway } from '../../one-to-ones/must-be.ts';
import { actionPointInputSchema, addActionPoint } from '../../points/add-action-point.ts';
import { tickActionPoint } from '../../points/tick-action-point.ts';
import { actionPointForm } from './action-point-form.ts';
import { chooseOneToOne } from './choose-one-to-one.ts';

type ActionPointActions =
  | 'open-action-form'
  | 'add-action-point'
  | 'tick-action-point'
  | 'untick-action-point';

export const actionPointHandlers: Handlers<ActionPointActions> = {
  async 'open-action-form'(core, action, request) {
    const chosen = await chooseOneToOne(core, request, action.oneToOneId, {
      title: 'Add action point',
      next: { type: 'open-action-form' },
    });
    if ('reply' in chosen) return chosen.reply;
    mustBeAllowed(chosen.seen, 'add-action-point');
    mustBeUnderway(chosen.seen);
    return { kind: 'show', view: actionPointForm(chosen.seen, {}, {}) };
  },

  async 'add-action-point'(core, { oneToOneId }, { actor, values }) {
    const seen = await loadOneToOne(core, actor, oneToOneId);
    mustBeAllowed(seen, 'add-action-point');
    mustBeUnderway(seen);
    const read = readForm(actionPointInputSchema([seen.reviewee._id, seen.reviewer._id]), values);
    if ('errors' in read) return { kind: 'errors', form: actionPointForm(seen, values, read.errors) };
    await addActionPoint(core, seen, read.input);
    return { kind: 'go', to: { type: 'open-one-to-one', oneToOneId, tab: 'actions' }, said: 'Added.' };
  },

  async 'tick-action-point'(core, { oneToOneId, actionPointId }, { actor }) {
    const seen = await loadOneToOne(core, actor, oneToOneId);
    await tickActionPoint(core, seen, actionPointId, true);
    return { kind: 'go', to: { type: 'open-one-to-one', oneToOneId, tab: 'actions' } };
  },

  async 'untick-action-point'(core, { oneToOneId, actionPointId }, { actor }) {
    const seen = await loadOneToOne(core, actor, oneToOneId);
    await tickActionPoint(core, seen, actionPointId, false);
    return { kind: 'go', to: { type: 'open-one-to-one', oneToOneId, tab: 'actions' } };
  },
};
