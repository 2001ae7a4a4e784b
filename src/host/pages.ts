/** The few pages that are served without the screen. They stand alone: no script, nothing loaded. */
const page = (head: string, body: string): string => `<!doctype html>
<html lang="zh">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <link rel="icon" href="data:," />
    <title>Attune · 同频坐席</title>
    ${head}
    <style>
      :root { color-scheme: light dark; --accent: #0f6f66; }
      @media (prefers-color-scheme: dark) { :root { --accent: #4fb8aa; } }
      body { font: 15px/1.6 Inter, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; max-width: 34rem; margin: 15vh auto; padding: 0 1.5rem; }
      h1 { font-size: 1.1rem; color: var(--accent); }
      section + section { margin-top: 2rem; }
      code { font-size: 0.95em; }
    </style>
  </head>
  <body>${body}</body>
</html>
`;

/** Shown to a browser without admission. */
export const CLOSED_DOOR = page(
  '',
  `
    <section lang="zh">
      <h1>这个链接已用过，或已过期</h1>
      <p>每个链接只能打开一次浏览器，一分钟内有效。请回到启动工作台的终端，按 <kbd>Enter</kbd> 取得新链接；或在另一个终端运行 <code>npm run link</code>。</p>
      <p>数据都在本机，没有任何丢失。</p>
    </section>
    <section lang="en">
      <h1>This link was used, or has expired</h1>
      <p>A link opens one browser, once, within a minute. Press <kbd>Enter</kbd> in the terminal where the desk was started to get a new one, or run <code>npm run link</code> in another.</p>
      <p>Everything is still on this computer; nothing was lost.</p>
    </section>
  `,
);

/**
 * Goes on to another address. A page and not a redirect: a browser sent here from a file or another site would not send the
 * strict cookie along a redirect, but does on a step this page makes itself.
 */
export const goOn = (url: string): string =>
  page(
    `<meta http-equiv="refresh" content="0; url=${escape(url)}" />`,
    `<p><a href="${escape(url)}">Attune · 同频坐席</a></p>`,
  );

const escape = (text: string): string => text.replace(/[&"<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
