import { z } from 'zod';
import { decodeAction, encodeAction, type UserAction } from '../../core/chat/user-action.ts';
import { capped } from '../../core/forms/capped.ts';
import type { Submission } from '../render/card-data.ts';
import { readMarkup } from './read-markup.ts';

/** The manifest's id of "Add to 1-to-1 agenda" in the menu of a message. */
export const addToAgendaCommand = 'addToAgenda';

const commandSchema = z.object({
  commandId: z.literal(addToAgendaCommand),
  messagePayload: z.object({
    linkToMessage: z.string().nullish(),
    body: z.object({ contentType: z.string().nullish(), content: z.string().nullish() }).nullish(),
  }),
});

/** What was chosen in the menu of a message; undefined for a command that Tandem does not have. */
export function readMessageAction(value: unknown): Submission | undefined {
  const command = commandSchema.safeParse(value).data;
  if (command === undefined) return undefined;
  const { body, linkToMessage } = command.messagePayload;
  const content = body?.content ?? '';
  const text = body?.contentType === 'text' ? capped(content) : readMarkup(content);
  return { action: withLink(linkToMessage), about: {}, values: text === '' ? {} : { text } };
}

/** A link that the action cannot hold is left out: the text alone is worth keeping. */
function withLink(link: string | null | undefined): UserAction {
  const type = 'open-agenda-form-for-message';
  return (link ? decodeAction(encodeAction({ type, link })) : undefined) ?? { type };
}
