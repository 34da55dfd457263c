/** Packages that are ES modules in the product, and which not every Node.js that the product runs on can `require`. */
const NAMES = [
  '@agendajs/mongo-backend',
  'agenda',
  'csv-parse',
  'csv-parse/sync',
  'date-fns',
  'emulate',
  'fast-check',
  'zod',
];

const loaded = new Map();

/** Loads them for the first test file of a worker, as `import` does; the others find them there. */
async function loadEsModules() {
  if (loaded.size > 0) return;
  for (const [name, module] of await Promise.all(NAMES.map(async (name) => [name, await import(name)]))) {
    loaded.set(name, module);
  }
}

function esModule(name) {
  return loaded.get(name);
}

module.exports = { loadEsModules, esModule };
