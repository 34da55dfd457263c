import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isNativeError } from 'node:util/types';

/** What MongoDB's own server is told by whoever may use it. */
export interface EngineLogin {
  user: string;
  /** Of letters and digits, so that it stands in an address as it is. */
  password: string;
  /** Where the password is kept. */
  file: string;
}

const user = 'tandem';

/** The login of a data directory, whose password is made once; two starts at the same moment agree on one. */
export async function readOrCreateLogin(dataDir: string): Promise<EngineLogin> {
  const folder = folderIn(dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const file = fileIn(dataDir);
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, randomBytes(32).toString('hex'), { mode: 0o600 });
  try {
    await link(draft, file).catch((error: unknown) => {
      if (!(isNativeError(error) && 'code' in error && error.code === 'EEXIST')) throw error;
    });
  } finally {
    await rm(draft, { force: true });
  }
  await chmod(file, 0o600);
  return readLogin(dataDir);
}

/** @throws when there is none, or it is damaged */
export async function readLogin(dataDir: string): Promise<EngineLogin> {
  const file = fileIn(dataDir);
  const password = (await readFile(file, 'utf8')).trim();
  if (!/^[\da-zA-Z]{32,}$/.test(password))
    throw new Error(`${file} is damaged: put it back from your backup`);
  return { user, password, file };
}

/** An address with the login in it: for the driver alone, and never to be written down. */
export function withLogin(uri: string, login: EngineLogin | undefined): string {
  if (login === undefined) return uri;
  const [scheme, rest = ''] = uri.split('://');
  const [place, options] = rest.split('?');
  const all = ['authSource=admin', options].filter((each) => each !== undefined).join('&');
  return `${scheme}://${login.user}:${login.password}@${place}?${all}`;
}

function folderIn(dataDir: string): string {
  return join(dataDir, 'mongodb-login');
}

function fileIn(dataDir: string): string {
  return join(folderIn(dataDir), 'password');
}
