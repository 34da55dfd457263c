import { DeliveryRefused, type SentMessage } from '../../../src/core/chat/messenger.ts';
import type { Card } from '../../../src/core/chat/view.ts';
import type { Core } from '../../../src/core/core.ts';
import { deliverOutbox } from '../../../src/core/notices/deliver-outbox.ts';
import type { OneToOne } from '../../../src/core/one-to-ones/one-to-one.ts';
import { type Message, MessageModel } from '../../../src/core/outbox/message.ts';
import type { NoticeKind } from '../../../src/core/outbox/notice.ts';
import { type Person, PersonModel } from '../../../src/core/people/person.ts';
import { beginWith } from '../../support/begin-with.ts';
import { type Company, issueOpen, makeCompany } from '../../support/small-company.ts';
import { FakeMessenger } from '../outbox/outbox-fixture.ts';

interface Shown {
  messageId: string;
  account: string;
  card: Card;
}

/** What stands in everybody's chat with Tandem; messages can be deleted there, and are found to be gone. */
export class Chats extends FakeMessenger {
  /** How often a message was asked to change that was gone. */
  triedGone = 0;
  readonly #shown = new Map<string, Shown>();

  constructor() {
    super('slack');
    this.onTheWay = () => undefined;
  }

  override async send(person: Person, card: Card): Promise<SentMessage> {
    const sent = await super.send(person, card);
    this.#shown.set(sent.messageId, { messageId: sent.messageId, account: accountOf(person), card });
    return sent;
  }

  override async update(sent: SentMessage, person: Person, card: Card): Promise<void> {
    const shown = this.#shown.get(sent.messageId);
    if (!shown) {
      this.triedGone += 1;
      throw new DeliveryRefused('message-gone');
    }
    await super.update(sent, person, card);
    shown.card = card;
  }

  /** The oldest first. */
  of(person: Person): Shown[] {
    return [...this.#shown.values()].filter(({ account }) => account === person._id);
  }

  delete(messageId: string): void {
    this.#shown.delete(messageId);
  }
}

function accountOf({ slack }: Person): string {
  return slack?.userId ?? '';
}

/** Everybody has an account, under their id. */
export async function giveAccounts(...people: Person[]): Promise<void> {
  for (const { _id } of people) await PersonModel.updateOne({ _id }, { $set: { slack: { userId: _id } } });
}

/** The open 1-to-1 of a company in which both of the two and the colleague have accounts. */
export function beginWithAccounts(core: Core): Promise<{ company: Company; oneToOne: OneToOne }> {
  return beginWith('the two and the colleague have accounts', async () => {
    const company = await makeCompany(core);
    await giveAccounts(company.reviewee, company.reviewer, company.colleague);
    return { company, oneToOne: await issueOpen(core) };
  });
}

export async function deliverTo(core: Core, chats: Chats): Promise<void> {
  await deliverOutbox(core, { messengers: [chats] });
}

/** What the buttons of a card do, in order. */
export function doesIn(card: Card | undefined): string[] {
  const buttons = card?.body.flatMap((element) => ('buttons' in element ? element.buttons : [])) ?? [];
  return buttons.map(({ action }) => action.type);
}

/** The newest record of a kind of message to somebody. */
export async function recordOf(kind: NoticeKind, { _id: personId }: Person): Promise<Message> {
  const [record] = await MessageModel.find({ 'notice.kind': kind, personId })
    .sort({ createdAt: -1 })
    .lean<Message[]>();
  if (!record) throw new Error(`there is no ${kind}`);
  return record;
}
