import { describe, expect, test } from 'vitest';
import { assetOf, CONTENT_POLICY } from './content.ts';

describe('the files of the screen', () => {
  test('are found by plain names below its folder, with their type', () => {
    expect(assetOf('/')).toEqual({ path: 'index.html', type: 'text/html; charset=utf-8', isImmutable: false });
    expect(assetOf('/assets/index-B3_x.js')).toMatchObject({ path: 'assets/index-B3_x.js', isImmutable: true });
    expect(assetOf('/assets/inter-latin.woff2')).toMatchObject({ type: 'font/woff2' });
    expect(assetOf('/icon.svg')).toMatchObject({ type: 'image/svg+xml', isImmutable: false });
  });

  test.each([
    '/../a.js', '/a/../../b.js', '/%2e%2e/a.js', '/%2E%2E%2Fa.js', '/..%5ca.js', '/a\\b.js', '//a.js', '/a//b.js', '/.a.js', '/a/.b.js',
    '/%00.js', '/a.js%00', '/a', '/a.map', '/a.exe', '/a.js/', '/C:/a.js', '/%', '/%c0%ae%c0%ae/a.js', 'file:///etc/a.js', '/~a.js',
  ])('are not reached by %s', (path) => {
    expect(assetOf(path)).toBeUndefined();
  }); // prettier-ignore
});

test('a page loads scripts from itself alone, and nothing from anywhere else', () => {
  expect(CONTENT_POLICY).toMatch(/^default-src 'none'; script-src 'self';/);
  expect(CONTENT_POLICY).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe/);
});
