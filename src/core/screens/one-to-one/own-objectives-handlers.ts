import { findActivity } from '../../activity/activity-of.ts';
import type { Handlers } from '../../chat/handler.ts';
import { objectivesCard } from './objectives-card.ts';

export const ownObjectivesHandlers: Handlers<'list-objectives'> = {
  async 'list-objectives'(core, { page }, { actor }) {
    const objectives = await findActivity(core, actor._id, ['objective']);
    return { kind: 'show', view: objectivesCard(actor, objectives, page) };
  },
};
