import { AppError } from '../../core/errors.ts';
import { rememberTeamsRemoval } from '../../core/people/remember-teams-account.ts';
import type { Activity } from '../activity.ts';
import type { Adapter } from '../adapter.ts';
import { meet } from '../ask.ts';
import { greeting } from '../sentences.ts';
import { readInstallation } from './read-installation.ts';

/** Added or removed: whoever is known is greeted once, and nobody else hears anything. */
export async function takeInstallation(adapter: Adapter, activity: Activity): Promise<void> {
  const { isPersonal, account } = activity.inbound;
  if (!isPersonal || account === undefined) return;
  switch (readInstallation(activity.inbound)) {
    case 'removed':
      return rememberTeamsRemoval(account.aadObjectId);
    case 'added':
      return greet(adapter, activity);
  }
}

async function greet(adapter: Adapter, activity: Activity): Promise<void> {
  try {
    const { isNew } = await meet(adapter.core, activity);
    if (isNew) await activity.say({ text: greeting });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    adapter.log.info({ code: error.code }, 'installed by somebody whom Tandem does not know');
  }
}
