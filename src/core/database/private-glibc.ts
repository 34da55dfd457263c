import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { DatabaseLog } from './database.ts';
import { isProcessAlive } from './is-process-alive.ts';

/** A suite of Debian whose C library is new enough for the embedded engine. */
const SUITE = 'trixie';
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';
const PARTIAL = 'partial-';

const run = promisify(execFile);

interface Loader {
  /** Where Debian keeps this architecture's libraries. */
  libraries: string;
  file: string;
}

const LOADERS: Partial<Record<string, Loader>> = {
  x64: { libraries: 'x86_64-linux-gnu', file: 'ld-linux-x86-64.so.2' },
  arm64: { libraries: 'aarch64-linux-gnu', file: 'ld-linux-aarch64.so.1' },
};

/**
 * How to start Node.js under a newer C library of its own. That is fetched once per person and computer from the
 * Debian archive that the computer already uses, into the cache folder; nothing of the system is touched.
 */
export async function nodeUnderPrivateGlibc(
  log: DatabaseLog,
  cacheHome: string = join(homedir(), '.cache'),
): Promise<string[]> {
  const loader = LOADERS[process.arch];
  if (loader === undefined) throw new Error(`There is no newer C library to fetch for ${process.arch}.`);
  const cache = join(cacheHome, 'tandem');
  const home = join(cache, `glibc-${SUITE}-${process.arch}`);
  if (!(await exists(home))) {
    log.info(
      'The embedded database needs a newer C library than this system has: fetching a private one (13 MB, once).',
    );
    await fetchGlibc(cache, home, loader);
    log.info(`The private C library is in ${home}; later starts use it from there.`);
  }
  return nodeCommand(home, loader);
}

function nodeCommand(home: string, { libraries, file }: Loader): string[] {
  const folder = join(home, 'usr/lib', libraries);
  const path = [folder, `/usr/lib/${libraries}`, `/lib/${libraries}`].join(':');
  return [join(folder, file), '--library-path', path, process.execPath];
}

/** All work is done in a folder of this process's own, which takes its name at the very end: never half-made. */
async function fetchGlibc(cache: string, home: string, loader: Loader): Promise<void> {
  await mkdir(cache, { recursive: true });
  await removeAbandoned(cache);
  const partial = await mkdtemp(join(cache, `${PARTIAL}${process.pid}-`));
  try {
    await downloadGlibc(partial);
    const unpacked = join(partial, 'root');
    const [program = '', ...words] = nodeCommand(unpacked, loader);
    await run(program, [...words, '--version']);
    await rename(unpacked, home).catch(async (error: unknown) => {
      if (!(await exists(home))) throw error;
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

async function downloadGlibc(folder: string): Promise<void> {
  const options = await privateAptOptions(folder);
  await run('apt-get', [...options, '--quiet', 'update']);
  await run('apt-get', [...options, '--quiet', 'download', 'libc6'], { cwd: folder });
  const archive = (await readdir(folder)).find((name) => name.endsWith('.deb'));
  if (archive === undefined) throw new Error('apt-get downloaded no libc6.');
  await run('dpkg', ['-x', join(folder, archive), join(folder, 'root')]);
}

async function privateAptOptions(folder: string): Promise<string[]> {
  const sources = join(folder, 'sources.list');
  await writeFile(sources, `deb [signed-by=${KEYRING}] ${await debianArchive()} ${SUITE} main\n`);
  await mkdir(join(folder, 'lists/partial'), { recursive: true });
  await mkdir(join(folder, 'cache/archives/partial'), { recursive: true });
  const settings = [
    `Dir::Etc::SourceList=${sources}`,
    'Dir::Etc::SourceParts=/dev/null',
    'Dir::Etc::Preferences=/dev/null',
    'Dir::Etc::PreferencesParts=/dev/null',
    'APT::Default-Release=',
    `Dir::State::lists=${join(folder, 'lists')}`,
    `Dir::Cache=${join(folder, 'cache')}`,
    process.getuid?.() === 0 ? 'APT::Sandbox::User=root' : 'Debug::NoLocking=1',
  ];
  return settings.flatMap((setting) => ['-o', setting]);
}

/** The address of the Debian archive in this computer's own sources, whether or not its lists are here. */
async function debianArchive(): Promise<string> {
  const codename = /^VERSION_CODENAME=(\w+)/m.exec(await readFile('/etc/os-release', 'utf8'))?.[1];
  const { stdout } = await run('apt-get', [
    ...['-o', 'APT::Get::IndexTargets::ReleaseInfo=false'],
    ...['indextargets', '--format', '$(RELEASE) $(COMPONENT) $(REPO_URI)', 'Created-By: Packages'],
  ]);
  const targets = stdout.split('\n').map((line) => line.split(' '));
  const [, , address] =
    targets.find(([release, component]) => release === codename && component === 'main') ?? [];
  if (address === undefined) throw new Error('The sources of apt on this system name no Debian archive.');
  return address;
}

async function removeAbandoned(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    const pid = Number(name.slice(PARTIAL.length).split('-')[0]);
    if (name.startsWith(PARTIAL) && !isProcessAlive(pid))
      await rm(join(cache, name), { recursive: true, force: true });
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
