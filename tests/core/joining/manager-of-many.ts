import type { SentMessage } from '../../../src/core/chat/messenger.ts';
import { DeliveryRefused } from '../../../src/core/chat/messenger.ts';
import type { Card } from '../../../src/core/chat/view.ts';
import { startCycle } from '../../../src/core/cycles/change/start-cycle.ts';
import { type Cycle, CycleModel } from '../../../src/core/cycles/cycle.ts';
import { issueDue } from '../../../src/core/cycles/issue/issue-due.ts';
import { deliverOutbox } from '../../../src/core/notices/deliver-outbox.ts';
import { type OneToOne, OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { type Person, PersonModel, type Platform } from '../../../src/core/people/person.ts';
import { dayIn, timeOfDayIn } from '../../../src/core/time/local-time.ts';
import { beginWith } from '../../support/begin-with.ts';
import { act, addPerson, fieldOf, makeCompany } from '../../support/small-company.ts';
import { makeTestCore, type TestCore } from '../../support/test-core.ts';
import { FakeMessenger } from '../outbox/outbox-fixture.ts';

interface Shown {
  platform: Platform;
  messageId: string;
  account: string;
  card: Card;
  /** In the words of whoever reads it: the day and the time. */
  at: Date;
}

/** A chat that keeps what stands in it, and when it came. */
class Chat extends FakeMessenger {
  readonly shown: Shown[] = [];
  readonly #now: () => Date;

  constructor(platform: Platform, now: () => Date) {
    super(platform);
    this.#now = now;
    this.onTheWay = () => undefined;
  }

  override async send(person: Person, card: Card): Promise<SentMessage> {
    const sent = await super.send(person, card);
    const account = this.sends.at(-1)?.account ?? '';
    this.shown.push({ platform: this.platform, messageId: sent.messageId, account, card, at: this.#now() });
    return sent;
  }

  override async update(sent: SentMessage, person: Person, card: Card): Promise<void> {
    const shown = this.shown.find(({ messageId }) => messageId === sent.messageId);
    if (!shown) throw new DeliveryRefused('message-gone');
    await super.update(sent, person, card);
    shown.card = card;
  }

  of({ _id }: Person): Shown[] {
    return this.shown.filter(({ account }) => account === _id);
  }

  delete(messageId: string): void {
    this.shown.splice(
      this.shown.findIndex((each) => each.messageId === messageId),
      1,
    );
  }
}

export interface Many {
  core: TestCore;
  slack: Chat;
  teams: Chat;
  manager: Person;
  boss: Person;
  reports: Person[];
  /** Issues and delivers at this moment. */
  sweepAt(moment: string): Promise<void>;
  deliver(): Promise<void>;
}

const names = ['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Flo', 'Gus', 'Hal', 'Ida'];

/** Issued on a Saturday, of which whoever reviews hears on Monday. */
export const fromSaturday = {
  firstIssueOn: '2026-12-05',
  revieweeBy: '2026-12-08',
  reviewerBy: '2026-12-09',
  finaliseBy: '2026-12-11',
};

interface Choices {
  zone?: string;
  zonesOfReports?: readonly string[];
  platform?: Platform;
  cycle?: Record<string, unknown>;
  /** Nobody has an account yet. */
  areAway?: boolean;
  startAt?: string;
}

/**
 * A manager of nine, who is reviewed as well, in a weekly cycle from Wed 2 December 2026; nothing else is in the database.
 */
export async function makeManagerOfNine(choices: Choices = {}): Promise<Many> {
  const { zone = 'Europe/London', startAt = '2026-12-01T12:00:00Z' } = choices;
  const core = makeTestCore(startAt);
  const { boss, manager, reports } = await beginWith(JSON.stringify(choices), () =>
    makePeople(core, zone, choices),
  );
  const slack = new Chat('slack', () => core.clock.now());
  const teams = new Chat('teams', () => core.clock.now());
  const deliver = async () => void (await deliverOutbox(core, { messengers: [slack, teams] }));
  return {
    core,
    slack,
    teams,
    manager: { ...manager, timeZone: zone },
    boss: { ...boss, timeZone: zone },
    reports,
    deliver,
    async sweepAt(moment) {
      core.turnTo(moment);
      await issueDue(core);
      await deliver();
    },
  };
}

async function makePeople(
  core: TestCore,
  zone: string,
  { zonesOfReports = [zone], platform = 'slack', cycle: options = {}, areAway = false }: Choices,
): Promise<Pick<Many, 'boss' | 'manager' | 'reports'>> {
  const { reviewer: boss, reviewee: manager, cycle } = await makeCompany(core, options);
  await PersonModel.updateMany({ _id: { $in: [boss._id, manager._id] } }, { $set: { timeZone: zone } });
  const reports: Person[] = [];
  for (const [index, name] of names.entries()) {
    const timeZone = zonesOfReports[index % zonesOfReports.length] ?? zone;
    reports.push(await addPerson(`${name} Report`, { timeZone, overrideManagerId: manager._id }));
  }
  const all = [boss, manager, ...reports];
  if (!areAway) for (const person of all) await giveAccount(person, platform);
  const personIds = [manager, ...reports].map(({ _id }) => _id);
  await CycleModel.updateOne({ _id: cycle._id }, { $set: { 'recipients.personIds': personIds } });
  return { boss, manager, reports };
}

async function giveAccount({ _id }: Person, platform: Platform): Promise<void> {
  const account =
    platform === 'slack' ? { slack: { userId: _id } } : { teams: { aadObjectId: _id, isInstalled: true } };
  await PersonModel.updateOne({ _id }, { $set: account });
}

/** Which 1-to-1s a card leads to, in order, each once. */
export function aboutIn(card: Card | undefined): string[] {
  const buttons = card?.body.flatMap((element) => ('buttons' in element ? element.buttons : [])) ?? [];
  return [
    ...new Set(
      buttons.flatMap(({ action }) => ('oneToOneId' in action ? [action.oneToOneId as string] : [])),
    ),
  ];
}

export function localTime(at: Date | undefined, { timeZone }: Person): string {
  return at ? `${dayIn(at, timeZone)} ${timeOfDayIn(at, timeZone)}` : 'never';
}

async function oneToOneOf({ _id }: Person): Promise<OneToOne> {
  const found = await OneToOneModel.findOne({ revieweeId: _id }).sort({ occurrence: -1 }).lean<OneToOne>();
  if (!found) throw new Error('nothing was issued');
  return found;
}

/** The 1-to-1s of which these are the reviewees. */
export async function idsOf(people: readonly Person[]): Promise<string[]> {
  return Promise.all(people.map(async (person) => (await oneToOneOf(person))._id));
}

/** One more cycle like the first, for these people, is started at that moment and issues at once; returns what it issued. */
export async function startAtOnce(many: Many, people: readonly Person[], at: string): Promise<string[]> {
  const issued = await issueAtOnce(many, people, at);
  await many.deliver();
  return issued;
}

/** The same, before anything is delivered. */
export async function issueAtOnce(
  many: Many,
  people: readonly Person[],
  at: string,
  different: Partial<Pick<Cycle, 'dates'>> = {},
): Promise<string[]> {
  const { templateId, recipients, dates, every, timeZone, nonWorkingDays, skipWhenAway } =
    await CycleModel.findOne().orFail().lean<Cycle>();
  const settings = { templateId, dates, ...(every && { every }), timeZone, nonWorkingDays, skipWhenAway };
  const personIds = people.map(({ _id }) => _id);
  const { _id } = await CycleModel.create({
    ...settings,
    ...different,
    name: `Of ${personIds.join(' and ')} from ${at}`,
    recipients: { ...recipients, personIds },
    issueImmediately: true,
    status: 'draft',
  });
  many.core.turnTo(at);
  await startCycle(many.core, _id);
  await issueDue(many.core);
  const started = await OneToOneModel.find({ cycleId: _id }).lean<OneToOne[]>();
  return personIds.map((id) => started.find(({ revieweeId }) => revieweeId === id)?._id ?? `none of ${id}`);
}

/** With what has to be answered. */
export async function share({ core }: Many, person: Person): Promise<void> {
  const oneToOne = await oneToOneOf(person);
  await act(
    core,
    person,
    { type: 'share-answers', oneToOneId: oneToOne._id },
    { [fieldOf(oneToOne, 'mood')]: '4', [fieldOf(oneToOne, 'plate')]: '3' },
  );
}
