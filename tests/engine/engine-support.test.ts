import { describe, expect, it } from '@jest/globals';
import { embeddedEngineSupport, thisSystem } from '../../src/engine/engine-support.ts';

describe('the embedded engine', () => {
  it.each([
    ['linux', 'x64', '2.38', 'runs'],
    ['linux', 'x64', '2.41', 'runs'],
    ['linux', 'arm64', '3.0', 'runs'],
    ['linux', 'x64', '2.36', 'needs-newer-glibc'],
    ['linux', 'arm64', '2.4', 'needs-newer-glibc'],
    ['linux', 'x64', undefined, 'unsupported'],
    ['linux', 'riscv64', '2.41', 'unsupported'],
    ['darwin', 'arm64', undefined, 'runs'],
    ['darwin', 'x64', undefined, 'unsupported'],
    ['win32', 'x64', undefined, 'unsupported'],
  ] as const)('on %s %s with glibc %s: %s', (platform, arch, glibcVersion, support) => {
    expect(embeddedEngineSupport({ platform, arch, glibcVersion })).toBe(support);
  });

  it('is told the version of the C library only where that is glibc', () => {
    const { platform, glibcVersion } = thisSystem();
    expect(platform).toBe(process.platform);
    expect(glibcVersion ?? '0.0').toMatch(/^\d+\.\d+/);
  });
});
