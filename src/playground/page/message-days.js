import { isoDay, longDay } from './times.js';

/**
 * Puts a line before the first message of each day.
 * @param messages `{ key, sentAt, timeZone }`
 */
export function withDays(messages) {
  let last;
  return messages.flatMap((message) => {
    const day = isoDay(message.sentAt, message.timeZone);
    if (day === last) return [message];
    last = day;
    return [{ key: `day ${day}`, day: longDay(message.sentAt, message.timeZone) }, message];
  });
}
