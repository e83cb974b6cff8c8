import type * as z from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import type { Operation } from '../contract/operation.ts';
import { problem } from '../contract/problem.ts';
import { storedFile } from '../contract/files.ts';
import { hash } from '../contract/primitives.ts';
import * as zod from 'zod';
import { apiWords as words } from './api-words.ts';
import type { Mounted } from '../route.ts';

/** The API as OpenAPI 3.1, written from the very schemas that validate. */
export function openApiDocument(mounted: readonly Mounted[]): object {
  const paths: ZodOpenApiPathsObject = {};
  for (const { name, operation, route } of mounted) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: described(name, operation, route) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: { title: words.title, version: '1.0.0', description: words.description },
    servers: [{ url: '/api' }],
    components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'lawgate-session' } } },
    paths: { ...paths, ...filePaths },
  });
}

function described(
  name: string,
  { summary, params, query, body, answer }: Operation,
  { permission, records, status }: Mounted['route'],
): ZodOpenApiOperationObject {
  return {
    operationId: name,
    summary,
    description: words.routeText(permission, records),
    ...(permission === 'anyone' ? {} : { security: [{ session: [] }] }),
    requestParams: { ...(params === undefined ? {} : { path: params }), ...(query === undefined ? {} : { query }) },
    ...(body === undefined ? {} : { requestBody: { required: true, content: json(body) } }),
    responses: { ...answersAs(status?.known ?? [200], answer), default: refusalAnswer },
  };
}

const answerNames: Readonly<Record<number, string>> = { 200: 'OK', 201: 'Created', 202: 'Accepted' };
const answersAs = (known: readonly number[], answer: z.ZodType) =>
  Object.fromEntries(
    known.map((status) => [String(status), { description: answerNames[status] ?? 'OK', content: json(answer) }]),
  );

const json = (schema: z.ZodType) => ({ 'application/json': { schema } });
const refusalAnswer = {
  description: words.refusal,
  content: { 'application/problem+json': { schema: problem } },
} as const;

const bytes = zod.string().meta({ format: 'binary' });

/** Files travel outside the JSON contract. */
const filePaths: ZodOpenApiPathsObject = {
  '/files': {
    post: {
      operationId: 'storeFile',
      summary: words.storeFile,
      security: [{ session: [] }],
      requestParams: { query: zod.object({ name: zod.string() }) },
      requestBody: { required: true, content: { 'application/octet-stream': { schema: bytes } } },
      responses: { '200': { description: 'OK', content: json(storedFile) }, default: refusalAnswer },
    },
  },
  '/files/{hash}': {
    get: {
      operationId: 'file',
      summary: words.readFile,
      security: [{ session: [] }],
      requestParams: { path: zod.object({ hash }) },
      responses: {
        '200': { description: 'OK', content: { 'application/octet-stream': { schema: bytes } } },
        default: refusalAnswer,
      },
    },
  },
};
