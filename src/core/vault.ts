import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Seals text so that neither the database files nor a dump of them can be read without the secret. */
export interface Vault {
  /** @param boundTo what the text belongs to; opening it as anything else fails. */
  seal(text: string, boundTo: string): string;
  open(sealed: string, boundTo: string): string;
}

const ivLength = 12;
const tagLength = 16;

/** AES-256-GCM under a key derived from `TANDEM_SECRET`; a sealed text is base64 of version, iv, tag and cipher. */
export function createVault(secret: Buffer): Vault {
  const key = Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), 'tandem notes', 32));
  return {
    seal(text, boundTo) {
      const iv = randomBytes(ivLength);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(boundTo));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.from([1]), iv, cipher.getAuthTag(), body]).toString('base64');
    },
    open(sealed, boundTo) {
      const bytes = Buffer.from(sealed, 'base64');
      const iv = bytes.subarray(1, 1 + ivLength);
      const tag = bytes.subarray(1 + ivLength, 1 + ivLength + tagLength);
      const decipher = createDecipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(boundTo)).setAuthTag(tag);
      return Buffer.concat([
        decipher.update(bytes.subarray(1 + ivLength + tagLength)),
        decipher.final(),
      ]).toString('utf8');
    },
  };
}
