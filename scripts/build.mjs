// Builds dist/ from nothing: compile, copy what is not TypeScript, make the command line executable.
// Types are checked by `npm run types`, which takes twenty times as long.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, rmSync } from 'node:fs';

rmSync('dist', { recursive: true, force: true });
const compiler = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--noCheck'];
execFileSync(process.execPath, compiler, { stdio: 'inherit' });
for (const path of ['src/playground/page', 'src/playground/sample', 'src/engine/engine-host.mjs']) {
  if (existsSync(path)) cpSync(path, path.replace('src', 'dist'), { recursive: true });
}
if (existsSync('dist/cli.js')) chmodSync('dist/cli.js', 0o755);
