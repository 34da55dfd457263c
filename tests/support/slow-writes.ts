import { setTimeout as pause } from 'node:timers/promises';

/** Every command that changes something in the database. */
const writes: ReadonlySet<string> = new Set(['insert', 'update', 'delete', 'findAndModify', 'bulkWrite']);

const messageOpCode = 2013;
const headerLength = 16;
const flagsLength = 4;
const ownDocument = 0;

/**
 * Passes on what a driver sends, message by message and in order, each write after a while. The bytes are read as the
 * wire protocol has them: a header of four numbers, flags, and sections, one of which is the command.
 * @param delayMs how long the next write waits, each time anew
 */
export function slowWrites(delayMs: () => number, passOn: (message: Buffer) => void) {
  let held = Buffer.alloc(0);
  let last = Promise.resolve();
  return (chunk: Buffer): void => {
    held = Buffer.concat([held, chunk]);
    while (held.length >= headerLength && held.length >= held.readInt32LE(0)) {
      const message = held.subarray(0, held.readInt32LE(0));
      held = held.subarray(message.length);
      last = last.then(async () => {
        if (writes.has(commandIn(message))) await pause(delayMs());
        passOn(message);
      });
    }
  };
}

/** The name of the command, which is the first key of its document; empty for what is no command. */
function commandIn(message: Buffer): string {
  if (message.readInt32LE(12) !== messageOpCode) return '';
  let section = headerLength + flagsLength;
  while (message.readUInt8(section) !== ownDocument) section += 1 + message.readInt32LE(section + 1);
  const name = section + 1 + 4 + 1;
  return message.toString('latin1', name, message.indexOf(0, name));
}
