/** What of the computer decides whether the embedded engine runs on it. */
export interface System {
  platform: NodeJS.Platform;
  arch: string;
  /** Of the C library at run time, such as `2.36`; undefined where it is not glibc. */
  glibcVersion: string | undefined;
}

/** `runs`: as it is; `needs-newer-glibc`: under a private one; `unsupported`: there is no build of it. */
export type EngineSupport = 'runs' | 'needs-newer-glibc' | 'unsupported';

const OLDEST_GLIBC = [2, 38] as const;

/** Whether the embedded engine, which is built for a few systems only, runs here. */
export function embeddedEngineSupport({ platform, arch, glibcVersion }: System): EngineSupport {
  if (platform === 'darwin') return arch === 'arm64' ? 'runs' : 'unsupported';
  if (platform !== 'linux' || !['x64', 'arm64'].includes(arch)) return 'unsupported';
  if (glibcVersion === undefined) return 'unsupported';
  return isAtLeast(glibcVersion, OLDEST_GLIBC) ? 'runs' : 'needs-newer-glibc';
}

function isAtLeast(version: string, [leastMajor, leastMinor]: readonly [number, number]): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}

/** The computer this runs on. */
export function thisSystem(): System {
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return {
    platform: process.platform,
    arch: process.arch,
    glibcVersion: report.header?.glibcVersionRuntime,
  };
}
