import { pauseCycle, resumeCycle } from '../../../../src/core/cycles/change/pause-cycle.ts';
import { type Cycle, CycleModel } from '../../../../src/core/cycles/cycle.ts';
import { issueDue } from '../../../../src/core/cycles/issue/issue-due.ts';
import { type CyclePreview, previewStoredCycle } from '../../../../src/core/cycles/plan/preview.ts';
import { importPeople } from '../../../../src/core/imports/import-people.ts';
import { importTeams } from '../../../../src/core/imports/import-teams.ts';
import { type OneToOne, OneToOneModel } from '../../../../src/core/one-to-ones/one-to-one.ts';
import { type Person, PersonModel } from '../../../../src/core/people/person.ts';
import { addAbsence } from '../../../../src/core/preferences/change-absences.ts';
import { applySetup } from '../../../../src/core/setup/apply-setup.ts';
import { isoDate } from '../../../../src/core/time/iso-date.ts';
import type { ModelCompany } from '../../../support/calendar-model/company.ts';
import type { ModelCycle } from '../../../support/calendar-model/occurrences.ts';
import { cycleYaml, holidaysYaml, peopleCsv, teamsCsv } from '../../../support/company-files.ts';
import type { TestCore } from '../../../support/test-core.ts';
import { type Recorded, readRecord } from './read-record.ts';

export interface Stored {
  issued: { occurrence: number; reviewee: string; reviewer: string; dates: string[]; at: string }[];
  awayThroughout: Recorded[];
  /** Undefined as long as Tandem keeps none. */
  record: Recorded[] | undefined;
}

const cycleName = 'Everybody';

/** Tandem with the company of a model and its cycle, by nothing but what people and operators do. */
export class Tandem {
  readonly #core: TestCore;
  #cycleId = '';

  constructor(core: TestCore) {
    this.#core = core;
  }

  turnTo(at: string): void {
    this.#core.turnTo(at);
  }

  /** People come first, for teams name them. */
  async apply(company: ModelCompany): Promise<void> {
    await importPeople(this.#core, Buffer.from(peopleCsv(company)));
    if (company.teams.length > 0) await importTeams(this.#core, Buffer.from(teamsCsv(company)));
    await applySetup(this.#core, holidaysYaml(company));
    await this.#addAbsences(company);
  }

  async #addAbsences({ people }: ModelCompany): Promise<void> {
    for (const { email, absences = [] } of people) {
      if (absences.length === 0) continue;
      const person = await PersonModel.findOne({ email }).orFail().lean<Person>();
      for (const { from, until } of absences) {
        if (person.absences.some((known) => known.from === from)) continue;
        const days = { from: isoDate(from), until: isoDate(until) };
        const refused = await addAbsence(this.#core, person, person, days);
        if (Object.keys(refused).length > 0) throw new Error(JSON.stringify({ email, from, until, refused }));
      }
    }
  }

  async start(cycle: ModelCycle, timeZone: string): Promise<void> {
    await applySetup(this.#core, cycleYaml(cycleName, cycle, timeZone));
    this.#cycleId = (await CycleModel.findOne({ name: cycleName }).orFail().lean<Cycle>())._id;
  }

  async pause(until?: string): Promise<void> {
    await pauseCycle(this.#core, this.#cycleId, until === undefined ? undefined : isoDate(until));
  }

  async resume(): Promise<void> {
    await resumeCycle(this.#core, this.#cycleId);
  }

  async sweep(): Promise<Awaited<ReturnType<typeof issueDue>>> {
    return issueDue(this.#core);
  }

  async preview(count: number): Promise<CyclePreview> {
    return previewStoredCycle(this.#core, cycleName, count);
  }

  async status(): Promise<Cycle['status']> {
    return (await CycleModel.findById(this.#cycleId).orFail().lean<Cycle>()).status;
  }

  async stored(): Promise<Stored> {
    const [people, oneToOnes, record] = await Promise.all([
      PersonModel.find({}, { email: 1 }).lean<Pick<Person, '_id' | 'email'>[]>(),
      OneToOneModel.find({ cycleId: this.#cycleId }).lean<OneToOne[]>(),
      readRecord(this.#cycleId),
    ]);
    const emails = new Map(people.map(({ _id, email }) => [_id, email]));
    const emailOf = (id: string) => emails.get(id) ?? 'nobody';
    const isSkipped = ({ status }: OneToOne) => status === 'skipped';
    return {
      issued: oneToOnes
        .filter((each) => !isSkipped(each))
        .map((each) => ({
          occurrence: each.occurrence,
          reviewee: emailOf(each.revieweeId),
          reviewer: emailOf(each.reviewerId),
          dates: [each.issueOn, each.revieweeBy, each.reviewerBy, each.finaliseBy],
          at: each.issuedAt.toISOString(),
        })),
      awayThroughout: oneToOnes.filter(isSkipped).map(({ occurrence, revieweeId }) => ({
        occurrence,
        person: emailOf(revieweeId),
        reason: 'away throughout',
      })),
      record,
    };
  }
}
