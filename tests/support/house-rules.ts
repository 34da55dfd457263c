import { posix } from 'node:path';
import { circlesIn, reachedFrom } from '../../scripts/house/graph.ts';
import type { SourceFile } from '../../scripts/house/read-imports.ts';
import { arrowsBetween, importsBetween, storeyOf, upwardImports } from '../../scripts/house/rooms.ts';

/** What must hold of `src`, and why. */
export interface Rule {
  id: string;
  reason: string;
  /** A line for everything that breaks it. */
  find(sources: readonly SourceFile[], codeOf: (file: string) => string): string[];
  /** Little houses, as code by file, that each break it once. */
  forbids: readonly Record<string, string>[];
}

/** Everything that breaks a rule, under its id and its reason; empty when nothing does. */
export function findFaults(
  rule: Rule,
  sources: readonly SourceFile[],
  codeOf: (file: string) => string,
): string {
  const faults = rule.find(sources, codeOf);
  return faults.length === 0 ? '' : [`${rule.id}: ${rule.reason}`, ...faults].join('\n  ');
}

/** Every import by files that match, of something that matches: a file of `src`, or a package. */
function importsOf(
  sources: readonly SourceFile[],
  by: (file: string) => boolean,
  isForbidden: (imported: string, file: string) => boolean,
): string[] {
  return sources
    .filter(({ file }) => by(file))
    .flatMap(({ file, imports }) =>
      imports
        .filter(({ from }) => !from.startsWith('node:'))
        .map((each) => each.file ?? each.from)
        .filter((imported) => isForbidden(imported, file))
        .map((imported) => `${file} → ${imported}`),
    );
}

const isIn = (...folders: string[]) => {
  return (file: string) => folders.some((each) => file === each || file.startsWith(`${each}/`));
};

/** Who of the folders beside core may import which others, and which packages that are not for everybody. */
interface Neighbour {
  folders: readonly string[];
  packages: readonly string[];
}

const guarded = [
  /^@slack\//,
  /^botbuilder/,
  /^botframework/,
  /^agenda$/,
  /^@agendajs\//,
  /^mongoose$/,
  /^mongodb/,
  /^express$/,
];

const neighbours: Record<string, Neighbour> = {
  core: { folders: [], packages: ['mongoose'] },
  slack: { folders: ['core'], packages: ['@slack/bolt', '@slack/web-api', '@slack/types', 'express'] },
  teams: { folders: ['core'], packages: ['botbuilder', 'express'] },
  jobs: { folders: ['core'], packages: ['agenda', '@agendajs/mongo-backend', 'mongoose'] },
  playground: { folders: [], packages: ['express'] },
  config: { folders: [], packages: [] },
  engine: { folders: ['core'], packages: ['mongoose', 'mongodb-memory-server-core'] },
  server: { folders: ['core', 'jobs', 'config', 'engine'], packages: ['express', 'mongoose'] },
  gallery: { folders: ['core', 'slack', 'teams'], packages: [] },
};

/** They know every folder: they put them together. */
const composers = ['main.ts', 'cli.ts', 'cli', 'log.ts', 'connect-platforms.ts', 'open-playground.ts'];

const first = (file: string) => file.split('/')[0] ?? file;

function trespasses(sources: readonly SourceFile[]): string[] {
  return importsOf(
    sources,
    (file) => !composers.includes(first(file)),
    (imported, file) => {
      const rule = neighbours[first(file)];
      if (rule === undefined) return true;
      if (guarded.some((pattern) => pattern.test(imported))) return !rule.packages.includes(imported);
      const isFile = /^\.\.|\.\w+$/.test(imported);
      return isFile && first(imported) !== first(file) && !rule.folders.includes(first(imported));
    },
  );
}

const isScreenOrView = isIn('core/screens', 'core/views');
const isHandler = (file: string) => /^core\/screens\/.*-handlers\.ts$/.test(file);
const isChoosing = (file: string) => /\/(gather|choose)-[^/]+$/.test(file);

