import { capped } from '../forms/capped.ts';
import { type Match, plain, readerOfPeople } from '../people/match-person.ts';
import type { Member, TeamNode } from '../people/member.ts';
import type { Organisation } from '../people/organisation.ts';
import { reportsOf } from '../people/reports-of.ts';

export interface FoundRecipients {
  people: Member[];
  teams: TeamNode[];
}

/**
 * The people and teams that somebody wrote by name or e-mail, one per line; or what is not clear about each line.
 * @param managerIds leaves only the people who report to one of these managers and the teams that they lead
 */
export function findRecipients(
  text: string,
  organisation: Organisation,
  managerIds?: readonly string[],
): FoundRecipients | { problems: string[] } {
  const everybody = [...organisation.people.values()].filter(({ isActive }) => isActive);
  const among = new Set(managerIds === undefined ? everybody : reportsOf(organisation, managerIds));
  const read = readerOfPeople(everybody);
  const teams = [...organisation.teams.values()].filter(
    (team) => managerIds === undefined || isLedBy(team, managerIds, organisation),
  );
  const teamBy = new Map(teams.toReversed().map((team) => [plain(team.name), team]));
  const found: FoundRecipients = { people: [], teams: [] };
  const problems: string[] = [];
  for (const line of linesOf(text)) {
    const called = calledSo(read(line));
    const matching = called.filter((person) => among.has(person));
    const team = teamBy.get(plain(line));
    const [person] = matching;
    if (person && (team || called.length > 1)) problems.push(severalSentence(line, matching, team));
    else if (person) found.people.push(person);
    else if (team) found.teams.push(team);
    else problems.push(noneSentence(line, managerIds !== undefined));
  }
  return problems.length > 0 ? { problems } : found;
}

function linesOf(text: string): string[] {
  const lines = capped(text)
    .split(/[\n;,]+/)
    .map((line) => line.trim().replace(/^@/, ''));
  return [...new Set(lines.filter((line) => line !== ''))];
}

/** Everybody in the company who has this e-mail or whole name. */
function calledSo(match: Match<Member>): Member[] {
  if (match.kind === 'none' || !match.isWhole || match.rest !== '') return [];
  return match.kind === 'one' ? [match.person] : match.people;
}

/** Whether one of them is the primary manager of the team or of one above it. */
function isLedBy(team: TeamNode, managerIds: readonly string[], { teams }: Organisation): boolean {
  const passed = new Set<string>();
  let above: TeamNode | undefined = team;
  while (above && !passed.has(above._id)) {
    if (managerIds.includes(above.primaryManagerId ?? '')) return true;
    passed.add(above._id);
    above = teams.get(above.parentId ?? '');
  }
  return false;
}

function severalSentence(line: string, people: readonly Member[], team: TeamNode | undefined): string {
  if (team) return `“${line}” is a team and a person: write the person's e-mail, or rename the team.`;
  const [only = '', ...others] = people.slice(0, 5).map(({ email }) => email);
  const which = others.length > 0 ? `one of ${[only, ...others].join(', ')}` : `${only} if you mean them`;
  return `Several people are called “${line}”: write ${which}.`;
}

function noneSentence(line: string, isManager: boolean): string {
  return isManager
    ? `“${line}” is nobody who reports to you, and no team that you lead.`
    : `There is no person and no team called “${line}”: write the full name or the e-mail.`;
}
