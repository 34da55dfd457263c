// Runs a command with another Node than the installed one: node scripts/on-node.mjs 22 npm run boot
// Without a command, the tests that have to pass on every Node. That Node is a package of the npm registry; the newest
// of its version is fetched once after every `npm ci`.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';

const [version = '', ...given] = process.argv.slice(2);
const [program = 'npm', ...options] = given.length > 0 ? given : ['npm', 'run', 'test:portable'];

const machine = `${process.platform}-${process.arch}`;
// The one package that is named differently: its older name ended with Node 18.
const name = machine === 'darwin-arm64' ? `node-bin-${machine}` : `node-${machine}`;

function fetchNode() {
  const folder = resolve('node_modules/.cache', `node-${version}`);
  const bin = resolve(folder, 'node_modules', name, 'bin');
  if (existsSync(resolve(bin, 'node'))) return bin;
  const alone = ['--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error'];
  try {
    execFileSync('npm', ['install', '--prefix', folder, ...alone, `${name}@${version}`], { stdio: 'pipe' });
  } catch (error) {
    const code = error.stderr?.toString().match(/code (\w+)/)?.[1] ?? error.message;
    throw new Error(
      `Node ${version} for ${machine} cannot be had: npm did not get ${name}@${version} (${code}).`,
    );
  }
  return bin;
}

function run() {
  if (!/^\d+(\.\d+)*$/.test(version)) throw new Error('Say which Node: npm run test:node -- 22');
  const env = { ...process.env, PATH: [fetchNode(), process.env.PATH].join(delimiter) };
  const used = execFileSync('node', ['--version'], { env, encoding: 'utf8' }).trim();
  if (!`${used}.`.startsWith(`v${version}.`))
    throw new Error(`Node ${version} was asked for, but ${used} came.`);
  console.log(`on-node: ${[program, ...options].join(' ')} with Node ${used}`);
  const { status, error } = spawnSync(program, options, { env, stdio: 'inherit' });
  if (error) throw error;
  return status ?? 1;
}

try {
  process.exitCode = run();
} catch (error) {
  console.error(`on-node: ${error.message}`);
  process.exitCode = 1;
}
