// Draws the bitmaps from the two SVG files: `node resources/icons/draw.mjs` (needs a Chromium; ATTUNE_CHROMIUM names another).
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';

const HERE = import.meta.dirname;
const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256];

const browser = await chromium.launch({
  executablePath: process.env['ATTUNE_CHROMIUM'] ?? '/usr/bin/chromium',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const page = await browser.newPage();

async function draw(name, size) {
  const svg = await readFile(join(HERE, `${name}.svg`), 'utf8');
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  return page.screenshot({ omitBackground: true });
}

/** An ICO file is a table of contents and PNG files behind it; 256 is written as 0. */
function ico(images) {
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  images.forEach(({ size, png }, i) => {
    const at = 6 + 16 * i;
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([head, ...images.map(({ png }) => png)]);
}

await writeFile(join(HERE, 'icon.png'), await draw('icon', 1024));
for (const [name, size] of [
  ['tray', 22],
  ['tray@2x', 44],
  ['tray@3x', 66],
])
  await writeFile(join(HERE, `${name}.png`), await draw('tray', size));
const images = [];
for (const size of ICO_SIZES) images.push({ size, png: await draw('icon', size) });
await writeFile(join(HERE, 'icon.ico'), ico(images));
await browser.close();
