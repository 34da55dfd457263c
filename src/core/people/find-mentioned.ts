import { type Person, PersonModel } from './person.ts';

type Mentioned = Pick<Person, 'name' | 'email'>;

/** Those whom a message or a command in Slack mentions, by their ids there; strangers are missing. */
export async function findMentionedInSlack(userIds: readonly string[]): Promise<Map<string, Mentioned>> {
  if (userIds.length === 0) return new Map();
  const people = await PersonModel.find(
    { 'slack.userId': { $in: [...userIds] } },
    { name: 1, email: 1, slack: 1 },
  ).lean<(Mentioned & Pick<Person, 'slack'>)[]>();
  return new Map(people.map(({ slack, name, email }) => [slack?.userId ?? '', { name, email }]));
}

/** The e-mail of somebody whom a message in Teams mentions by their id there. */
export async function findMentionedInTeams(userId: string): Promise<string | undefined> {
  const person = await PersonModel.findOne({ 'teams.userId': userId }, { email: 1 }).lean<{
    email: string;
  }>();
  return person?.email;
}
