import { setTimeout as pause } from 'node:timers/promises';
import { errorLabel } from '../chat/error-label.ts';
import { DeliveryDelayed, DeliveryRefused, type HomeTabs, type Messenger } from '../chat/messenger.ts';
import type { Hub } from '../chat/view.ts';
import type { Core } from '../core.ts';
import { handle } from '../handle.ts';
import type { Home } from '../homes/home.ts';
import { claimHome, postponeHome, redrawEveryMs, settleHome } from '../homes/mark-homes.ts';
import { type Person, PersonModel } from '../people/person.ts';
import type { Rates } from '../rates/rates.ts';
import { createRates } from '../rates/rates.ts';
import { digestOfHub } from '../views/digest-of-hub.ts';
import { markTouched } from './mark-touched.ts';

interface Ports {
  messengers: readonly Messenger[];
  rates?: Rates | undefined;
  signal?: AbortSignal | undefined;
}

interface Counts {
  drawn: number;
  unchanged: number;
  failed: number;
}

/**
 * The sweep that draws Home tabs anew that show something else since somebody else's step: of those who have opened
 * theirs, at most once a minute each, and at a pace of its own, so that no message waits for it.
 */
export async function drawHomes(
  core: Core,
  { messengers, rates = createRates(), signal }: Ports,
): Promise<Counts> {
  const counts = { drawn: 0, unchanged: 0, failed: 0 };
  await markTouched(core);
  const tabs = messengers.find(({ homeTabs }) => homeTabs)?.homeTabs;
  while (tabs && !signal?.aborted) {
    const home = await claimHome(core);
    if (!home) break;
    const outcome = await drawHome(core, tabs, rates, home);
    if (outcome === 'later') break;
    counts[outcome] += 1;
  }
  return counts;
}

async function drawHome(
  core: Core,
  tabs: HomeTabs,
  rates: Rates,
  home: Home,
): Promise<keyof Counts | 'later'> {
  const since = core.clock.now();
  try {
    const person = await PersonModel.findById(home._id).lean<Person>();
    const hub = person?.isActive && person.slack && (await hubOf(core, person));
    if (!person || !hub || digestOfHub(hub) === home.drawn) {
      await settleHome(core, home, { since });
      return 'unchanged';
    }
    const turn = await rates.reserve(tabs.limit);
    if ('waitMs' in turn) {
      await postponeHome(core, home, Math.max(turn.waitMs, 1));
      return 'later';
    }
    await pause(Math.max(0, turn.startsAt - rates.now()));
    await tabs.draw(person, hub);
    await settleHome(core, home, { since, drawn: digestOfHub(hub) });
    return 'drawn';
  } catch (error) {
    return takeFailure(core, tabs, rates, home, since, error);
  }
}

/** What its owner will be shown when they open it is right in any case, so nobody is told. */
async function takeFailure(
  core: Core,
  { limit }: HomeTabs,
  rates: Rates,
  home: Home,
  since: Date,
  error: unknown,
): Promise<'failed' | 'later'> {
  if (error instanceof DeliveryDelayed) {
    const { retryAfterMs = redrawEveryMs } = error;
    await rates.close(limit.key, retryAfterMs);
    await postponeHome(core, home, retryAfterMs);
    return 'later';
  }
  core.log.warn({ error: errorLabel(error) }, 'could not draw a Home tab anew');
  if (error instanceof DeliveryRefused) await settleHome(core, home, { since });
  return 'failed';
}

async function hubOf(core: Core, actor: Person): Promise<Hub | undefined> {
  const reply = await handle(core, {
    actor,
    action: { type: 'open-home' },
    values: {},
    surface: 'home',
    from: 'slack',
    savesWhileTyping: true,
  });
  return reply.kind === 'show' && reply.view.kind === 'hub' ? reply.view : undefined;
}
