import { Router, type Request, type RequestHandler, type Response } from 'express';
import type * as z from 'zod';
import type { Aside } from '../db/read/visitors.ts';
import type { Answer, Operation, Parsed } from './contract/operation.ts';
import type { Problem } from './contract/problem.ts';
import type { Installation } from './request/installation.ts';
import { refused, serverProblem } from './request/problems.ts';
import { requireOwnPassword, signedInAsking } from './request/session.ts';
import { holdsOffice, type Visitor } from './request/visitor.ts';
import type { Office } from '../law/people/roles.ts';

/** Who may ask: anybody, whoever is signed in, or holders of an office. What a person may do in one case, the law judges. */
export type Permission = 'anyone' | 'signedIn' | Office;

/** What a request leaves behind in the record. */
export type Records = 'nothing' | 'session' | 'draft' | 'content' | 'file' | 'act' | 'administration';

export interface Call<O extends Operation, V> extends Parsed<O> {
  readonly visitor: V;
  /** What the route asked beside the session. */
  readonly aside: unknown;
  readonly installation: Installation;
  readonly request: Request;
  readonly response: Response;
}

interface Declared<O extends Operation, P extends Permission, V> {
  readonly permission: P;
  readonly records: Records;
  /** Served also to whoever must change the password first: what the way to it takes. */
  readonly evenBeforePasswordChange?: true;
  /** Of the answer, one of those it says it may be; 200 alone unless it says otherwise. */
  readonly status?: { readonly known: readonly number[]; readonly of: (answer: Answer<O>) => number };
  /** What the operation asks of the record in the one question that finds the session. */
  readonly beside?: (installation: Installation, given: Parsed<O>) => Aside;
  readonly handle: (call: Call<O, V>) => Promise<Answer<O>>;
}

/** How an operation is served. Permission and record are declared, or it does not compile. */
export type Route<O extends Operation> =
  Declared<O, 'anyone', Visitor | null> | Declared<O, 'signedIn', Visitor> | Declared<O, Office, Visitor>;

/** One route for every operation of a part of the contract. */
export type Routes<C extends Readonly<Record<string, Operation>>> = { readonly [K in keyof C]: Route<C[K]> };

type LooseRoute = Declared<Operation, Permission, never>;

/** An operation with the way it is served. */
export interface Mounted {
  readonly name: string;
  readonly operation: Operation;
  readonly route: Pick<LooseRoute, 'permission' | 'records' | 'status'>;
}

/** Serves every operation of a contract: none may be missing, none may be there that the contract does not know. */
export function serve<const C extends Readonly<Record<string, Operation>>>(
  contract: C,
  routes: Routes<C>,
  installation: Installation,
): { router: Router; mounted: readonly Mounted[] } {
  const router = Router();
  const mounted = Object.entries(contract).map(([name, operation]): Mounted => {
    const route = routes[name as keyof C] as unknown as LooseRoute;
    const path = operation.path.replace(/\{(\w+)\}/g, ':$1');
    router[operation.method](path, handlerOf(operation, route, installation));
    return { name, operation, route };
  });
  refuseOtherMethods(router, Object.values(contract));
  return { router, mounted };
}

/** What a path does not answer to is told with what it answers to (RFC 9110, 15.5.6). */
function refuseOtherMethods(router: Router, operations: readonly Operation[]): void {
  for (const path of new Set(operations.map((each) => each.path))) {
    const methods = operations.filter((each) => each.path === path).map(({ method }) => method.toUpperCase());
    const allowed = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
    router.all(path.replace(/\{(\w+)\}/g, ':$1'), (request, response, next) => {
      if (request.method === 'OPTIONS') {
        next();
        return;
      }
      response.set('Allow', allowed);
      throw serverProblem('method-not-allowed');
    });
  }
}

function handlerOf(operation: Operation, route: LooseRoute, installation: Installation): RequestHandler {
  return async (request, response) => {
    const given = givenIn(operation, request);
    const beside = given.ok ? route.beside?.(installation, given.parsed) : undefined;
    const { visitor, aside } = await signedInAsking(installation, request, beside ?? null);
    requirePermission(route.permission, visitor);
    if (route.permission !== 'anyone' && route.evenBeforePasswordChange !== true) requireOwnPassword(visitor);
    // Who may not ask is not told what was wrong with the question.
    if (!given.ok) throw given.problem;
    const call = { ...given.parsed, visitor: visitor as never, aside, installation, request, response };
    const answer = await route.handle(call);
    response.set('Cache-Control', 'no-store').status(route.status?.of(answer) ?? 200);
    // Parsed on the way out too: a column that is not in the contract does not leave the house.
    response.json(operation.answer.parse(answer));
  };
}

type Given =
  { readonly ok: true; readonly parsed: Parsed<Operation> } | { readonly ok: false; readonly problem: unknown };

function givenIn(operation: Operation, request: Request): Given {
  try {
    const parsedParts = {
      params: parsed(operation.params, request.params),
      query: parsed(operation.query, request.query),
      body: parsed(operation.body, request.body),
    };
    return { ok: true, parsed: parsedParts as Parsed<Operation> };
  } catch (problem) {
    return { ok: false, problem };
  }
}

function requirePermission(permission: Permission, visitor: Visitor | null): void {
  if (permission === 'anyone') return;
  if (visitor === null) throw serverProblem('signed-out');
  if (permission !== 'signedIn' && !holdsOffice(visitor, permission)) throw serverProblem('not-permitted');
}

function parsed(schema: z.ZodType | undefined, value: unknown): unknown {
  if (schema === undefined) return undefined;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw refused('act-malformed', { fields: fieldsOf(result.error) });
}

export const fieldsOf = (error: z.ZodError): Problem['fields'] =>
  error.issues.map(({ path, message }) => ({ field: path.join('.'), sentence: message }));
