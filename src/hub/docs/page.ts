import type { OpenAPI } from '@orpc/openapi';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
const asJson = (value: unknown): string => `<pre>${escape(JSON.stringify(value, undefined, 2))}</pre>`;

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

const STYLE = `
  :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif }
  body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
  summary { cursor: pointer; padding: .4rem 0 }
  code, pre { font: 13px/1.45 ui-monospace, monospace }
  pre { overflow: auto; padding: .75rem; border: 1px solid; border-radius: 6px; opacity: .9 }
  .method { display: inline-block; min-width: 3.5rem; font-weight: 600 }
  section { border-top: 1px solid; padding: .3rem 0 }`;

/** The reference page, whole as it is: no script, nothing fetched from anywhere. */
export function renderPage(document: OpenAPI.Document): string {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item?.[method];
      return operation ? [renderOperation(method, path, operation)] : [];
    }),
  );
  const title = escape(document.info.title);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>${STYLE}</style></head>
<body><h1>${title}</h1><p>Version ${escape(document.info.version)} · <a href="openapi.json">openapi.json</a></p>
${operations.join('\n')}
</body></html>`;
}

function renderOperation(method: string, path: string, operation: OpenAPI.OperationObject): string {
  const parts = [
    operation.parameters?.length ? `<h4>Parameters</h4>${asJson(operation.parameters)}` : '',
    operation.requestBody ? `<h4>Request</h4>${asJson(operation.requestBody)}` : '',
    ...Object.entries(operation.responses ?? {}).map(
      ([status, response]) => `<h4>${escape(status)}</h4>${asJson(response)}`,
    ),
  ];
  return `<section><details><summary><span class="method">${method.toUpperCase()}</span>
<code>${escape(path)}</code> ${escape(operation.summary ?? '')}</summary>${parts.join('')}</details></section>`;
}
