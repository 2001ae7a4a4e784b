import { OpenAPIGenerator, type OpenAPI } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { teamContract } from '#shared/contract/team/index.ts';
import { PLAIN_PATHS } from './plain-paths.ts';

/** The whole interface in one OpenAPI 3.1 document: the team contract and the plain sync and file routes. */
export async function buildDocument(about: { name: string; version: string }): Promise<OpenAPI.Document> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const contract = await generator.generate(teamContract, {
    info: { title: `${about.name} · Attune hub`, version: about.version },
    security: [{ bearer: [] }],
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
  });
  const calls = Object.entries(contract.paths ?? {}).map(([path, item]) => [`/api/v1${path}`, item] as const);
  return { ...contract, paths: { ...Object.fromEntries(calls), ...PLAIN_PATHS } };
}
