import type { Core } from '../core.ts';
import type { Channel } from './channel.ts';
import { claimMessage, type DueMessage, findDueMessages } from './claim.ts';
import { type DeliveryOutcome, deliverMessage } from './deliver-message.ts';
import { inParallel } from './in-parallel.ts';

export interface DeliveryPorts {
  channels: readonly Channel[];
  /** Once aborted, what is held is finished and nothing more is taken. */
  signal?: AbortSignal | undefined;
  onOutcome?: ((outcome: DeliveryOutcome) => void) | undefined;
}

export interface DeliveryCounts {
  delivered: number;
  updated: number;
  dropped: number;
  retried: number;
  failed: number;
}

const readersAtOnce = 8;
const messagesPerLook = 200;

/**
 * Delivers everything that is due, until nothing is. Any number of sweeps may run at once, in any number of
 * processes: a message is sent by the one that claims it.
 */
export async function deliverOutbox(core: Core, ports: DeliveryPorts): Promise<DeliveryCounts> {
  const counts: DeliveryCounts = { delivered: 0, updated: 0, dropped: 0, retried: 0, failed: 0 };
  const deliver = async (due: DueMessage) => {
    if (ports.signal?.aborted) return;
    const claim = await claimMessage(core, due);
    if (claim === undefined) return;
    const outcome = await deliverMessage(core, ports.channels, claim);
    counts[outcome.kind] += 1;
    ports.onOutcome?.(outcome);
  };
  while (!ports.signal?.aborted) {
    const due = await findDueMessages(core, messagesPerLook);
    if (due.length === 0) break;
    await inParallel(groupByReader(due), readersAtOnce, async (messages) => {
      for (const message of messages) await deliver(message);
    });
  }
  return counts;
}

/** One reader's messages go out one after another: only one of them is the first, and they stay in order. */
function groupByReader(due: readonly DueMessage[]): DueMessage[][] {
  const groups = new Map<string, DueMessage[]>();
  for (const message of due) {
    const reader = message.personId ?? `${message.place?.platform} ${message.place?.teamId}`;
    const group = groups.get(reader);
    if (group) group.push(message);
    else groups.set(reader, [message]);
  }
  return [...groups.values()];
}
