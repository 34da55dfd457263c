import { createCipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isSealedText, keyOf } from '../../../src/core/sealing/sealed-text.ts';
import { createVault } from '../../../src/core/vault.ts';

const [today, before, other] = [1, 2, 3].map((byte) => Buffer.alloc(32, byte)) as [Buffer, Buffer, Buffer];
const words = fc.string({ unit: 'grapheme' });

/** As versions before the key id sealed. */
function sealVersion1(secret: Buffer, text: string, boundTo: string): string {
  const key = Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), 'tandem notes', 32));
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(boundTo));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.from([1]), iv, cipher.getAuthTag(), body]).toString('base64');
}

describe('the vault', () => {
  it('N1 opens what either secret sealed in either version, only with that secret and only for what it was sealed for', async () => {
    const both = createVault(today, { previous: before });
    await fc.assert(
      fc.asyncProperty(
        words,
        fc.string(),
        fc.constantFrom(today, before),
        fc.constantFrom(1, 2),
        async (text, boundTo, secret, version) => {
          const sealed =
            version === 1
              ? sealVersion1(secret, text, boundTo)
              : await createVault(secret).seal(text, boundTo);
          expect(Buffer.from(sealed, 'base64')[0]).toBe(version);
          for (const vault of [both, createVault(secret)]) expect(vault.open(sealed, boundTo)).toBe(text);
          expect(() => both.open(sealed, `${boundTo}x`)).toThrow();
          expect(() => createVault(other).open(sealed, boundTo)).toThrow();
          const alone = createVault(secret === today ? before : today);
          expect(() => alone.open(sealed, boundTo)).toThrow();
        },
      ),
    );
  });

  it('N1 opens nothing that was changed, cut or lengthened anywhere', async () => {
    const vault = createVault(today, { previous: before });
    await fc.assert(
      fc.asyncProperty(words, fc.nat(), fc.integer({ min: 1, max: 255 }), async (text, at, change) => {
        const bytes = Buffer.from(await vault.seal(text, 'a'), 'base64');
        const changed = Buffer.from(bytes);
        changed[at % bytes.length] = (changed[at % bytes.length] ?? 0) ^ change;
        const others = [changed, bytes.subarray(0, at % bytes.length), Buffer.concat([bytes, Buffer.of(0)])];
        for (const each of others) expect(() => vault.open(each.toString('base64'), 'a')).toThrow();
      }),
    );
  });

  it('names the key in how a text begins, and gives nothing of it away', async () => {
    const { prefix, key } = keyOf(today);
    expect(prefix).toHaveLength(8);
    for (const text of ['', 'a', 'ab', 'abc'])
      expect((await createVault(today).seal(text, 'a')).startsWith(prefix)).toBe(true);
    const id = Buffer.from(prefix, 'base64').subarray(1);
    for (const secret of [today, key]) expect(secret.includes(id)).toBe(false);
    expect(keyOf(before).prefix).not.toBe(prefix);
  });

  it('never seals the same text the same way twice', async () => {
    const vault = createVault(randomBytes(32));
    expect(await vault.seal('same', 'a')).not.toBe(await vault.seal('same', 'a'));
  });

  it('seals with the key that the database names, and with none when that is not here', async () => {
    const named = (secret: Buffer) => async () => keyOf(secret).prefix;
    const first = createVault(today, { previous: before, nameKey: named(before) });
    expect(createVault(before).open(await first.seal('x', 'a'), 'a')).toBe('x');
    const left = createVault(before, { nameKey: named(today) });
    await expect(left.seal('x', 'a')).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('tells a sealed text from any other', async () => {
    expect(isSealedText(await createVault(today).seal('', 'a'))).toBe(true);
    expect(isSealedText(sealVersion1(today, '', 'a'))).toBe(true);
    for (const text of ['', 'AAAA', 'sealed', 'Ag==', 'AQ==']) expect(isSealedText(text)).toBe(false);
  });
});
