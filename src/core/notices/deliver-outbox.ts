import type { Core } from '../core.ts';
import { type DeliveryPorts as AllPorts, type DeliveryCounts, deliverDue } from '../outbox/deliver-due.ts';
import { joinMessages } from '../outbox/joining/join-messages.ts';
import { sayWhatWaited } from '../outbox/joining/say-what-waited.ts';
import { findOwn } from './list/find-own.ts';
import { sendNotice } from './send-notice.ts';

export type OutboxPorts = Omit<AllPorts, 'send' | 'join' | 'onAppeared'>;

/** Delivers everything that is due, as {@link deliverDue} does: here the outbox learns what its messages say. */
export async function deliverOutbox(core: Core, ports: OutboxPorts): Promise<DeliveryCounts> {
  await sayWhatWaited(core);
  return deliverDue(core, {
    ...ports,
    send: sendNotice,
    join: (...due) => joinMessages(...due, findOwn),
    onAppeared: sayWhatWaited,
  });
}
