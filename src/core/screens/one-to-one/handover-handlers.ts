import type { Handlers } from '../../chat/handler.ts';
import { releaseHistory } from '../../handovers/release-history.ts';
import { loadOneToOne } from '../../one-to-ones/load-one-to-one.ts';

export const handoverHandlers: Handlers<'release-history'> = {
  async 'release-history'(core, { oneToOneId, toId }, { actor }) {
    const seen = await loadOneToOne(core, actor, oneToOneId);
    await releaseHistory(core, seen, toId);
    return {
      kind: 'go',
      to: { type: 'open-one-to-one', oneToOneId },
      said: `${seen.reviewer.name} can read your past 1-to-1s now.`,
    };
  },
};
