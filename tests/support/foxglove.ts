/** Sixty people around the world in ten teams, a setup with a cycle of every kind, and how to change one of them. */

const rows = `
ada        Ada Okoro                Europe/London         Foxglove
bram       Bram Visser              Europe/London         Engineering
stefania   Ştefania Ţepeş           Pacific/Apia          Engineering
oneil      O'Neil D'Arcy            America/St_Johns      Engineering
chidi      Chidi Eze                Europe/London         Platform
dana       Dana Levy                Europe/London         Platform
emre       Emre Kaya                Europe/London         Platform
fetu       Fetu Leota               Pacific/Apia          Platform
lucja      Łucja Żak                Europe/London         Platform
thi        Đặng Thị Hoa             Pacific/Apia          Platform
nul        Null                     Europe/London         Platform
goran      Goran Babić              Europe/London         Mobile
hina       Hina Rao                 Europe/London         Mobile
ines       Inês Duarte              America/St_Johns      Mobile
jonah      Jonah Kealoha            America/St_Johns      Mobile
kirra      Kirra Wilson             Europe/London         Mobile
x          X                        America/St_Johns      Mobile
bjork      Björk Ægisdóttir         Pacific/Apia          Mobile
luz        Luz Romero               America/Santiago      Sales
ng         Ng                       Europe/London         Sales
mariia     Марія Шевченко           America/Santiago      Sales
marek      Marek Nowak              Europe/London         North
nuka       Nuka Olsen               Europe/London         North
oriol      Oriol Puig               Europe/London         North
jean       Jean-Luc N'Diaye         Europe/London         North
soren      Søren Ålø                Europe/London         North
pema       Pema Dorji               Pacific/Chatham       South
qadir      Qadir Noori              Pacific/Chatham       South
rangi      Rangi Tamati             Pacific/Chatham       South
sol        Sol Marín                America/Santiago      South
ali        علي حسن                  America/Santiago      South
wiremu     Wiremu Te Pūkeko Smith   Pacific/Chatham       South
tariq      Tariq Saleh              Africa/Cairo          Design
uma        Uma Iyer                 Australia/Lord_Howe   Design
vera       Vera Lind                Europe/London         Design
wen        Wen Zhao                 Asia/Kathmandu        Design
xiao       李小明                   Asia/Kathmandu        Design
mahmoud    Mahmoud, Aya             Africa/Cairo          Design
lowanna    Lowanna "Lo" Green       Australia/Lord_Howe   Design
zsofi      Ózsvári-Őry Zsófi        Europe/London         Design
ximena     Ximena Paz               America/Santiago      Operations
yara       Yara Haddad              Africa/Cairo          Operations
zofia      Zofia Król               Europe/London         Operations
amaru      Amaru Quispe             Pacific/Marquesas     Operations
bea        Bea Tahiri               Africa/Casablanca     Operations
cleo       Cleo Marsh               Pacific/Marquesas     Operations
teuira     Teuira Mā'ohi            Pacific/Marquesas     Operations
aputsiaq   Aputsiaq Møller          America/Nuuk          Operations
fatima     Fatima-Zahra El Idrissi  Africa/Casablanca     Operations
bishnu     बिष्णु थापा                  Asia/Kathmandu        Operations
rosa       Rosa R. R. Rodríguez     America/Santiago      Operations
ingvild    Ingvild Å                Europe/London         Åben & Ælde
undefined  Undefined Nil            Africa/Cairo          Åben & Ælde
siaosi     Siaosi Fa'alogo          Pacific/Apia          Åben & Ælde
pipaluk    Pipaluk Ø                America/Nuuk          Åben & Ælde
mele       Mele Toa                 Pacific/Apia          Åben & Ælde
jack       Jack Bartlett            America/St_Johns      Åben & Ælde
hone       Hōne Waititi             Pacific/Chatham       Åben & Ælde
nadia      Nadia de la Cruz y Vega  Africa/Casablanca     Åben & Ælde
dov        Dov Peretz               America/Nuuk
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
    const [word = '', name = '', timeZone = '', team = ''] = line.split(/\s{2,}/);
    return { email: `${word}@foxglove.example`, name, timeZone, team };
  });

const peopleHeader =
  'email,name,time_zone,locale,role,primary_team,other_teams,override_manager,start_date,active,slack_user_id,teams_aad_object_id';

export function peopleCsv(people: readonly FoxglovePerson[]): Buffer {
  const lines = people.map(
    ({ email, name, timeZone, team, overrideManager = '', isActive = true }) =>
      `${email},"${name.replaceAll('"', '""')}",${timeZone},,,${team},,${overrideManager},,${isActive},,`,
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
Åben & Ælde,Operations,,tariq@foxglove.example,,
`);

/** 2028 has a 29 February. */
export const foxgloveSetup = `
holidays:
  - { name: England, days: [2028-05-01, 2028-05-29, 2028-12-25, 2028-12-26], teams: [Engineering, North] }
  - { name: Chile, days: [2028-05-01, 2028-09-18, 2028-09-19, 2028-12-25], teams: [South] }
  - { name: Egypt, days: [2028-06-16, 2028-09-18], teams: [Design] }
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
