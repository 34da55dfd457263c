/**
 * A module of the page, which is plain JavaScript.
 * @param path from the page's folder, e.g. `block-kit/mrkdwn.js`
 */
export async function importPageModule<Exports>(path: string): Promise<Exports> {
  const folder = new URL('../../../src/playground/page/', import.meta.url);
  return import(new URL(path, folder).href);
}
