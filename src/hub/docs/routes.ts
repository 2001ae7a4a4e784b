import type { OpenAPI } from '@orpc/openapi';
import type { Around } from '../http/around.ts';
import type { Route } from '../http/route.ts';
import { buildDocument } from './document.ts';
import { renderPage } from './page.ts';

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The interface described by itself, built the first time somebody asks. */
export function docsRoutes({ config }: Around): Route[] {
  let built: Promise<OpenAPI.Document> | undefined;
  const document = (): Promise<OpenAPI.Document> => (built ??= buildDocument(config));
  return [
    { method: 'GET', path: '/api/v1/openapi.json', handle: async () => Response.json(await document()) },
    {
      method: 'GET',
      path: '/api/v1/docs',
      handle: async () =>
        new Response(renderPage(await document()), {
          headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY },
        }),
    },
  ];
}
