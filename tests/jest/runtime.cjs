const { createRequire } = require('node:module');
const { Script } = require('node:vm');
const Runtime = require('jest-runtime').default;
const { esModule } = require('./es-modules.cjs');

const requireAsNodeDoes = createRequire(__filename);

const IN_PACKAGE = /[\\/]node_modules[\\/]/;
/** Jest's own, and what patches HTTP, which each test file is to have for itself. */
const NOT_SHARED = /[\\/]node_modules[\\/](jest-|(@jest|expect|nock|@mswjs)[\\/])/;

/** The scripts of this worker by their file; what V8 compiled of them is used again by the next test file. */
const scripts = new Map();

/**
 * Jest's way to load modules, but for two things that took most of its time:
 *
 * - Packages are loaded as Node.js loads them, once for all the test files that a worker runs, so that the driver of the
 *   database, mongoose and zod do not begin anew, slow and uncompiled, in each file. The code of this repository is still
 *   loaded anew for each.
 * - There is one realm and not one for each file, for packages and tests must mean the same by `Error` and `Date`; and
 *   looking up a global is slow in a realm of `node:vm`.
 *
 * `executor` and `_resolution` are inner parts of Jest 30: without them nothing loads at all, so nobody is misled.
 */
module.exports = class OneRealmRuntime extends Runtime {
  constructor(...words) {
    super(...words);
    this.executor.compile = (source, filename) => this.compileInThisRealm(source, filename);
  }

  requireModuleOrMock(from, name) {
    return this.requirePackage(from, name) ?? super.requireModuleOrMock(from, name);
  }

  requirePackage(from, name) {
    if (name.startsWith('.') && !IN_PACKAGE.test(from)) return undefined;
    if (name === '@jest/globals' || this._resolution.isCoreModule(name)) return undefined;
    const known = esModule(name);
    if (known !== undefined) return known;
    const path = this._resolution.resolveCjs(from, name);
    return IN_PACKAGE.test(path) && !NOT_SHARED.test(path) ? requireAsNodeDoes(path) : undefined;
  }

  compileInThisRealm(source, filename) {
    // What was asked for by a test that is over is not loaded any more.
    if (this._environment.getVmContext() === null) return null;
    const known = scripts.get(filename);
    if (known?.source === source) return known.script.runInThisContext();
    const head = `(function (${this.executor.injectedModuleParameters.join(', ')}) {`;
    const script = new Script(`${head}${source}\n})`, { filename, columnOffset: -head.length });
    scripts.set(filename, { source, script });
    return script.runInThisContext();
  }
};
