import type { RefusalReason } from '../chat/refusal.ts';

import type { Platform } from '../people/person.ts';

/** Why a channel takes no posts, and what can be done about it. */
interface Cause {
  why: string;
  remedy: string;
}

export function causeOfTrouble(platform: Platform, reason: RefusalReason): Cause {
  return (
    causes[platform][reason] ?? {
      why: `The platform refuses posts there (${reason}).`,
      remedy: 'Look at the channel, or give the team another one.',
    }
  );
}

const causes: Record<Platform, Partial<Record<RefusalReason, Cause>>> = {
  slack: {
    'not-in-channel': {
      why: 'Tandem is not in that channel.',
      remedy:
        'Write /invite @Tandem in it; for public channels the scope chat:write.public does the same everywhere.',
    },
    'unknown-channel': {
      why: 'Slack finds no such channel: it may be private, and Tandem is not in it.',
      remedy: 'Write /invite @Tandem in it, or give the team another channel.',
    },
    'channel-archived': {
      why: 'The channel is archived.',
      remedy: 'Unarchive it and write /invite @Tandem in it again, or give the team another channel.',
    },
    'channel-deleted': {
      why: 'The channel was deleted.',
      remedy: 'Give the team another one.',
    },
    'blocked-by-admin': {
      why: 'Only some people may post in that channel.',
      remedy: 'Let Tandem post there, or give the team another channel.',
    },
    'not-installed': {
      why: 'Tandem is not installed in Slack any more.',
      remedy: 'Install Tandem again with its manifest, and give it the new token.',
    },
  },
  teams: {
    'not-installed': {
      why: 'Tandem is not in the team that this channel belongs to, as far as Teams has told.',
      remedy:
        'Add it there: Manage team, Apps, More apps. If it is there, write @Tandem in the channel once.',
    },
    'unknown-channel': {
      why: 'Teams finds no such channel: it may have been deleted.',
      remedy: 'Give the team another one.',
    },
    'channel-archived': {
      why: 'The channel, or its team, is archived or closed for posts.',
      remedy: 'Open it again, or give the team another channel.',
    },
    'channel-deleted': {
      why: 'The channel, or its team, was deleted.',
      remedy: 'Restore it, or give the team another channel.',
    },
    'blocked-by-admin': {
      why: 'An administrator of Microsoft Teams does not let Tandem post there.',
      remedy: 'Ask for Tandem to be allowed in the Teams admin centre.',
    },
  },
};
