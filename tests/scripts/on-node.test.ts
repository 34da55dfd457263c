import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs the script, which gets nothing from anywhere. */
function onNode(...values: string[]) {
  const env = { ...process.env, npm_config_offline: 'true' };
  const { status, stderr } = spawnSync(process.execPath, ['scripts/on-node.mjs', ...values], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  return { status, stderr };
}

describe('running with another Node', () => {
  it('says in a sentence what to type', () => {
    expect(onNode('npm')).toEqual({
      status: 1,
      stderr: 'on-node: Say which Node: npm run test:node -- 22\n',
    });
  });

  it('says in a sentence that this Node cannot be had', () => {
    const { status, stderr } = onNode('21.99.99', 'node', '--version');
    expect(stderr).toMatch(
      /^on-node: Node 21\.99\.99 for \S+ cannot be had: npm did not get \S+ \(\w+\)\.\n$/,
    );
    expect(status).toBe(1);
  });
});
