import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import type { StandIns } from './create-stand-ins.ts';

const messageSchema = z.strictObject({
  in: z.enum(['slack', 'teams']),
  channel: z.string(),
  from: z.email(),
  minutesAgo: z.int().min(0),
  text: z.string().min(1),
});

export type SampleMessage = z.infer<typeof messageSchema>;

/** What people said to each other before Tandem came, oldest first in each channel. */
export async function readSampleMessages(): Promise<SampleMessage[]> {
  const text = await readFile(new URL('sample/messages.yaml', import.meta.url), 'utf8');
  return z.array(messageSchema).parse(parse(text));
}

export async function writeSampleMessage({ slack, teams }: StandIns, message: SampleMessage): Promise<void> {
  const { channel, from, text } = message;
  if (message.in === 'slack') {
    const { users, channels } = slack.workspace.state;
    const author = users.find(({ email }) => email === from);
    const place = channels.find(({ name }) => name === channel);
    if (author && place) await slack.asUser(author.id).post(place.id, text);
  } else {
    const visitor = teams.asUser(from);
    const place = visitor.conversations().find(({ name }) => name === `${channel} / General`);
    await visitor.write({ text, conversationId: place?.id });
  }
}
