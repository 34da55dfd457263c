import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** What a secret comes to: the key that seals, and a name for it that gives nothing of it away. */
export interface SealingKey {
  /** Eight characters of base64: the version and the key's id, as each text that it sealed begins. */
  prefix: string;
  key: Buffer;
}

/** The secret of today, and the one before while what it sealed may still be there. */
export interface SealingKeys {
  current: SealingKey;
  previous?: SealingKey;
}

const algorithm = 'aes-256-gcm';
const version = 2;
/** With the version they are two groups of base64, so that the database finds what a key sealed by how it begins. */
const idLength = 5;
const ivLength = 12;
const tagLength = 16;

export function keyOf(secret: Buffer): SealingKey {
  const id = derive(secret, 'tandem key id', idLength);
  return {
    prefix: Buffer.concat([Buffer.from([version]), id]).toString('base64'),
    key: derive(secret, 'tandem notes', 32),
  };
}

export function keysOf(secret: Buffer, previous?: Buffer): SealingKeys {
  return { current: keyOf(secret), ...(previous && { previous: keyOf(previous) }) };
}

/** All there are, those of today first. */
export function listKeys({ current, previous }: SealingKeys): SealingKey[] {
  return previous === undefined ? [current] : [current, previous];
}

function derive(secret: Buffer, what: string, length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), what, length));
}

/** Base64 of version 2, the id of the key, iv, tag and cipher; the first two and `boundTo` are authenticated. */
export function sealText({ prefix, key }: SealingKey, text: string, boundTo: string): string {
  const head = Buffer.from(prefix, 'base64');
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv(algorithm, key, iv).setAAD(Buffer.concat([head, Buffer.from(boundTo)]));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([head, iv, cipher.getAuthTag(), body]).toString('base64');
}

/**
 * Opens a text of either version: of 2 with the key that it names, of 1, which names none, with whichever fits.
 * @throws unless one of the keys sealed exactly this for exactly that
 */
export function openText(keys: readonly SealingKey[], sealed: string, boundTo: string): string {
  const parts = partsOf(sealed);
  if (parts === undefined) throw new Error('this is no sealed text');
  const fitting = keys.filter(({ prefix }) => parts.prefix === undefined || parts.prefix === prefix);
  const aad = Buffer.concat([parts.head, Buffer.from(boundTo)]);
  for (const { key } of fitting) {
    const opened = decipher(key, parts, aad);
    if (opened !== undefined) return opened;
  }
  throw new Error('no key that is there opens this text');
}

/** Whether it has the shape of a sealed text, whoever sealed it. */
export function isSealedText(text: string): boolean {
  return partsOf(text) !== undefined;
}

interface Parts {
  /** Of the key that sealed it; version 1 does not say. */
  prefix?: string;
  /** What of it is authenticated beside the cipher: nothing in version 1. */
  head: Buffer;
  iv: Buffer;
  tag: Buffer;
  body: Buffer;
}

function partsOf(sealed: string): Parts | undefined {
  const bytes = Buffer.from(sealed, 'base64');
  const [written] = bytes;
  if (written !== 1 && written !== version) return undefined;
  const start = written === 1 ? 1 : 1 + idLength;
  if (bytes.length < start + ivLength + tagLength) return undefined;
  const head = bytes.subarray(0, start);
  return {
    ...(written === version && { prefix: head.toString('base64') }),
    head: written === 1 ? Buffer.alloc(0) : head,
    iv: bytes.subarray(start, start + ivLength),
    tag: bytes.subarray(start + ivLength, start + ivLength + tagLength),
    body: bytes.subarray(start + ivLength + tagLength),
  };
}

function decipher(key: Buffer, { iv, tag, body }: Parts, aad: Buffer): string | undefined {
  const opening = createDecipheriv(algorithm, key, iv, { authTagLength: tagLength })
    .setAAD(aad)
    .setAuthTag(tag);
  try {
    return Buffer.concat([opening.update(body), opening.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
