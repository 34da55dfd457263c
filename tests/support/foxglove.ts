/** Thirty people around the world, a setup with a cycle of every kind, and how to change one of them. */

const rows = `
Ada Okoro        Europe/London         Foxglove
Bram Visser      Europe/London         Engineering
Chidi Eze        Europe/London         Platform
Dana Levy        Asia/Kathmandu        Platform
Emre Kaya        Europe/London         Platform
Fetu Leota       Pacific/Apia          Platform
Goran Babic      Europe/London         Mobile
Hina Rao         Asia/Kathmandu        Mobile
Ines Duarte      America/St_Johns      Mobile
Jonah Kealoha    America/St_Johns      Mobile
Kirra Wilson     Asia/Kathmandu        Mobile
Luz Romero       America/Santiago      Sales
Marek Nowak      Europe/London         North
Nuka Olsen       Europe/London         North
Oriol Puig       Europe/London         North
Pema Dorji       Pacific/Chatham       South
Qadir Noori      Pacific/Chatham       South
Rangi Tamati     Pacific/Chatham       South
Sol Marin        America/Santiago      South
Tariq Saleh      Africa/Cairo          Design
Uma Iyer         Australia/Lord_Howe   Design
Vera Lind        Europe/London         Design
Wen Zhao         Asia/Kathmandu        Design
Ximena Paz       America/Tijuana       Operations
Yara Haddad      Asia/Beirut           Operations
Zofia Krol       Europe/London         Operations
Amaru Quispe     Pacific/Honolulu      Operations
Bea Tahiri       Africa/Casablanca     Operations
Cleo Marsh       Pacific/Marquesas     Operations
Dov Peretz       America/Nuuk
`;

export interface FoxglovePerson {
  email: string;
  name: string;
  timeZone: string;
  team: string;
  overrideManager?: string;
  isActive?: boolean;
}

export const foxglovePeople: FoxglovePerson[] = rows
  .trim()
  .split('\n')
  .map((line) => {
    const [name = '', timeZone = '', team = ''] = line.split(/\s{2,}/);
    return { email: emailOf(name), name, timeZone, team };
  });

function emailOf(name: string): string {
  return `${name.split(' ')[0]?.toLowerCase()}@foxglove.example`;
}

const peopleHeader =
  'email,name,time_zone,locale,role,primary_team,other_teams,override_manager,start_date,active,slack_user_id,teams_aad_object_id';

export function peopleCsv(people: readonly FoxglovePerson[]): Buffer {
  const lines = people.map(
    ({ email, name, timeZone, team, overrideManager = '', isActive = true }) =>
      `${email},${name},${timeZone},,,${team},,${overrideManager},,${isActive},,`,
  );
  return Buffer.from([peopleHeader, ...lines].join('\n'));
}

export const teamsHeader = 'name,parent,primary_manager,secondary_managers,slack_channel,teams_channel';

export const foxgloveTeams = Buffer.from(`${teamsHeader}
Foxglove,,ada@foxglove.example,,,
Engineering,Foxglove,bram@foxglove.example,,,
Platform,Engineering,chidi@foxglove.example,goran@foxglove.example,,
Mobile,Engineering,goran@foxglove.example,,,
Sales,Foxglove,luz@foxglove.example,,,
North,Sales,marek@foxglove.example,,,
South,Sales,,,,
Design,Foxglove,tariq@foxglove.example,,,
Operations,Foxglove,ximena@foxglove.example,,,
`);

/** 2028 has a 29 February. */
export const foxgloveSetup = `
templates:
  - { name: Check-in }
  - { name: Mentoring, reviewer: vera@foxglove.example }
cycles:
  - name: Weekly
    template: Check-in
    recipients: { teams: [{ name: Engineering, includeSubTeams: true }] }
    dates: { firstIssueOn: 2028-01-04, revieweeBy: 2028-01-05, reviewerBy: 2028-01-06, finaliseBy: 2028-01-07 }
    every: { weeks: 1 }
    timeZone: Europe/London
  - name: Fortnightly
    template: Check-in
    recipients: { teams: [{ name: Sales, includeSubTeams: true }] }
    dates: { firstIssueOn: 2028-01-08, revieweeBy: 2028-01-11, reviewerBy: 2028-01-12, finaliseBy: 2028-01-14 }
    every: { weeks: 2 }
    timeZone: America/Santiago
    nonWorkingDays: next
  - name: Monthly
    template: Check-in
    recipients: { company: true }
    dates: { firstIssueOn: 2028-01-21, revieweeBy: 2028-01-26, reviewerBy: 2028-01-28, finaliseBy: 2028-01-31 }
    every: { months: 1 }
    timeZone: Asia/Kathmandu
  - name: Quarterly
    template: Mentoring
    recipients: { teams: [{ name: Design }], people: [cleo@foxglove.example, dov@foxglove.example] }
    dates: { firstIssueOn: 2028-03-19, revieweeBy: 2028-03-24, reviewerBy: 2028-03-26, finaliseBy: 2028-03-31 }
    every: { quarters: 1 }
    timeZone: Pacific/Apia
    nonWorkingDays: previous
    skipWhenAway: false
  - name: Yearly
    template: Check-in
    recipients: { company: true }
    dates: { firstIssueOn: 2028-02-01, revieweeBy: 2028-02-15, reviewerBy: 2028-02-22, finaliseBy: 2028-02-29 }
    every: { years: 1 }
    timeZone: America/St_Johns
`;
