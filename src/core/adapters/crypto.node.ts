import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { argon2id } from 'hash-wasm';
import type { Crypto } from '../kernel/ports.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Layout of sealed bytes: nonce (12), ciphertext, tag (16). */
export const nodeCrypto: Crypto = {
  stretch: async (password, salt) =>
    new Uint8Array(
      await argon2id({
        password: password.normalize('NFC'),
        salt,
        iterations: 2,
        memorySize: 19 * 1024,
        parallelism: 1,
        hashLength: 32,
        outputType: 'binary',
      }),
    ),
  seal: (key, plain) => {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    return new Uint8Array(Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]));
  },
  open: (key, sealed) => {
    if (sealed.length < NONCE_BYTES + TAG_BYTES) throw new Error('sealed bytes are cut short');
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES));
    decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
    const body = sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES);
    return new Uint8Array(Buffer.concat([decipher.update(body), decipher.final()]));
  },
  sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
};
