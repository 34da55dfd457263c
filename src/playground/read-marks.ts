import type { StandIns } from './create-stand-ins.ts';

export type PlatformName = 'slack' | 'teams';

/** How far each person has read what Tandem wrote to them: the id of the last message, by platform and user. */
export class ReadMarks {
  #marks: Record<string, string>;
  readonly #standIns: StandIns;

  constructor(standIns: StandIns, marks: Record<string, string> = {}) {
    this.#standIns = standIns;
    this.#marks = marks;
  }

  snapshot(): Record<string, string> {
    return { ...this.#marks };
  }

  restore(marks: Record<string, string>): void {
    this.#marks = { ...marks };
  }

  /** @returns whether there was anything unread */
  markRead(platform: PlatformName, userId: string): boolean {
    const last = this.#received(platform, userId).at(-1);
    if (last === undefined || this.#marks[`${platform}:${userId}`] === last) return false;
    this.#marks[`${platform}:${userId}`] = last;
    return true;
  }

  /** How many of Tandem's messages came after the last one read. */
  countUnread(platform: PlatformName, userId: string): number {
    const received = this.#received(platform, userId);
    return received.length - 1 - received.lastIndexOf(this.#marks[`${platform}:${userId}`] ?? '');
  }

  #received(platform: PlatformName, userId: string): string[] {
    const { slack, teams } = this.#standIns;
    if (platform === 'teams') {
      const { messages } = teams.asUser(userId).see();
      return messages.filter(({ from }) => from.isBot).map(({ id }) => id);
    }
    const { bot, channels, messages } = slack.workspace.state;
    const chat = channels.find(({ im_user }) => im_user === userId);
    return (messages[chat?.id ?? ''] ?? []).filter(({ user }) => user === bot.id).map(({ ts }) => ts);
  }
}
