import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { AuditEntryModel } from '../../../../src/core/audit/audit-entry.ts';
import { importPeople } from '../../../../src/core/imports/import-people.ts';
import { peopleColumns } from '../../../../src/core/imports/people-row.ts';
import { type Person, PersonModel } from '../../../../src/core/people/person.ts';
import { TeamModel } from '../../../../src/core/people/team.ts';
import { refusalOf } from '../../../support/refusal.ts';
import { addPerson } from '../../../support/small-company.ts';
import { makeTestCore } from '../../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../../support/test-database.ts';

useTestDatabase();
beforeEach(clearDatabase);

const core = { ...makeTestCore('2026-12-01T12:00:00Z'), from: 'cli' as const };

interface Line {
  name: string;
  role?: Person['role'];
  active?: 'yes' | 'no';
  zone?: string;
  team?: string;
}
const lineOf = ({ name, role = 'member', active = 'yes', zone = 'Europe/London', team = '' }: Line) =>
  `${name.toLowerCase()}@example.com,${name},${zone},en-GB,${role},${team},,,,${active},,`;
const csv = (...lines: Line[]) => Buffer.from([peopleColumns.join(','), ...lines.map(lineOf)].join('\n'));
const run = (...lines: Line[]) => importPeople(core, csv(...lines));
const only = (...lines: Line[]) =>
  importPeople(core, csv(...lines), { deactivatesMissing: true, mayDeactivate: 1 });
const everyOne = () => PersonModel.find().sort({ _id: 1 }).lean<Person[]>();
const activeOwners = () => PersonModel.countDocuments({ role: 'owner', isActive: true });

describe('the last active owner', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['becomes a member', () => run({ name: 'Olga', role: 'member' })],
    [
      'becomes an administrator while somebody is made HR',
      () => run({ name: 'Olga', role: 'admin' }, { name: 'Hanna', role: 'hr' }),
    ],
    ['is said not to be active', () => run({ name: 'Olga', role: 'owner', active: 'no' })],
    ['is missing from a whole file', () => only({ name: 'Mei' })],
    [
      'gives way to an owner who is not active',
      () => run({ name: 'Olga', role: 'hr' }, { name: 'New', role: 'owner', active: 'no' }),
    ],
    ['would go in a dry run', () => importPeople(core, csv({ name: 'Olga' }), { isDryRun: true })],
  ])('P10 stays when they: %s', async (_, change) => {
    await addPerson('Olga', { role: 'owner' });
    await addPerson('Mei');
    await addPerson('Gone', { role: 'owner', isActive: false });
    const before = await everyOne();
    expect((await refusalOf(change())).join(' ')).toMatch(/^Nothing was changed.*no active owner/);
    expect(await everyOne()).toEqual(before);
    expect([await TeamModel.countDocuments(), await AuditEntryModel.countDocuments()]).toEqual([0, 0]);
  });

  it('P10 may go once another is there, also by the same file', async () => {
    await addPerson('Olga', { role: 'owner' });
    await run({ name: 'Olga', role: 'member' }, { name: 'Nora', role: 'owner' });
    expect((await PersonModel.find({ role: 'owner' }).lean()).map(({ name }) => name)).toEqual(['Nora']);
    await run({ name: 'Olga', role: 'owner' });
    await only({ name: 'Olga', role: 'owner' });
    expect(await activeOwners()).toBe(1);
  });

  it('P10 is asked of nobody where there is none', async () => {
    await addPerson('Gone', { role: 'owner', isActive: false });
    expect(await run({ name: 'Gone', role: 'member', active: 'no' }, { name: 'Mei' })).toMatchObject({
      changed: 1,
      created: 1,
    });
  });

  it('P10 is one of two who are taken away at one moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      await clearDatabase();
      await addPerson('Olga', { role: 'owner' });
      await addPerson('Nora', { role: 'owner' });
      const settled = await Promise.allSettled([
        run({ name: 'Olga' }),
        run({ name: 'Nora', role: 'owner', active: 'no' }),
      ]);
      expect([settled.filter(({ status }) => status === 'rejected').length, await activeOwners()]).toEqual([
        1, 1,
      ]);
    }
  });
});

