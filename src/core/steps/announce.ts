import { AuditEntryModel } from '../audit/audit-entry.ts';
import { addEntry, entryFor, entryIdFor } from '../audit/record.ts';
import type { Core } from '../core.ts';
import type { Announcement } from '../one-to-ones/announcement.ts';
import { type OneToOne, OneToOneModel } from '../one-to-ones/one-to-one.ts';
import { enqueue, refreshMessages, retryDropped } from '../outbox/enqueue.ts';
import type { NewMessage } from '../outbox/new-message.ts';
import type { PersonNotice } from '../outbox/notice.ts';
import { refreshReminders } from '../outbox/refresh-reminders.ts';
import type { Person } from '../people/person.ts';

type StepName =
  | 'shared'
  | 'finalised'
  | 'not-held'
  | 'reopened'
  | 'reassigned'
  | 'archived'
  | 'restored'
  | 'meeting-set'
  | 'meeting-removed';

/** Which step was taken in which 1-to-1; `detail` is what the audit log says besides. */
export interface Step {
  step: StepName;
  oneToOneId: string;
  detail?: string;
}

/** What a step has to make known: a line in the audit log, messages, and reminders that may look different. */
export function announcementOf(
  core: Core,
  actor: Pick<Person, '_id'>,
  { step, ...about }: Step,
  { messages = [], readers = [] }: Partial<Pick<Announcement, 'messages' | 'readers'>>,
): Announcement {
  return { entry: entryFor(core, actor, nameOf(step), about), messages, readers };
}

export function noticeTo(personIds: Iterable<string>, notice: PersonNotice): NewMessage[] {
  return [...personIds].map((personId) => ({ personId, notice }));
}

/**
 * Makes known what is left of the steps that were taken, whoever took them. Everything has a key or changes nothing the
 * second time, so several copies may do it at once.
 */
export async function announce(
  core: Core,
  { _id: oneToOneId, unannounced = [] }: Pick<OneToOne, '_id' | 'unannounced'>,
): Promise<void> {
  if (unannounced.length === 0) return;
  for (const { entry, messages, readers } of unannounced) {
    const isArchiving = entry.what === nameOf('archived') || entry.what === nameOf('restored');
    await enqueue(core, messages);
    if (entry.what === nameOf('restored')) await retryDropped(core, oneToOneId);
    await refreshMessages(core, oneToOneId, isArchiving ? 'every' : 'standing');
    if (readers.length > 0) await refreshReminders(core, readers);
    await addEntry(entry);
    core.nudgeOutbox();
  }
  const ids = unannounced.map(({ entry }) => entry._id);
  await OneToOneModel.updateOne(
    { _id: oneToOneId },
    { $pull: { unannounced: { 'entry._id': { $in: ids } } } },
  );
}

/**
 * Whether this very request took the step when it was delivered before; then what was left of it is made known now.
 */
export async function wasTaken(
  core: Core,
  oneToOne: Pick<OneToOne, '_id' | 'unannounced'>,
  { step, ...about }: Step,
): Promise<boolean> {
  if (core.key === undefined) return false;
  await announce(core, oneToOne);
  return (await AuditEntryModel.exists({ _id: entryIdFor(core, nameOf(step), about) })) !== null;
}

function nameOf(step: StepName): string {
  return `one-to-one.${step}`;
}
