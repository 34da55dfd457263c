import type { Environment } from '../config/config.ts';

/** What a command is given of the world: data goes out, sentences about what went wrong go to err. */
export interface Terminal {
  env: Environment;
  out(text: string): void;
  err(text: string): void;
}
