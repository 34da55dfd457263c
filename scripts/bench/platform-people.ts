/** Who is on the stand-in platforms, and where. */
export const slackTeam = { id: 'T0BENCH', name: 'Bench', domain: 'bench' };
export const teamsTenant = {
  tenantId: '0d9b645f-597b-41f0-a2a3-ef103fbd91bb',
  botAppId: '1dd5785b-d8b3-400d-8e1f-af7c939cd70f',
};

export function slackUsers(people: number) {
  return Array.from({ length: people }, (_, n) => ({
    id: `U${n.toString(36).toUpperCase().padStart(8, '0')}`,
    name: `p${n}`,
    real_name: `P ${n}`,
    email: `p${n}@bench.example`,
  }));
}

export function teamsUsers(people: number) {
  return Array.from({ length: people }, (_, n) => ({
    aadObjectId: `5f0c1a00-0000-4000-8000-${String(n).padStart(12, '0')}`,
    name: `P ${n}`,
    email: `p${n}@bench.example`,
    timeZone: 'Europe/London',
  }));
}
