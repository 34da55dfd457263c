import type { Core } from '../core.ts';
import { type DeliveryPorts as AllPorts, type DeliveryCounts, deliverDue } from '../outbox/deliver-due.ts';
import { sendNotice } from './send-notice.ts';

export type DeliveryPorts = Omit<AllPorts, 'send'>;

/** Delivers everything that is due, as {@link deliverDue} does: here the outbox learns what its messages say. */
export function deliverOutbox(core: Core, ports: DeliveryPorts): Promise<DeliveryCounts> {
  return deliverDue(core, { ...ports, send: sendNotice });
}
