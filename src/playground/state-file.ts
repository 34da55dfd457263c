import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** How long changes are gathered before they are written. */
const gatheredForMs = 200;

/** One JSON file that is always whole: written beside itself, then renamed. */
export class StateFile {
  readonly #path: string;
  readonly #compose: () => unknown;
  readonly #onFailure: (error: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  /** @param compose makes what is to be written, at the moment of writing */
  constructor(path: string, compose: () => unknown, onFailure: (error: unknown) => void) {
    this.#path = path;
    this.#compose = compose;
    this.#onFailure = onFailure;
  }

  /** Sees to it that the present state is on disk in a moment. */
  saveSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.saveNow().catch(this.#onFailure);
    }, gatheredForMs);
  }

  saveNow(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing.catch(() => undefined).then(() => this.#write());
    return this.#writing;
  }

  /** Writes what is waiting, if anything is, and resolves when the disk is quiet. */
  async flush(): Promise<void> {
    if (this.#timer === undefined) await this.#writing;
    else await this.saveNow();
  }

  async #write(): Promise<void> {
    const half = `${this.#path}.new`;
    await mkdir(dirname(this.#path), { recursive: true });
    await writeFile(half, JSON.stringify(this.#compose()), { mode: 0o600 });
    await rename(half, this.#path);
  }
}

/** The text of a file, or undefined when there is none. */
export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}

/** Moves a file that cannot be read out of the way, so that nothing of it is lost. */
export async function setAside(path: string): Promise<string> {
  const aside = `${path}.damaged`;
  await rename(path, aside);
  return aside;
}
