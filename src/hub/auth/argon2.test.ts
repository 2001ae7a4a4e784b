import { describe, expect, test } from 'vitest';
import { argon2Matches, argon2Text } from './argon2.ts';
import { hashPassword, verifyPassword } from './password.ts';

const CHEAP = { memory: 64, passes: 2, parallelism: 1 };
const salt = Buffer.alloc(16, 7);

describe('hashing passwords', () => {
  test('Node and WebAssembly write the same text and read each other’s', async () => {
    const [native, wasm] = [
      await argon2Text('密码 correct', salt, CHEAP, true),
      await argon2Text('密码 correct', salt, CHEAP, false),
    ];
    expect(native).toBe(wasm);
    for (const isNative of [true, false]) {
      expect(await argon2Matches('密码 correct', native, isNative)).toBe(true);
      expect(await argon2Matches('密码 wrong', native, isNative)).toBe(false);
    }
  });

  test('the hub goes on working while a password is checked', async () => {
    const text = await hashPassword('correct-horse');
    let isDone = false;
    let turns = 0;
    const count = (): void => {
      turns += 1;
      if (!isDone) setImmediate(count);
    };
    setImmediate(count);
    expect(await verifyPassword('correct-horse', text)).toBe(true);
    isDone = true;
    expect(turns).toBeGreaterThan(20);
  });
});
