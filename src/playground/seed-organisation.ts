import type { StandIns } from './create-stand-ins.ts';
import type { ClockPort, LogPort, SeedPort } from './ports.ts';
import { readSampleMessages, writeSampleMessage } from './sample-messages.ts';
import type { SampleOrganisation } from './sample-organisation.ts';

/** The time that messages are dated with, which seeding sets back for a while. */
export interface MessageClock {
  minutesAgo: number;
}

export interface Seeding {
  sample: SampleOrganisation;
  standIns: StandIns;
  clock: ClockPort;
  seed: SeedPort;
  messageClock: MessageClock;
  log: LogPort;
}

/** People first, so that the app knows who installs it; then what is issued, so that it can reach them. */
export async function seedOrganisation({
  sample,
  standIns,
  clock,
  seed,
  messageClock,
  log,
}: Seeding): Promise<void> {
  if (await seed.holdsOthersThan(sample.people.map(({ email }) => email))) {
    log.warn(
      {},
      'the database holds people already: the playground does not add its invented company to them',
    );
    return;
  }
  await seed.importPeople(sample.peopleCsv);
  await seed.importTeams(sample.teamsCsv);
  for (const message of await readSampleMessages()) {
    messageClock.minutesAgo = message.minutesAgo;
    await writeSampleMessage(standIns, message);
  }
  messageClock.minutesAgo = 0;
  await installInTeams(standIns);
  await applySetup(sample.setupYamlOn(clock.now()), seed, log);
  await clock.tick();
}

/** The cycles of a database that is older than the playground's file cannot take new days: they stay as they are. */
async function applySetup(yaml: string, seed: SeedPort, log: LogPort): Promise<void> {
  try {
    await seed.applySetup(yaml);
  } catch (err) {
    log.error({ err }, 'the sample’s cycles could not be set up: what was there before stays');
  }
}

async function installInTeams({ teams }: StandIns): Promise<void> {
  const { users, teams: all } = teams.snapshot();
  for (const { aadObjectId } of users) await teams.asUser(aadObjectId).install();
  for (const { name, memberIds } of all) {
    const [first] = memberIds;
    if (first !== undefined) await teams.asUser(first).installInTeam(name);
  }
}
