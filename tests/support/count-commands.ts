import { type IncomingMessage, ServerResponse } from 'node:http';
import { jest } from '@jest/globals';
import mongoose, { type mongo } from 'mongoose';
import { eventually } from './eventually.ts';

/** Something that a server of this process sends: the app's answer, or that of a platform it called. */
export interface Sent {
  /** The path that was asked for. */
  path: string;
  hasBody: boolean;
}

/** What the driver was asked for, such as `find people`, in that order. */
export interface Commands {
  /** Until the person had their answer; everything where they are shown nothing. */
  answered: string[];
  /** Until nothing was left to do. */
  inAll: string[];
}

/**
 * Counts what somebody's deed asks of the database.
 * @param isAnswer tells what shows the person something
 * @param finish settles once the app has nothing left to do
 */
export async function countCommands(
  deed: () => Promise<unknown>,
  isAnswer: (sent: Sent) => boolean,
  finish: () => Promise<unknown> = async () => {},
): Promise<Commands> {
  const inAll: string[] = [];
  let untilAnswered: number | undefined;
  const unwatch = watch((name) => inAll.push(name));
  const { end } = ServerResponse.prototype;
  const ending = jest.spyOn(ServerResponse.prototype, 'end');
  ending.mockImplementation(function (this: ServerResponse, ...given: unknown[]) {
    const sent = { path: pathOf(this.req), hasBody: Boolean(given[0]) };
    if (isAnswer(sent)) untilAnswered ??= inAll.length;
    return Reflect.apply(end, this, given);
  });
  try {
    await deed();
    await finish();
  } finally {
    ending.mockRestore();
    await unwatch();
  }
  return { answered: inAll.slice(0, untilAnswered), inAll };
}

/** Express cuts off in `url` where something is mounted. */
function pathOf(request: IncomingMessage & { originalUrl?: string }): string {
  return request.originalUrl ?? request.url ?? '';
}

/** @returns stops watching once every command has its answer */
function watch(onCommand: (name: string) => void): () => Promise<void> {
  const client = mongoose.connection.getClient();
  const running = new Set<number>();
  const onStart = ({ requestId, commandName, command }: mongo.CommandStartedEvent) => {
    running.add(requestId);
    // Asked when something else takes long, so it depends on the machine.
    if (commandName !== 'ping') onCommand(`${commandName} ${command.collection ?? command[commandName]}`);
  };
  const onEnd = ({ requestId }: { requestId: number }) => void running.delete(requestId);
  client.on('commandStarted', onStart).on('commandSucceeded', onEnd).on('commandFailed', onEnd);
  return async () => {
    await eventually(() => running.size === 0);
    client.off('commandStarted', onStart).off('commandSucceeded', onEnd).off('commandFailed', onEnd);
  };
}

/** The collections that were written to. */
export function writtenTo({ inAll }: Commands): Set<string> {
  const writes = inAll.filter((name) => /^(insert|update|delete|findAndModify|bulkWrite) /.test(name));
  return new Set(writes.map((name) => name.replace(/^\w+ /, '')));
}

/** What a kind of deed may ask of the database at most. */
export interface Allowed {
  does: string;
  /** Until the person has their answer. */
  commands: number;
  /** More of them, while nobody waits any more. */
  afterwards?: number;
  /** A collection that it writes to: otherwise nothing would have come of it. */
  writes?: string;
}

/** Sentences about what is above the numbers, each with the commands; empty when nothing is. */
export function tooMany(
  { does, commands, afterwards = 0 }: Allowed,
  { answered, inAll }: Commands,
): string[] {
  const compared = [
    { asked: answered, most: commands, until: 'until answered' },
    { asked: inAll, most: commands + afterwards, until: 'in all' },
  ];
  return compared
    .filter(({ asked, most }) => asked.length > most)
    .map(
      ({ asked, most, until }) =>
        `${does}: ${asked.length} commands ${until} instead of ${most}: ${summary(asked)}`,
    );
}

/** `find people ×3, update oneToOnes`. */
function summary(names: readonly string[]): string {
  const times = new Map<string, number>();
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
  return [...times].map(([name, count]) => (count === 1 ? name : `${name} ×${count}`)).join(', ');
}
