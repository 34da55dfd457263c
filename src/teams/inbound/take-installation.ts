import { AppError } from '../../core/errors.ts';
import { rememberTeamsRemoval } from '../../core/people/remember-teams-account.ts';
import type { Adapter } from '../adapter.ts';
import { meet } from '../ask.ts';
import { greeting } from '../sentences.ts';
import type { Turn } from '../turn.ts';
import { readInstallation } from './read-installation.ts';

/** Added or removed: whoever is known is greeted once, and nobody else hears anything. */
export async function takeInstallation(adapter: Adapter, turn: Turn): Promise<void> {
  const { isPersonal, account } = turn.inbound;
  if (!isPersonal || account === undefined) return;
  switch (readInstallation(turn.inbound)) {
    case 'removed':
      return rememberTeamsRemoval(account.aadObjectId);
    case 'added':
      return greet(adapter, turn);
  }
}

async function greet(adapter: Adapter, turn: Turn): Promise<void> {
  try {
    const { isNew } = await meet(turn);
    if (isNew) await turn.say({ text: greeting });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    adapter.log.info({ code: error.code }, 'installed by somebody whom Tandem does not know');
  }
}
