import type { Cycle } from '../../../src/core/cycles/cycle.ts';
import { NotIssuedModel } from '../../../src/core/cycles/not-issued.ts';
import { type Person, PersonModel } from '../../../src/core/people/person.ts';
import { isoDate } from '../../../src/core/time/iso-date.ts';
import type { Scene } from './scene.ts';
import {
  cycleId,
  filledIn,
  fingerprintSeenBy,
  isNow,
  isStored,
  makeCycle,
  readCycle,
  recipients,
  type Whose,
} from './tried-cycle.ts';
import { isForm, type Tries, type Try } from './try-out.ts';

type Making = (scene: Scene, actor: Person) => Promise<Try>;
type Cycles = Record<string, { from?: Partial<Cycle>; make: Making }>;

const leavingOut: Partial<Cycle> = {
  recipients: { company: true, personIds: [], teams: [], except: { personIds: ['gone'], teams: [] } },
};

/** Every way to look at a cycle and to change it. */
const all: Cycles = {
  'list-cycles': {
    make: async () => ({
      action: { type: 'list-cycles' },
      happened: (shown) => shown.includes('Tried cycle'),
    }),
  },
  'open-cycle': {
    make: async () => ({
      action: { type: 'open-cycle', cycleId },
      happened: (shown) => shown.includes('Tried cycle'),
    }),
  },
  'open-cycle-form': {
    make: async () => ({ action: { type: 'open-cycle-form', cycleId }, happened: isForm('Edit cycle') }),
  },
  'save-cycle': {
    make: async () => ({
      action: { type: 'save-cycle', cycleId },
      values: await filledIn(),
      happened: async () => (await readCycle()).name === 'Saved cycle',
    }),
  },
  'open-cycle-form: a copy': {
    make: async () => ({
      action: { type: 'open-cycle-form', copyOf: cycleId },
      happened: isForm('New cycle'),
      missing: { action: { type: 'open-cycle-form', copyOf: 'nothing' } },
    }),
  },
  'save-cycle: a copy': {
    make: async () => ({
      action: { type: 'save-cycle', copyOf: cycleId },
      values: await filledIn(),
      happened: isStored('Saved cycle'),
      missing: { action: { type: 'save-cycle', copyOf: 'nothing' } },
    }),
  },
  'list-recipients': {
    make: async () => ({
      action: { type: 'list-recipients', cycleId },
      happened: (shown) => shown.includes('Uma Under'),
    }),
  },
  'list-not-issued': {
    make: async ({ people }) => {
      await NotIssuedModel.create({
        _id: 'tried-record',
        cycleId,
        occurrence: 3,
        reason: 'missed',
        personIds: [people.reviewee._id],
        issueOn: isoDate('2026-12-09'),
        finaliseBy: isoDate('2026-12-11'),
      });
      return {
        action: { type: 'list-not-issued', cycleId, occurrence: 3 },
        happened: (shown) => shown.includes('Mei Tan'),
      };
    },
  },
  'open-recipients-form': {
    make: async () => ({
      action: { type: 'open-recipients-form', cycleId },
      happened: isForm('Add recipients'),
    }),
  },
  'add-recipients': {
    from: { recipients: { company: false, personIds: [], teams: [] } },
    make: async () => ({
      action: { type: 'add-recipients', cycleId },
      values: recipients('Mei Tan'),
      happened: async () => (await readCycle()).recipients.personIds.length === 1,
    }),
  },
  'remove-recipient': {
    make: async ({ people }) => ({
      action: { type: 'remove-recipient', cycleId, recipientId: people.reviewee._id },
      happened: async () => (await readCycle()).recipients.personIds.length === 1,
    }),
  },
  'list-exceptions': {
    from: leavingOut,
    make: async () => ({
      action: { type: 'list-exceptions', cycleId },
      happened: (shown) => shown.includes('Somebody who is gone'),
    }),
  },
  'open-exceptions-form': {
    make: async () => ({
      action: { type: 'open-exceptions-form', cycleId },
      happened: isForm('Leave people out'),
    }),
  },
  'add-exceptions': {
    make: async () => ({
      action: { type: 'add-exceptions', cycleId },
      values: { who: 'Mei Tan', includeSubTeams: 'no' },
      happened: async () => (await readCycle()).recipients.except?.personIds.length === 1,
    }),
  },
  'remove-exception': {
    from: leavingOut,
    make: async () => ({
      action: { type: 'remove-exception', cycleId, exceptedId: 'gone' },
      happened: async () => (await readCycle()).recipients.except === undefined,
    }),
  },
  'preview-cycle': {
    make: async () => ({
      action: { type: 'preview-cycle', cycleId },
      happened: (shown) => shown.includes('Mei Tan'),
    }),
  },
  'start-cycle': {
    make: async (scene, actor) => ({
      action: { type: 'start-cycle', cycleId, seen: await fingerprintSeenBy(scene, actor) },
      happened: isNow('active'),
    }),
  },
  'open-pause-form': {
    from: { status: 'active' },
    make: async () => ({
      action: { type: 'open-pause-form', cycleId },
      happened: isForm('Pause cycle'),
    }),
  },
  'pause-cycle': {
    from: { status: 'active' },
    make: async () => ({
      action: { type: 'pause-cycle', cycleId },
      values: {},
      happened: isNow('paused'),
    }),
  },
  'resume-cycle': {
    from: { status: 'paused' },
    make: async () => ({ action: { type: 'resume-cycle', cycleId }, happened: isNow('active') }),
  },
  'end-cycle': {
    from: { status: 'active' },
    make: async () => ({ action: { type: 'end-cycle', cycleId }, happened: isNow('ended') }),
  },
  'archive-cycle': {
    from: { status: 'ended' },
    make: async () => ({ action: { type: 'archive-cycle', cycleId }, happened: isNow('archived') }),
  },
};

