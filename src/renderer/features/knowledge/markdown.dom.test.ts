import { describe, expect, it } from 'vitest';
import { renderMarkdown } from './markdown.ts';

const render = (markdown: string): HTMLElement => {
  const box = document.createElement('div');
  box.innerHTML = renderMarkdown(markdown, (name) => `［图片：${name}］`);
  return box;
};

describe('an article', () => {
  it('is drawn with its headings, lists, tables and code', () => {
    const box = render('# 退款\n\n1. 查单\n2. 核对\n\n| 渠道 | 时限 |\n|---|---|\n| 银行卡 | 3 天 |\n\n`code`');
    expect(box.querySelector('h1')?.textContent).toBe('退款');
    expect(box.querySelectorAll('ol li')).toHaveLength(2);
    expect(box.querySelector('td')?.textContent).toBe('银行卡');
    expect(box.querySelector('code')?.textContent).toBe('code');
  });

  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['a handler', '<p onclick="alert(1)">x</p>'],
    ['an image with a handler', '<img src=x onerror=alert(1)>'],
    ['a frame', '<iframe src="https://evil.example"></iframe>'],
    ['a form', '<form action="https://evil.example"><input name=password><button>ok</button></form>'],
    ['a style', '<style>body{display:none}</style><p style="position:fixed">x</p>'],
    ['an svg', '<svg><script>alert(1)</script><a xlink:href="javascript:1">x</a></svg>'],
    ['a base', '<base href="https://evil.example">'],
    ['an object', '<object data="x"></object><embed src="x">'],
    ['a clobbering id', '<a id="location" name="cookie">x</a>'],
  ])('never holds %s', (_name, markdown) => {
    const box = render(markdown);
    const all = [...box.querySelectorAll('*')];
    expect(box.querySelector('script, img, iframe, form, input, button, style, svg, base, object, embed')).toBeNull();
    const attributes = all.flatMap((node) => node.getAttributeNames());
    expect(attributes.filter((name) => name.startsWith('on') || ['style', 'src', 'id', 'name'].includes(name))).toEqual(
      [],
    );
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    '//evil.example',
    '/rpc',
  ])('never links to %s', (url) => {
    const link = render(`[press](<${url}>) <a href="${url}">press</a>`);
    expect([...link.querySelectorAll('a')].map((a) => a.getAttribute('href'))).not.toContain(url);
    expect(link.querySelector('a[href]')).toBeNull();
  });

  it('keeps links that may be opened, outside and without a way back', () => {
    const link = render('[site](https://example.com/a?b=1)').querySelector('a');
    expect(link?.getAttribute('href')).toBe('https://example.com/a?b=1');
    expect(link?.rel).toBe('noopener noreferrer');
  });

  it('says where an image was instead of fetching it', () => {
    const box = render('前 ![收据 <b>](https://evil.example/track.png) 后');
    expect(box.querySelector('img, b')).toBeNull();
    expect(box.textContent.trim()).toBe('前 ［图片：收据 <b>］ 后');
  });
});
