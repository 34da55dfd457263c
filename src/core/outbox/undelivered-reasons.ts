import { refusalReasons } from './channel.ts';

/** Why a message could not be delivered: it was refused, or all trying was in vain. */
export const undeliveredReasons = [...refusalReasons, 'gave-up'] as const;
export type UndeliveredReason = (typeof undeliveredReasons)[number];
