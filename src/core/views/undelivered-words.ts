import type { UndeliveredReason } from '../chat/refusal.ts';
import type { NoticeKind } from '../outbox/notice.ts';
import { noticeKinds } from '../outbox/notice-kinds.ts';
import type { Person, Platform } from '../people/person.ts';
import type { Undelivered } from '../undelivered/undelivered.ts';

interface Words {
  /** By platform where it names it. */
  label: string | Record<Platform, string>;
  /** What an admin can do about it. */
  advice: string | Record<Platform, string>;
}

const words: Record<UndeliveredReason, Words> = {
  'account-inactive': {
    label: 'The account is deactivated',
    advice: 'Activate it again, or deactivate the person in Tandem by importing people.',
  },
  'not-installed': {
    label: { slack: 'Tandem is not installed in Slack', teams: 'Has not installed Tandem in Teams' },
    advice: {
      slack: 'Install the app in this workspace; to a channel, invite it.',
      teams: 'Install the app for these people or teams in the Teams admin center, or ask them to add it.',
    },
  },
  'blocked-by-user': {
    label: 'They have blocked Tandem',
    advice: 'Ask them to unblock it in their chat with Tandem, or tell them another way.',
  },
  'blocked-by-admin': {
    label: 'A rule of your company blocks it',
    advice: {
      slack: 'Allow the app to post: see the posting permissions of the workspace, and of the channel.',
      teams: 'Allow the app for these people in the Teams admin center, under app policies.',
    },
  },
  'channel-archived': {
    label: 'The conversation is archived',
    advice: 'Bring it back, or give the team another channel under Team channels.',
  },
  'channel-deleted': {
    label: 'The channel was deleted',
    advice: 'Give the team another one under Team channels.',
  },
  'unknown-channel': {
    label: 'There is no such channel',
    advice: 'Look whether it was deleted or is private, and give the team another one under Team channels.',
  },
  'not-in-channel': { label: 'Tandem is not in the channel', advice: 'Invite it: /invite @Tandem.' },
  'missing-scope': {
    label: 'The app lacks a permission',
    advice: {
      slack: 'Compare the app’s scopes with the manifest that comes with Tandem, and install it again.',
      teams: 'Compare the app with the manifest that comes with Tandem, and install it again.',
    },
  },
  'revoked-token': {
    label: 'The app’s key was rejected',
    advice: {
      slack: 'Install the app again, set SLACK_BOT_TOKEN to its new token, and restart Tandem.',
      teams:
        'Check MicrosoftAppId and MicrosoftAppPassword, make a new secret if need be, and restart Tandem.',
    },
  },
  'message-gone': { label: 'The message is gone', advice: 'Send it again to have it written anew.' },
  'too-large': {
    label: 'The message is too large',
    advice: 'Shorten what it is about, such as the prompts of its question set, and send it again.',
  },
  'unknown-account': {
    label: 'There is no account to write to',
    advice: {
      slack:
        'Check that their e-mail is the same in Slack, or ask them to open Tandem in Slack once. Slack is asked again once a day.',
      teams: 'Install the app for them, or ask them to write to Tandem in Teams once.',
    },
  },
  'guest-account': {
    label: 'Guest account',
    advice: 'Guests are never linked by e-mail. To write to them, import people with the account’s id.',
  },
  'foreign-account': {
    label: 'Account of another company',
    advice: 'Only accounts of your own company are linked. Invite them as a member, or check their e-mail.',
  },
  'bot-account': {
    label: 'The e-mail belongs to a bot',
    advice: 'Check their e-mail, and import people again.',
  },
  'unconfirmed-account': {
    label: 'E-mail not confirmed',
    advice: 'Ask them to confirm their e-mail address in Slack, then send it again.',
  },
  'account-taken': {
    label: 'Account already linked to someone else',
    advice: 'Two people share one account. Check both in your file, and import people again.',
  },
  'gave-up': {
    label: 'Gave up after three days',
    advice: 'See in the log why, and send it again once the platform is back.',
  },
  retried: {
    label: 'Not working just now',
    advice: 'Tandem keeps trying for three days. If it lasts, see in the log why.',
  },
};

export const platformNames: Record<Platform, string> = { slack: 'Slack', teams: 'Teams' };

/** Such as "Slack: they have blocked Tandem". */
export function undeliveredLabel({ reason, platform }: Undelivered): string {
  const { label } = words[reason];
  if (typeof label !== 'string') return platform ? label[platform] : 'Tandem is not installed';
  return platform ? `${platformNames[platform]}: ${label.charAt(0).toLowerCase()}${label.slice(1)}` : label;
}

export function undeliveredAdvice({ reason, platform }: Undelivered): string {
  const { advice } = words[reason];
  if (typeof advice === 'string') return advice;
  return platform ? advice[platform] : `In Slack: ${advice.slack} In Teams: ${advice.teams}`;
}

/** Absent for a kind that another version of Tandem stored. */
export function noticeLabel(kind: NoticeKind): string | undefined {
  const known: Partial<typeof noticeKinds> = noticeKinds;
  return known[kind]?.name;
}

/** A moment as its reader would write it, where they are. */
export function momentOf(at: Date, { timeZone, locale }: Person): string {
  const shown = locale.startsWith('en') ? locale : 'en-GB';
  return new Intl.DateTimeFormat(shown, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(at);
}
