import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A suite of Debian whose C library is new enough for the embedded engine. */
export const GLIBC_SUITE = 'trixie';
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';

const execute = promisify(execFile);

/**
 * Unpacks the newer C library into `folder`, which must be empty, and returns where. It comes by apt, with a
 * configuration of its own, from the Debian archive that this computer already uses; apt checks its signature.
 */
export async function fetchGlibc(folder: string): Promise<string> {
  const options = await privateAptOptions(folder);
  await run('apt-get', [...options, 'update']);
  await run('apt-get', [...options, 'download', 'libc6'], folder);
  const archive = (await readdir(folder)).find((name) => name.endsWith('.deb'));
  if (archive === undefined) throw new Error('apt-get downloaded no libc6');
  const unpacked = join(folder, 'root');
  await run('dpkg', ['-x', join(folder, archive), unpacked]);
  return unpacked;
}

async function privateAptOptions(folder: string): Promise<string[]> {
  const sources = join(folder, 'sources.list');
  await writeFile(sources, `deb [signed-by=${KEYRING}] ${await debianArchive()} ${GLIBC_SUITE} main\n`);
  await mkdir(join(folder, 'lists/partial'), { recursive: true });
  await mkdir(join(folder, 'cache/archives/partial'), { recursive: true });
  return asOptions([
    `Dir::Etc::SourceList=${sources}`,
    'Dir::Etc::SourceParts=/dev/null',
    'Dir::Etc::Preferences=/dev/null',
    'Dir::Etc::PreferencesParts=/dev/null',
    'APT::Default-Release=',
    'APT::Update::Error-Mode=any',
    'Acquire::Retries=1',
    `Dir::State::lists=${join(folder, 'lists')}`,
    `Dir::Cache=${join(folder, 'cache')}`,
    process.getuid?.() === 0 ? 'APT::Sandbox::User=root' : 'Debug::NoLocking=1',
  ]);
}

/** The address of the Debian archive in this computer's own sources, whether or not their lists were fetched. */
async function debianArchive(): Promise<string> {
  const [, codename] = /^VERSION_CODENAME=(\w+)/m.exec(await readFile('/etc/os-release', 'utf8')) ?? [];
  const listing = await run('apt-get', [
    ...asOptions(['APT::Get::IndexTargets::ReleaseInfo=false']),
    ...['indextargets', '--format', '$(RELEASE) $(COMPONENT) $(REPO_URI)', 'Created-By: Packages'],
  ]);
  const targets = listing.split('\n').map((line) => line.split(' '));
  const [, , address] =
    targets.find(([release, component]) => release === codename && component === 'main') ?? [];
  if (address === undefined) throw new Error(`the sources of apt name no archive of Debian ${codename}`);
  return address;
}

function asOptions(settings: string[]): string[] {
  return settings.flatMap((setting) => ['-o', setting]);
}

async function run(program: string, words: string[], cwd?: string): Promise<string> {
  try {
    return (await execute(program, words, { cwd })).stdout;
  } catch (error) {
    const complaint = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
    const reason = complaint.split('\n').find((line) => line.startsWith('E: ')) ?? complaint.slice(0, 200);
    throw new Error(`${program} failed: ${reason.trim() || 'it is not on this system'}`, { cause: error });
  }
}
