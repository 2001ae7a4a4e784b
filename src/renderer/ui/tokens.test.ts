import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
const blocks = [...css.matchAll(/:root(\[[^\]]+\])? \{([^}]*)\}/g)];
const read = (isDark: boolean): Record<string, string> =>
  Object.fromEntries(
    blocks
      .filter(([, scheme, body]) => (scheme !== undefined) === isDark && body?.includes('--bg:'))
      .flatMap(([, , body = '']) =>
        [...body.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]),
      ),
  );
const schemes = { light: read(false), dark: read(true) };

const channel = (value: number) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => channel(Number.parseInt(hex.slice(i, i + 2), 16) / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
/** WCAG 2.2 contrast ratio. */
function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const TEXT = ['text', 'text-2', 'text-3', 'accent', 'ok', 'warn', 'bad', 'info'];
const SURFACES = ['bg', 'panel', 'sunken', 'accent-weak'];

describe.each(['light', 'dark'] as const)('the %s tokens', (scheme) => {
  const tokens = schemes[scheme];
  const color = (name: string) => tokens[name] ?? `no ${name}`;

  it.each(TEXT.flatMap((text) => SURFACES.map((surface) => [text, surface] as const)))(
    'write %s on %s with the contrast of AA',
    (text, surface) => {
      expect(contrast(color(text), color(surface))).toBeGreaterThanOrEqual(4.5);
    },
  );

  it('write on the accent, on warnings and on errors with the contrast of AA', () => {
    expect(contrast(color('on-accent'), color('accent'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(color('on-accent'), color('accent-hover'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(color('text'), color('warn-weak'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(color('bad'), color('bad-weak'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(color('text'), color('hit'))).toBeGreaterThanOrEqual(4.5);
  });

  it('set a focus ring, a dot and the edge of a box to tick apart from what they stand on', () => {
    expect(contrast(color('accent'), color('bg'))).toBeGreaterThanOrEqual(3);
    expect(contrast(color('dot-warn'), color('panel'))).toBeGreaterThanOrEqual(3);
    expect(contrast(color('hint'), color('panel'))).toBeGreaterThanOrEqual(3);
  });
});
