import { JSDOM } from 'jsdom';

/** The page's modules find the document where a browser has it. */
export function useDocument(): Document {
  const { window } = new JSDOM('<!doctype html><body></body>');
  Object.assign(globalThis, { document: window.document, window });
  return window.document;
}
