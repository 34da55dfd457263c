const { ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');
const mongoose = require('mongoose');
const { loadEsModules } = require('./es-modules.cjs');

/**
 * The realm of the worker itself, for all its test files; OneRealmRuntime says why. What one of them leaves there is
 * taken away before the next begins: globals, variables of the environment, and the models of mongoose.
 */
module.exports = class OneRealmEnvironment {
  constructor({ projectConfig }) {
    this.global = globalThis;
    this.fakeTimers = null;
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
    this.moduleMocker = new ModuleMocker(globalThis);
    this.putBack = [rememberOwn(globalThis), rememberOwn(process.env), rememberExit()];
  }

  async setup() {
    await loadEsModules();
  }

  async teardown() {
    this.fakeTimersModern?.dispose();
    this.fakeTimersModern = null;
    this.global = null;
    for (const putBack of this.putBack.splice(0)) putBack();
    await mongoose.disconnect();
    mongoose.deleteModel(/./);
    mongoose.set('debug', false);
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  /** Jest asks for one; there is none but that of the worker. */
  getVmContext() {
    return this.global;
  }
};

function rememberOwn(object) {
  const before = Object.getOwnPropertyDescriptors(object);
  return () => {
    for (const key of Reflect.ownKeys(object)) {
      if (!Object.hasOwn(before, key)) Reflect.deleteProperty(object, key);
    }
    for (const key of Reflect.ownKeys(before)) {
      const { value, writable } = before[key];
      if (writable && object[key] !== value) object[key] = value;
    }
  };
}

/** Jest wraps it for every test file. */
function rememberExit() {
  const { exit } = process;
  return () => {
    process.exit = exit;
  };
}