describe('changing people', () => {
  it('waits for whoever is changing them, and not for a copy that was killed', async () => {
    const leases = mongoose.connection.collection<{ _id: string; holder: string; until: Date }>('leases');
    await leases.insertOne({ _id: 'people', holder: 'another copy', until: new Date(Date.now() + 600_000) });
    const imported = run({ name: 'Mei' });
    expect(await Promise.race([imported, leases.findOne({ _id: 'people' })])).toMatchObject({
      holder: 'another copy',
    });
    await leases.updateOne({ _id: 'people' }, { $set: { until: new Date(Date.now() - 1000) } });
    expect(await imported).toMatchObject({ created: 1 });
    expect(await leases.findOne({ _id: 'people' })).not.toHaveProperty('holder');
  });

  it('is done in one place: these write to people, and only that one writes roles and who is active', () => {
    const source = fileURLToPath(new URL('../../../../src', import.meta.url));
    const writes =
      /PersonModel\s*\.\s*(?:create|insertMany|bulkWrite|bulkSave|update|replace|delete|findOneAnd|findByIdAnd)/;
    const writers = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && writes.test(readFileSync(join(source, file), 'utf8')),
    );
    expect(writers.sort()).toEqual([
      'core/outbox/settle-delivery.ts',
      'core/people/change/change-number.ts',
      'core/people/change/change-people.ts',
      'core/people/find-actor.ts',
      'core/people/link-found-account.ts',
      'core/people/remember-teams-account.ts',
      'core/preferences/change-absences.ts',
      'core/preferences/change-preferences.ts',
      'core/preferences/stand-ins.ts',
    ]);
    const setsStanding = /\$set[^}]*(?:role|isActive)\b/s;
    const others = writers.filter((file) => file !== 'core/people/change/change-people.ts');
    expect(others.filter((file) => setsStanding.test(readFileSync(join(source, file), 'utf8')))).toEqual([]);
  });
});

describe('the audit log of an import', () => {
  it('V3 has a line a person: who was created, changed, deactivated, given or taken a role', async () => {
    const olga = await addPerson('Olga', { role: 'owner' });
    const others = ['Same', 'Moved', 'Up', 'Down', 'Left', 'Back', 'Missing'] as const;
    const ids = new Map<string, string>([['Olga', olga._id]]);
    for (const name of others) {
      const more = {
        ...(name === 'Down' && { role: 'admin' as const }),
        ...(name === 'Back' && { isActive: false }),
      };
      ids.set(name, (await addPerson(name, more))._id);
    }
    await importPeople(
      core,
      csv(
        { name: 'Olga', role: 'owner' },
        { name: 'Same' },
        { name: 'Moved', zone: 'Asia/Tokyo', team: 'Secret Project' },
        { name: 'Up', role: 'hr', zone: 'Asia/Tokyo' },
        { name: 'Down', role: 'hr' },
        { name: 'Left', active: 'no' },
        { name: 'Back' },
        { name: 'New', role: 'admin' },
        { name: 'Plain' },
      ),
      { deactivatesMissing: true, mayDeactivate: 2 },
    );
    for (const { _id, name } of await everyOne()) ids.set(name, _id);
    const entries = await AuditEntryModel.find().lean();
    const names = new Map([...ids].map(([name, id]) => [id, name]));
    const said = entries.map(({ personId = '', what, detail = '' }) => [names.get(personId), what, detail]);
    expect(said.sort()).toEqual([
      ['Back', 'person.reactivated', ''],
      ['Down', 'role.taken', 'role hr instead of admin'],
      ['Left', 'person.deactivated', ''],
      ['Missing', 'person.deactivated', ''],
      ['Moved', 'person.changed', 'time zone, primary team'],
      ['New', 'person.created', 'role admin'],
      ['Plain', 'person.created', ''],
      ['Up', 'role.given', 'role hr instead of member, time zone'],
    ]);
    expect(entries.every(({ actorId, from }) => actorId === undefined && from === 'cli')).toBe(true);
    expect(JSON.stringify(entries)).not.toMatch(/example\.com|Tokyo|Secret|Missing|Moved/);
  });

  it('V3 has none for a dry run, nor for a file that says what is stored', async () => {
    await run({ name: 'Mei' });
    expect(await AuditEntryModel.countDocuments()).toBe(1);
    await run({ name: 'Mei' });
    await importPeople(core, csv({ name: 'New' }), { isDryRun: true });
    expect(await AuditEntryModel.countDocuments()).toBe(1);
  });
});
