// A stand-in for MongoDB's own server, as far as who may come in is concerned: it listens where its arguments say, speaks
// enough of the protocol to be signed in to, keeps its users in its directory, and writes its arguments down there.
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';

// By itself, for all of mongoose takes a second to load.
const fromMongoose = createRequire(createRequire(import.meta.url).resolve('mongoose'));
const BSON = fromMongoose('bson');
const args = process.argv.slice(2);
const argumentAfter = (name) => args[args.indexOf(name) + 1];
const directory = argumentAfter('--dbpath');
const usersFile = join(directory, 'users.json');
const full = join(directory, 'disk-is-full');
writeFileSync(join(directory, 'WiredTiger'), '');
writeFileSync(join(directory, 'arguments.json'), JSON.stringify(args));
writeFileSync(join(directory, 'environment.json'), JSON.stringify(process.env));

const users = () => (existsSync(usersFile) ? JSON.parse(readFileSync(usersFile, 'utf8')) : {});
const isGuarded = args.includes('--auth');
const open = new Set([
  'hello',
  'ismaster',
  'saslStart',
  'saslContinue',
  'connectionStatus',
  'buildInfo',
  'endSessions',
]);
const writes = new Set(['insert', 'update', 'delete', 'findAndModify', 'createIndexes']);
const hmac = (key, text) => createHmac('sha256', key).update(text).digest();

/** SCRAM-SHA-256, one conversation a connection. */
function answerSasl(session, command, payload) {
  const said = Object.fromEntries(payload.split(',').map((part) => [part[0], part.slice(2)]));
  if (command === 'saslStart') {
    const first = payload.replace(/^n,,/, '');
    const user = /n=([^,]*)/.exec(first)?.[1];
    const nonce = /r=(.*)$/.exec(first)?.[1] + randomBytes(12).toString('hex');
    const salt = createHash('sha256').update(String(user)).digest();
    session.scram = { user, first, server: `r=${nonce},s=${salt.toString('base64')},i=4096`, salt };
    return { payload: session.scram.server, done: false };
  }
  const { user, first, server, salt } = session.scram;
  const password = users()[user];
  const salted = pbkdf2Sync(String(password), salt, 4096, 32, 'sha256');
  const message = `${first},${server},${payload.replace(/,p=.*$/, '')}`;
  const clientKey = hmac(salted, 'Client Key');
  const signature = hmac(createHash('sha256').update(clientKey).digest(), message);
  const proof = Buffer.from(clientKey.map((byte, index) => byte ^ signature[index]));
  if (password === undefined || proof.toString('base64') !== said.p) return undefined;
  session.isIn = true;
  return { payload: `v=${hmac(hmac(salted, 'Server Key'), message).toString('base64')}`, done: true };
}

function answer(session, command, document) {
  const isFirstUser = command === 'createUser' && Object.keys(users()).length === 0;
  if (isGuarded && !session.isIn && !open.has(command) && !isFirstUser)
    return { ok: 0, code: 13, errmsg: 'Command requires authentication' };
  if (existsSync(full) && writes.has(command))
    return { ok: 0, code: 14_031, codeName: 'OutOfDiskSpace', errmsg: 'no space' };
  switch (command) {
    case 'hello':
    case 'ismaster':
      return {
        ok: 1,
        isWritablePrimary: true,
        ismaster: true,
        helloOk: true,
        minWireVersion: 0,
        maxWireVersion: 25,
        maxBsonObjectSize: 16_777_216,
        maxMessageSizeBytes: 48_000_000,
        maxWriteBatchSize: 100_000,
        saslSupportedMechs: ['SCRAM-SHA-256'],
      };
    case 'saslStart':
    case 'saslContinue': {
      const next = answerSasl(session, command, document.payload.buffer.toString());
      if (!next) return { ok: 0, code: 18, errmsg: 'Authentication failed.' };
      return {
        ok: 1,
        conversationId: 1,
        done: next.done,
        payload: new BSON.Binary(Buffer.from(next.payload)),
      };
    }
    case 'createUser':
      writeFileSync(usersFile, JSON.stringify({ ...users(), [document.createUser]: document.pwd }));
      return { ok: 1 };
    case 'buildInfo':
      return { ok: 1, version: '8.0.4' };
    default:
      return { ok: 1, cursor: { firstBatch: [], id: BSON.Long.ZERO, ns: 'x.y' } };
  }
}

/** A reply in the shape of the question: the first of a connection is in the old one. */
function reply(id, code, document) {
  const body = BSON.serialize(document);
  const isOld = code === 2004;
  const before = Buffer.alloc(isOld ? 36 : 21);
  before.writeInt32LE(before.length + body.length, 0);
  before.writeInt32LE(id, 8);
  before.writeInt32LE(isOld ? 1 : 2013, 12);
  if (isOld) before.writeInt32LE(1, 32);
  return Buffer.concat([before, body]);
}

const server = createServer((socket) => {
  const session = {};
  let waiting = Buffer.alloc(0);
  socket
    .on('error', () => {})
    .on('data', (data) => {
      waiting = Buffer.concat([waiting, data]);
      while (waiting.length >= 4 && waiting.length >= waiting.readInt32LE(0)) {
        const message = waiting.subarray(0, waiting.readInt32LE(0));
        waiting = waiting.subarray(message.length);
        const code = message.readInt32LE(12);
        const start = code === 2004 ? message.indexOf(0, 20) + 9 : 21;
        const document = BSON.deserialize(message.subarray(start, start + message.readInt32LE(start)));
        const command = Object.keys(document)[0];
        socket.write(reply(message.readInt32LE(4), code, answer(session, command, document)));
      }
    });
});

const ip = argumentAfter('--bind_ip');
const where = ip.startsWith('/') ? { path: ip } : { host: ip, port: Number(argumentAfter('--port')) };
server.listen(where, () => process.stdout.write('Waiting for connections\n'));
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    if (where.path) rmSync(where.path, { force: true });
    process.exit(0);
  });
