import type * as z from 'zod';
import { problem, type Problem } from './problem.ts';

/** One operation of the API: the same description validates a request, types the client and becomes OpenAPI. */
export interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** `{name}` marks a path parameter. */
  readonly path: string;
  /** In Chinese: it is shown in the API's documentation. */
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly answer: z.ZodType;
}

export const operation = <const O extends Operation>(description: O): O => description;

export type Contract = Readonly<Record<string, Operation>>;

type InputOf<S, K extends string, Optional extends boolean> = S extends z.ZodType
  ? Optional extends true
    ? { readonly [P in K]?: z.input<S> }
    : { readonly [P in K]: z.input<S> }
  : unknown;

/** What a caller gives. */
export type Input<O extends Operation> = InputOf<O['params'], 'params', false> &
  InputOf<O['query'], 'query', true> &
  InputOf<O['body'], 'body', false>;

/** What a handler receives. */
export interface Parsed<O extends Operation> {
  readonly params: O['params'] extends z.ZodType ? z.output<O['params']> : undefined;
  readonly query: O['query'] extends z.ZodType ? z.output<O['query']> : undefined;
  readonly body: O['body'] extends z.ZodType ? z.output<O['body']> : undefined;
}

export type Answer<O extends Operation> = z.output<O['answer']>;

type Call<O extends Operation> =
  object extends Input<O>
    ? (input?: Input<O>, signal?: AbortSignal) => Promise<Answer<O>>
    : (input: Input<O>, signal?: AbortSignal) => Promise<Answer<O>>;
export type Client<C extends Contract> = { readonly [K in keyof C]: Call<C[K]> };

/** The server answered no, or could not answer: `problem` says why in words for a person. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(given: Problem) {
    super(given.code ?? given.title);
    this.problem = given;
  }
}

interface LooseInput {
  readonly params?: Record<string, unknown>;
  readonly query?: Record<string, unknown>;
  readonly body?: unknown;
}

/**
 * A client whose every call is typed by its operation. A refusal throws `ProblemError`; no connection throws what
 * `fetch` throws.
 */
export function client<const C extends Contract>(contract: C, base: string, send: typeof fetch = fetch): Client<C> {
  const calls = Object.entries(contract).map(([name, description]) => [
    name,
    async (input: LooseInput = {}, signal?: AbortSignal) => {
      const response = await send(base + addressOf(description.path, input), {
        method: description.method.toUpperCase(),
        credentials: 'same-origin',
        headers: input.body === undefined ? {} : { 'content-type': 'application/json' },
        ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
        ...(signal === undefined ? {} : { signal }),
      });
      return readAnswer(response);
    },
  ]);
  return Object.fromEntries(calls) as Client<C>;
}

function addressOf(path: string, { params = {}, query = {} }: LooseInput): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  const search = new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)])).toString();
  return search === '' ? filled : `${filled}?${search}`;
}

async function readAnswer(response: Response): Promise<unknown> {
  const text = await response.text();
  const body: unknown = isJson(response) && text !== '' ? JSON.parse(text) : null;
  if (response.ok) return body;
  const given = problem.safeParse(body);
  throw new ProblemError(given.success ? given.data : { ...unreadable, status: response.status });
}

const isJson = (response: Response): boolean => response.headers.get('content-type')?.includes('json') === true;

/** A proxy between us answered in its own words. */
const unreadable = {
  type: 'about:blank',
  title: 'unreadable answer',
  code: null,
  sentence: null,
  remedy: null,
  provision: null,
  fields: [],
  changes: [],
  requestId: null,
};

/** Sends a file as it is; its name travels in the address, since a header takes no Chinese. */
export async function uploadFile<S extends z.ZodType>(
  base: string,
  file: Blob & { name: string },
  answer: S,
  send: typeof fetch = fetch,
): Promise<z.output<S>> {
  const response = await send(`${base}/files?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': file.type === '' ? 'application/octet-stream' : file.type },
    body: file,
  });
  return answer.parse(await readAnswer(response));
}
