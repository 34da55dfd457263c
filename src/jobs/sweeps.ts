import type { Core } from '../core/core.ts';
import { issueDue } from '../core/cycles/issue/issue-due.ts';
import { postDigests } from '../core/digests/post-digests.ts';
import { drawHomes } from '../core/home-tabs/draw-homes.ts';
import { deliverOutbox, type OutboxPorts } from '../core/notices/deliver-outbox.ts';
import { finishAdded } from '../core/points/announce-added.ts';
import { sendReminders } from '../core/reminders/send-reminders.ts';
import { finishSteps } from '../core/steps/finish-steps.ts';
import { sendAgendas } from '../core/steps/send-agendas.ts';

/** What sweeps need besides the core. */
export type SweepPorts = OutboxPorts;

/** What a sweep did, by name. */
export type SweepCounts = Record<string, number>;

/** Finds what is due and does it; doing it again, or in several copies at once, changes nothing. */
export type Sweep = (core: Core, ports: SweepPorts) => Promise<SweepCounts>;

/** Everything that happens because time has passed, in the order in which one may give work to the next. */
export const sweeps = {
  'issue-due': async (core) => ({ ...(await issueDue(core)) }),
  'send-agendas': async (core) => ({ ...(await sendAgendas(core)) }),
  'post-digests': async (core) => ({ ...(await postDigests(core)) }),
  'finish-steps': async (core) => ({ ...(await finishSteps(core)), ...(await finishAdded(core)) }),
  'send-reminders': async (core) => ({ ...(await sendReminders(core)) }),
  'deliver-outbox': async (core, ports) => ({ ...(await deliverOutbox(core, ports)) }),
  'draw-homes': async (core, ports) => ({ ...(await drawHomes(core, ports)) }),
} satisfies Record<string, Sweep>;

export type SweepName = keyof typeof sweeps;

export const sweepNames = Object.keys(sweeps) as SweepName[];
