import { MessageModel } from './message.ts';
import { keyOf } from './message-key.ts';
import type { NewMessage } from './new-message.ts';

/** Whether a message has reached whom it is for. */
export async function wasSent(message: NewMessage): Promise<boolean> {
  return (await MessageModel.exists({ _id: keyOf(message), state: 'sent' })) !== null;
}
