import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What the files of a folder may import: other folders, and packages that not everybody may have. */
interface Rule {
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

const rules: Record<string, Rule> = {
  core: { folders: [], packages: ['mongoose', 'mongodb-memory-server-core'] },
  slack: { folders: ['core'], packages: ['@slack/bolt', '@slack/web-api', '@slack/types', 'express'] },
  teams: { folders: ['core'], packages: ['botbuilder', 'express'] },
  jobs: { folders: ['core'], packages: ['agenda', '@agendajs/mongo-backend', 'mongoose'] },
  playground: { folders: [], packages: ['express'] },
  settings: { folders: [], packages: [] },
  server: { folders: ['core', 'jobs', 'config.ts'], packages: ['express', 'mongoose'] },
};

/** They know every folder: they put them together. */
const composers = [
  'main.ts',
  'cli.ts',
  'cli',
  'config.ts',
  'log.ts',
  'connect-platforms.ts',
  'open-playground.ts',
];

function sourceFiles(): string[] {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts') && !file.startsWith('playground/page/'));
}

function importsOf(code: string): string[] {
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s[^;]*?from\s*'([^']+)'|import\(\s*'([^']+)'\s*\)|(?:^|\n)import\s*'([^']+)'/g;
  return [...code.matchAll(pattern)].map(([, a, b, c]) => a ?? b ?? c ?? '');
}

function folderOf(file: string): string {
  return file.split('/')[0] ?? file;
}

/** Every import in this file that its folder may not have. */
function trespassesIn(file: string, code: string): string[] {
  const folder = folderOf(file);
  const rule = rules[folder];
  if (rule === undefined) return composers.includes(folder) ? [] : [`${file} is in no folder with a rule`];
  return importsOf(code).filter((imported) => {
    if (imported.startsWith('node:')) return false;
    if (!imported.startsWith('.')) {
      return guarded.some((pattern) => pattern.test(imported)) && !rule.packages.includes(imported);
    }
    const target = folderOf(relative('/src', join('/src', dirname(file), imported)));
    return target !== folder && !rule.folders.includes(target);
  });
}

describe('who may import whom', () => {
  it.each([
    ['core/x.ts', "import { a } from '../slack/app.ts';"],
    ['core/x.ts', "import type {\n  A,\n} from '../jobs/sweeps.ts';"],
    ['core/x.ts', "import bolt from '@slack/bolt';"],
    ['core/views/x.ts', "const a = await import('../../playground/world.ts');"],
    ['slack/x.ts', "import { a } from '../teams/app.ts';"],
    ['slack/x.ts', "export { a } from 'botbuilder';"],
    ['jobs/x.ts', "import { a } from '../main.ts';"],
    ['playground/slack/x.ts', "import { a } from '../../core/clock.ts';"],
    ['playground/x.ts', "import mongoose from 'mongoose';"],
    ['somewhere/x.ts', ''],
  ])('is noticed: %s with %s', (file, code) => {
    expect(trespassesIn(file, code)).toHaveLength(1);
  });

  it.each(Object.keys(rules))('is kept in src/%s', (folder) => {
    const files = sourceFiles().filter((file) => folderOf(file) === folder);
    expect(files).not.toEqual([]);
    expect(
      files.flatMap((file) => trespassesIn(file, readFileSync(join(root, 'src', file), 'utf8'))),
    ).toEqual([]);
  });

  it('is settled for every file', () => {
    const unruled = sourceFiles().filter((file) => !(folderOf(file) in rules));
    expect(unruled.flatMap((file) => trespassesIn(file, ''))).toEqual([]);
  });

  it('leaves the environment to config.ts', () => {
    const readers = sourceFiles().filter((file) =>
      readFileSync(join(root, 'src', file), 'utf8').includes('process.env'),
    );
    expect(readers).toEqual(['config.ts']);
  });
});
