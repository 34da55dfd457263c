import type { Messenger } from '../../src/core/chat/messenger.ts';
import type { Core } from '../../src/core/core.ts';
import { deliverOutbox } from '../../src/core/notices/deliver-outbox.ts';
import { MessageModel } from '../../src/core/outbox/message.ts';
import { PersonModel } from '../../src/core/people/person.ts';
import { addBacklog } from './backlog.ts';

/** Mei runs Tandem, and a message to somebody whom the platform does not know is refused. */
export async function addUndelivered(
  core: Core,
  messenger: Messenger,
  account: Parameters<typeof addBacklog>[1][number],
): Promise<void> {
  await PersonModel.updateOne({ name: 'Mei Tan' }, { role: 'owner' });
  await addBacklog(core, [account]);
  await deliverOutbox(core, { messengers: [messenger] });
}

export async function stateOfOnly(): Promise<string | undefined> {
  return (await MessageModel.findOne().lean())?.state;
}
