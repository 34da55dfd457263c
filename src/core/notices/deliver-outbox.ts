import type { Core } from '../core.ts';
import { type DeliveryPorts as AllPorts, type DeliveryCounts, deliverDue } from '../outbox/deliver-due.ts';
import { sendNotice } from './send-notice.ts';

export type OutboxPorts = Omit<AllPorts, 'send'>;

/** Delivers everything that is due, as {@link deliverDue} does: here the outbox learns what its messages say. */
export function deliverOutbox(core: Core, ports: OutboxPorts): Promise<DeliveryCounts> {
  return deliverDue(core, { ...ports, send: sendNotice });
}
