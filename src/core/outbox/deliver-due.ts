import type { Messenger } from '../chat/messenger.ts';
import type { Lane } from '../chat/rate-limit.ts';
import type { Core } from '../core.ts';
import { createRates, type Rates } from '../rates/rates.ts';
import { claimMessage, findDueMessages, isAnythingDue, isAnythingDueIn, postponeDue } from './claim.ts';
import { freeWhoAppeared, lookUpWith } from './look-up.ts';
import type { Message } from './message.ts';
import { paceMessenger } from './pace-messenger.ts';
import { type LaneWork, runLane } from './run-lane.ts';
import { runLanes } from './run-lanes.ts';
import type { SendResult } from './send-result.ts';
import { type DeliveryOutcome, settleDelivery } from './settle-delivery.ts';
import { type JoinMessages, leaveOtherLanes, noLane, sortIntoLanes } from './sort-into-lanes.ts';
import { together } from './together.ts';

/** Composes a message as things stand now and hands it to the messenger that reaches its readers; it never throws. */
type Send = (core: Core, messengers: readonly Messenger[], message: Message) => Promise<SendResult>;

export interface DeliveryPorts {
  /** What the outbox does not know: what a message says, and to whom. */
  send: Send;
  messengers: readonly Messenger[];
  /** What the outbox does not know either: which messages go together. */
  join?: JoinMessages;
  /** Nor what waited for somebody who can be reached from now on. */
  onAppeared?: (core: Core) => Promise<void>;
  /** What all copies of the app share of the platforms' limits. */
  rates?: Rates | undefined;
  /** Once aborted, what is held is finished and nothing more is taken. */
  signal?: AbortSignal | undefined;
  onOutcome?: ((outcome: DeliveryOutcome) => void) | undefined;
}

export interface DeliveryCounts {
  delivered: number;
  updated: number;
  /** Found to stand in the chat as they would be drawn. */
  unchanged: number;
  /** Replaced by a later one, and taken away. */
  removed: number;
  dropped: number;
  retried: number;
  /** Put off because something else goes first. */
  postponed: number;
  failed: number;
}

const messagesPerLook = 50;

/**
 * Delivers everything that is due, as fast as the platforms take it, until nothing is. Any number of sweeps may run at
 * once, in any number of processes: a message is sent by the one that claims it.
 */
export async function deliverDue(core: Core, ports: DeliveryPorts): Promise<DeliveryCounts> {
  const counts: DeliveryCounts = {
    delivered: 0,
    updated: 0,
    unchanged: 0,
    removed: 0,
    dropped: 0,
    retried: 0,
    postponed: 0,
    failed: 0,
  };
  const { messengers, join, onAppeared = async () => {}, signal, rates = createRates() } = ports;
  const directories = messengers.flatMap(({ directory }) => directory?.lane ?? []);
  const lanes: Lane[] = [...messengers.flatMap((messenger) => messenger.lanes), ...directories, noLane];
  const sort = together(() => sortIntoLanes(core, messengers, join));
  const onOutcome = (outcome: DeliveryOutcome) => {
    counts[outcome.kind] += 1;
    ports.onOutcome?.(outcome);
  };
  const workOn = deliverWith(core, { ...ports, rates }, onOutcome);
  const askIn = {
    ...workOn,
    deliver: lookUpWith(core, { messengers, rates, signal, onAppeared }, onOutcome),
  };
  const free = freeWhoAppeared(core, messengers);
  const findIn = async ({ key, after }: Lane) => {
    if (directories.some((lane) => lane.key === key)) await free(key);
    for (;;) {
      const isMore = await sort();
      if (after && (await isAnythingDueIn(core, after))) return [];
      const due = await findDueMessages(core, key, messagesPerLook);
      if (due.length > 0 || !isMore) return due;
    }
  };
  const isLeft = async () => !signal?.aborted && (await isAnythingDue(core));

  if (!(await isLeft())) return counts;
  await leaveOtherLanes(lanes);
  for (const { key } of directories) await free(key);
  for (let hasActed = true; hasActed && (await isLeft()); ) {
    hasActed = await runLanes(
      lanes,
      (lane) => runLane({ ...(directories.includes(lane) ? askIn : workOn), lane, look: () => findIn(lane) }),
      signal,
    );
  }
  return counts;
}

function deliverWith(
  core: Core,
  { messengers, rates, signal, send }: DeliveryPorts & { rates: Rates },
  onOutcome: (outcome: DeliveryOutcome) => void,
): Omit<LaneWork, 'lane' | 'look'> {
  return {
    rates,
    signal,
    async deliver(due, turn) {
      const claim = await claimMessage(core, due);
      if (claim === undefined) return undefined;
      const paced = messengers.map((messenger) => paceMessenger(core, rates, messenger, turn));
      const sending = await send(core, paced, claim.message);
      const outcome = await settleDelivery(core, claim, sending, signal);
      onOutcome(outcome);
      return outcome.kind === 'postponed' ? outcome : undefined;
    },
    postpone: (others, rest) => postponeDue(core, others, rest),
  };
}
