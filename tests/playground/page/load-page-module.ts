import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);

/**
 * A module of the page: plain JavaScript, whose types nobody wrote. It is loaded only now, for it may look for a document
 * as soon as it is.
 */
export function loadPageModule<Module>(path: string): Module {
  return load(`../../../src/playground/page/${path}`) as Module;
}