function triesOf(whose: Whose): Tries {
  return Object.fromEntries(
    Object.entries(all).map(([name, { from, make }]) => [
      nameOf(name, whose),
      async (scene: Scene, actor: Person) => {
        await makeCycle(scene, actor, whose, from);
        return make(scene, actor);
      },
    ]),
  );
}

function nameOf(name: string, whose: Whose): string {
  const of = whose === 'own' ? "one's own" : 'another';
  if (name.includes(':')) return `${name} of ${of}`;
  return whose === 'own' ? `${name}: ${of}` : `${name}: of ${of}`;
}

const adding =
  (name: string) =>
  async (scene: Scene, actor: Person): Promise<Try> => {
    await makeCycle(scene, actor, 'own', { recipients: { company: false, personIds: [], teams: [] } });
    return {
      action: { type: 'add-recipients', cycleId },
      values: recipients(name),
      happened: async () => (await readCycle()).recipients.personIds.length === 1,
      missing: () => PersonModel.deleteOne({ name }),
    };
  };

/** Of everybody in the company. */
const reaching =
  (name: string) =>
  async (scene: Scene, actor: Person): Promise<Try> => {
    await makeCycle(scene, actor, 'own', { recipients: { company: true, personIds: [], teams: [] } });
    return { action: { type: 'preview-cycle', cycleId }, happened: (shown) => shown.includes(name) };
  };

export const cycleTries: Tries = {
  ...triesOf('own'),
  ...triesOf('another'),
  'open-cycle-form: new': () => ({
    action: { type: 'open-cycle-form' },
    happened: isForm('New cycle'),
  }),
  'save-cycle: new': async () => ({
    action: { type: 'save-cycle' },
    values: await filledIn(),
    happened: isStored('Saved cycle'),
  }),
  "add-recipients: Mei to one's own": adding('Mei Tan'),
  "add-recipients: Uma to one's own": adding('Uma Under'),
  "preview-cycle: Mei in one's own": reaching('Mei Tan'),
  "preview-cycle: Uma in one's own": reaching('Uma Under'),
};