/** A way to the database: a model, which {@link rules} demand to be called one, or the driver's own. */
const reaching = /\b[A-Z]\w*Model\b|['"]mongoose['"]|\.collection\(/;
const waiting = /\basync\b|\bawait\b/;
const readable = (code: string) => code.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');

/** Files whose code says something, comments aside. */
function saying(
  pattern: RegExp,
  sources: readonly SourceFile[],
  codeOf: (file: string) => string,
  by: (file: string) => boolean,
): string[] {
  return sources.map(({ file }) => file).filter((file) => by(file) && pattern.test(readable(codeOf(file))));
}

/** A regular expression in which something may come as often as it likes. */
const endless = /[(=,:[]\s*\/(?![/*\s])[^\n]*[^\\\n][+*][^\n]*\/[dgimsuvy]*/;

const mostFilesInFolder = 28;
const mostLines = 240;

export const rules: readonly Rule[] = [
  {
    id: 'neighbours',
    reason:
      'core decides and knows no platform; the adapters and jobs translate and know core alone; the playground speaks HTTP; only the composition root knows everybody',
    find: trespasses,
    forbids: [
      { 'core/people/x.ts': "import { a } from '../../slack/app.ts';" },
      { 'core/people/x.ts': "import type {\n  A,\n} from '../../jobs/sweeps.ts';" },
      { 'core/people/x.ts': "import bolt from '@slack/bolt';" },
      { 'core/views/x.ts': "const a = await import('../../playground/world.ts');" },
      { 'slack/x.ts': "import { a } from '../teams/app.ts';" },
      { 'slack/x.ts': "export { a } from 'botbuilder';" },
      { 'jobs/x.ts': "import { a } from '../main.ts';" },
      { 'playground/slack/x.ts': "import { a } from '../../core/clock.ts';" },
      { 'playground/x.ts': "import mongoose from 'mongoose';" },
      { 'somewhere/x.ts': "import { a } from './y.ts';" },
      { 'core/people/x.ts': "import { a } from '../../playground/page/main.js';" },
      { 'core/people/x.ts': "import data from '../../../package.json' with { type: 'json' };" },
    ],
  },
  {
    id: 'imports-can-be-read',
    reason: 'what is asked for by a name that is worked out, or by require, no rule sees',
    find: (sources, codeOf) =>
      saying(
        /\bcreateRequire\b|\brequire\(|\bimport\((?!\s*')/,
        sources,
        codeOf,
        (file) => !isIn('playground')(file),
      ),
    forbids: [
      { 'core/people/x.ts': "import { createRequire } from 'node:module';" },
      { 'slack/x.ts': 'const a = await import(nameOf(platform));' },
    ],
  },
  {
    id: 'environment',
    reason:
      'one file reads process.env, so that every setting is checked and every wrong one is named at once',
    find: (sources, codeOf) =>
      saying(
        /\bprocess\s*(\?\.|\.|\[\s*['"`])\s*env\b|=\s*process\s*;|'node:process'/,
        sources,
        codeOf,
        (file) => file !== 'config/config.ts',
      ),
    forbids: [
      { 'server/x.ts': 'export const port = process.env.PORT;' },
      { 'server/x.ts': "export const port = process['env'].PORT;" },
      { 'server/x.ts': 'const { env } = process;' },
      { 'server/x.ts': "import { env } from 'node:process';" },
    ],
  },
  {
    id: 'capped',
    reason:
      'what people and platforms send is cut before it is matched: an expression that can go on without end, at a text that does, holds everybody up',
    find: (sources, codeOf) =>
      saying(
        endless,
        sources,
        codeOf,
        (file) => isIn('slack/inbound', 'teams/inbound')(file) && !codeOf(file).includes('capped('),
      ),
    forbids: [
      { 'slack/inbound/x.ts': 'const inside = text.match(/<([^<>]+)>/);' },
      { 'teams/inbound/x.ts': "const plain = html.replace(/<[^>]*>/g, '');" },
      { 'teams/inbound/x.ts': 'const blanks = /\\s+/;' },
    ],
  },
  {
    id: 'storeys',
    reason: 'who imports upwards cannot be read, tested or changed without what stands above it',
    find: (sources) => upwardImports(sources),
    forbids: [
      {
        'core/outbox/x.ts': "import { a } from '../steps/y.ts';",
        'core/steps/y.ts': 'export const a = 1;',
      },
      {
        'core/people/x.ts': "import type { A } from '../chat/y.ts';",
        'core/chat/y.ts': 'export type A = 1;',
      },
    ],
  },
  {
    id: 'no-circle',
    reason: 'rooms that import each other in a circle are one room with many doors',
    find: (sources) => circlesIn(arrowsBetween(sources)).map((circle) => circle.join(', ')),
    forbids: [
      {
        'core/steps/x.ts': "import { a } from '../points/y.ts';",
        'core/points/y.ts': "import type { B } from '../steps/x.ts';",
      },
    ],
  },
  {
    id: 'no-circle-of-files',
    reason: 'files that import each other, be it types alone, are one file that nobody can begin to read',
    find: (sources) => circlesIn(importsBetween(sources)).map((circle) => circle.join(', ')),
    forbids: [
      {
        'core/steps/x.ts': "import { a } from './y.ts';",
        'core/steps/y.ts': "import type { B } from './x.ts';",
      },
    ],
  },
  {
    id: 'every-room-has-a-storey',
    reason:
      'a room that nobody put on a storey is held to nothing: say in scripts/house/storeys.ts where it stands',
    find: (sources) =>
      [...arrowsBetween(sources).keys()].filter(
        (room) => room.startsWith('core/') && storeyOf(room) === undefined,
      ),
    forbids: [{ 'core/somewhere/x.ts': 'export const a = 1;' }],
  },
  {
    id: 'models-are-called-so',
    reason:
      'who reaches into the database is known by the word Model: no model goes by another name, or through another file',
    find: (sources, codeOf) => [
      ...saying(/(?<!const \w+Model = )\bmongoose\.model\b/, sources, codeOf, isIn('core')),
      ...saying(/^export\s+(type\s+)?(\{[^}]*\}|\*)[^;]*?\sfrom\s/m, sources, codeOf, () => true),
    ],
    forbids: [
      { 'core/people/x.ts': "export const People = mongoose.model('Person', schema);" },
      { 'core/people/x.ts': "export { PersonModel as people } from './person.ts';" },
    ],
  },
  {
    id: 'screens-know-no-records',
    reason:
      'what is drawn is handed its data, so that it can be drawn from an example; what asks the database is a use case or called gather-…',
    find: (sources, codeOf) =>
      saying(
        reaching,
        sources,
        codeOf,
        (file) => isScreenOrView(file) && !isHandler(file) && !isChoosing(file),
      ),
    forbids: [
      { 'core/screens/hub/x.ts': "import { PersonModel } from '../../people/person.ts';" },
      { 'core/views/x.ts': "import mongoose from 'mongoose';" },
      { 'core/views/x.ts': "const { default: db } = await import('mongoose');" },
    ],
  },
  {
    id: 'pages-wait-for-nothing',
    reason:
      'a page that waits asks somebody: that is done before it is drawn, by a handler or what is called gather-… or choose-…',
    find: (sources, codeOf) =>
      saying(
        waiting,
        sources,
        codeOf,
        (file) => isScreenOrView(file) && !isHandler(file) && !isChoosing(file),
      ),
    forbids: [{ 'core/views/x.ts': 'export async function a() {}' }],
  },
  {
    id: 'handlers-ask-nobody',
    reason:
      'handlers and adapters translate: what they ask the database goes past the gate, where nobody looks',
    find: (sources, codeOf) =>
      saying(reaching, sources, codeOf, (file) => isHandler(file) || isIn('slack', 'teams')(file)),
    forbids: [
      { 'core/screens/hub/hub-handlers.ts': 'await PersonModel.findById(id);' },
      { 'teams/inbound/x.ts': "import { PersonModel } from '../../core/people/person.ts';" },
      { 'slack/inbound/x.ts': "connection.collection('people').find();" },
    ],
  },
  {
    id: 'screens-stand-apart',
    reason:
      'a screen leads to another by an action, and draws nothing of it; the page of a 1-to-1 alone holds its points',
    find: (sources) =>
      importsOf(sources, isIn('core/screens'), (imported, file) => {
        const [from, to] = [file, imported].map((each) => each.split('/')[2] ?? '');
        const isAllowed = from === 'one-to-one' && to === 'points';
        return isIn('core/screens')(imported) && from !== to && !isAllowed;
      }),
    forbids: [{ 'core/screens/hub/x.ts': "import { a } from '../cycles/y.ts';" }],
  },
  {
    id: 'said-in-one-place',
    reason:
      'a handler goes to a page with a sentence; the page knows of none, so that each shows it in the same way',
    find: (sources) =>
      importsOf(sources, (file) => !isIn('core/chat', 'gallery')(file), isIn('core/chat/with-said.ts')),
    forbids: [{ 'core/screens/hub/x.ts': "import { withSaid } from '../../chat/with-said.ts';" }],
  },
  {
    id: 'dates-are-pure',
    reason:
      'which day an occurrence falls on is worked out, so that it can be tried with any calendar and any day',
    find: (sources, codeOf) => [
      ...saying(reaching, sources, codeOf, isIn('core/cycles/dates')),
      ...saying(waiting, sources, codeOf, isIn('core/cycles/dates')),
    ],
    forbids: [{ 'core/cycles/dates/x.ts': 'export async function a() {}' }],
  },
  {
    id: 'outbox-says-nothing',
    reason: 'the outbox delivers what it is handed: it would else draw all that a message can say after it',
    find: (sources) => importsOf(sources, isIn('core/outbox'), isIn('core/notices')),
    forbids: [{ 'core/outbox/x.ts': "import { a } from '../notices/y.ts';" }],
  },
  {
    id: 'chat-stands-on-the-ground',
    reason: 'what core and the chats say to each other is understood without anything that core does',
    find: (sources) =>
      importsOf(
        sources,
        isIn('core/chat'),
        (imported) =>
          isIn('core')(imported) && !isIn('core/chat')(imported) && storeyOf(imported)?.id !== 'ground',
      ),
    forbids: [{ 'core/chat/x.ts': "import type { A } from '../outbox/y.ts';" }],
  },
  {
    id: 'every-screen-is-reached',
    reason: 'a page that no press leads to is seen by nobody',
    find: (sources, codeOf) => {
      const whenRunning = importsBetween(sources, ({ isTypeOnly }) => !isTypeOnly);
      const reached = reachedFrom(whenRunning, 'core/handle.ts');
      const isLost = (file: string) => isIn('core/screens')(file) && !reached.has(file);
      // Types alone are no page: they are reached when what they describe is.
      return saying(/^export (async )?(function|const|class)\b/m, sources, codeOf, isLost);
    },
    forbids: [
      { 'core/handle.ts': '', 'core/screens/hub/x.ts': 'export const a = 1;' },
      {
        'core/handle.ts': "import type { A } from './screens/hub/x.ts';",
        'core/screens/hub/x.ts': 'export type A = 1;\nexport const a = 1;',
      },
    ],
  },
  {
    id: 'room-to-read',
    reason: `a folder of more than ${mostFilesInFolder} files cannot be looked through, nor a file of more than ${mostLines} lines`,
    find: (sources) => {
      const inFolder = new Map<string, number>();
      for (const { file } of sources.filter((each) => isIn('core', 'slack', 'teams')(each.file)))
        inFolder.set(posix.dirname(file), (inFolder.get(posix.dirname(file)) ?? 0) + 1);
      return [
        ...[...inFolder].filter(([, files]) => files > mostFilesInFolder).map(([name]) => name),
        ...sources.filter(({ lines }) => lines > mostLines).map(({ file }) => file),
      ];
    },
    forbids: [
      { 'core/people/x.ts': '\n'.repeat(mostLines + 1) },
      Object.fromEntries(
        Array.from({ length: mostFilesInFolder + 1 }, (_, index) => [`slack/${index}.ts`, '']),
      ),
    ],
  },
];
