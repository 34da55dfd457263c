import { isShowing, type UserAction } from './user-action.ts';

/** Where somebody sees what an action did, without doing it again. */
export function whereItShows(action: UserAction): UserAction {
  if (isShowing(action)) return action;
  if ('oneToOneId' in action && action.oneToOneId !== undefined)
    return { type: 'open-one-to-one', oneToOneId: action.oneToOneId };
  if ('cycleId' in action && action.cycleId !== undefined)
    return { type: 'open-cycle', cycleId: action.cycleId };
  return { type: 'open-hub' };
}
