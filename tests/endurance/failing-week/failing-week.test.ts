import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type RefusalReason, reasonsOfAll, refusalReasons } from '../../../src/core/chat/refusal.ts';

import { type Message, MessageModel } from '../../../src/core/outbox/message.ts';
import { type Person, platforms } from '../../../src/core/people/person.ts';
import { type Team, TeamModel } from '../../../src/core/people/team.ts';
import { useTestDatabase } from '../../support/test-database.ts';
import { randomFrom } from '../random-from.ts';
import { waysToFail } from './ways-to-fail.ts';
import { prepareWeek, type Week } from './week.ts';
import type { Call } from './witness.ts';

useTestDatabase();

let week: Week;
let messages: (Message & { about: string; to: Person | undefined })[];

beforeAll(async () => {
  const seed = randomInt(2 ** 31);
  process.stderr.write(`failing week: seed ${seed}\n`);
  week = await prepareWeek(randomFrom(seed));
  jest.spyOn(AbortSignal, 'timeout').mockImplementation(week.outside.timeout);
  await week.live();
  const teams = await TeamModel.find().lean<Team[]>();
  messages = (await MessageModel.find().lean<Message[]>()).map((message) => {
    const to = week.people.find(({ _id }) => _id === message.personId);
    const team = teams.find(({ _id }) => _id === message.place?.teamId);
    return { ...message, to, about: aboutOf(message, to, team) };
  });
});

afterAll(async () => {
  jest.restoreAllMocks();
  await week.outside.close();
});

/** In the words of those who write down the calls. */
function aboutOf({ notice, place, oneToOneId }: Message, to: Person | undefined, team: Team | undefined) {
  if (to) return `${oneToOneId?.split(':')[0]} ${to.name}`;
  const channel = place?.platform === 'slack' ? team?.slackChannel : team?.teamsChannel;
  return `${channel} ${'on' in notice && notice.on}`;
}

const inState = (state: Message['state']) => messages.filter((message) => message.state === state);
const callsAbout = (about: string) => week.outside.calls.filter((call) => call.about === about);
const isTaken = ({ outcome, isUpdate }: Call) => outcome === 'taken' && !isUpdate;
const isRefusal = ({ outcome }: Call) => refusalReasons.includes(outcome as RefusalReason);
/** What stood there is not there any more; it may be posted anew. */
const isGone = ({ outcome }: Call) => outcome === 'message-gone';
const isForGood = (call: Call) =>
  isRefusal(call) && !isGone(call) && !reasonsOfAll.includes(call.outcome as RefusalReason);

describe('after a week in which Slack and Teams fail in every way there is', () => {
  it('every way has come about, for people; and channels were archived', () => {
    const { ways, surprises } = week.outside;
    expect(surprises).toEqual([]);
    for (const { person, channel } of platforms.map((platform) => waysToFail[platform])) {
      for (const way of [...person, ...channel.slice(0, 1)]) expect(ways).toContain(way);
    }
  });

  it('every message was delivered or refused, and nothing is left to try', () => {
    expect(messages.length).toBeGreaterThan(200);
    expect(messages.filter(({ nextTryAt }) => nextTryAt !== undefined)).toEqual([]);
    // A team that is too small on a day has no post.
    const written = messages.filter(({ state, place }) => !(state === 'dropped' && place));
    expect([...new Set(written.map(({ state }) => state))].sort()).toEqual(['failed', 'sent']);
  });

  it('N7 each stands there once, and once more for every answer that was lost on the way', () => {
    const { lost } = week.outside;
    const standing = week.outside.standing();
    for (const { about } of messages) {
      const taken = callsAbout(about).filter(isTaken).length;
      expect([about, standing.get(about) ?? 0]).toEqual([about, taken + (lost.get(about) ?? 0)]);
    }
    for (const { about } of inState('failed')) {
      const calls = callsAbout(about);
      const sinceItStood = calls.slice(calls.findLastIndex(isGone) + 1);
      expect(sinceItStood.filter(isTaken)).toEqual([]);
    }
    for (const { about } of inState('sent')) {
      // What cannot be changed any more where it stands is sent on the other platform.
      const [sent, ...moved] = callsAbout(about).filter(isTaken);
      expect([about, sent?.outcome]).toEqual([about, 'taken']);
      const refusedChanges = callsAbout(about).filter((call) => call.isUpdate && isRefusal(call));
      expect(moved.length).toBeLessThanOrEqual(refusedChanges.length);
    }
  });

  it('what was refused says why, in the words of the first platform, once every other has refused as well', () => {
    for (const { about, to, place, refusedOn, refusedBecause, failedAt } of inState('failed')) {
      const whom = to?.name ?? about.split(' ')[0];
      expect(week.outside.refusals).toContain(`${refusedOn} ${whom} ${refusedBecause}`);
      expect(failedAt).toBeInstanceOf(Date);
      const asked = platforms.filter((platform) => to?.[platform] ?? place?.platform === platform);
      const refused = callsAbout(about).filter(isForGood);
      expect([about, [...new Set(refused.map(({ platform }) => platform))].sort()]).toEqual([about, asked]);
      expect(refused.map(({ platform, outcome }) => `${platform} ${outcome}`)).toContain(
        `${refusedOn} ${refusedBecause}`,
      );
    }
  });

  it('nobody was asked again who had refused for good, until there was something else to say', () => {
    const { calls } = week.outside;
    for (const [n, refusal] of calls.entries()) {
      if (!isForGood(refusal)) continue;
      const { about, platform } = refusal;
      const changedAt = week.changes.get(about.split(' ')[0] ?? '')?.find((at) => at > refusal.startedAt);
      const again = calls
        .slice(n + 1)
        .filter((call) => call.about === about && call.platform === platform)
        .filter(({ startedAt }) => startedAt < (changedAt ?? Number.POSITIVE_INFINITY));
      expect([refusal, again]).toEqual([refusal, []]);
    }
  });

  it('nothing was sent sooner than a platform had asked for', () => {
    const { calls } = week.outside;
    const asked = calls.filter(({ retryAfterMs }) => retryAfterMs !== undefined);
    expect(asked.length).toBeGreaterThan(20);
    for (const { lane, endedAt = 0, retryAfterMs = 0, about } of asked) {
      const tooSoon = calls.filter(
        (call) => call.lane === lane && call.startedAt > endedAt && call.startedAt < endedAt + retryAfterMs,
      );
      expect([about, retryAfterMs, tooSoon]).toEqual([about, retryAfterMs, []]);
    }
  });
});
