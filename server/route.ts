import { Router, type Request, type RequestHandler, type Response } from 'express';
import type * as z from 'zod';
import type { Answer, Operation, Parsed } from './contract/operation.ts';
import type { Problem } from './contract/problem.ts';
import type { Installation } from './request/installation.ts';
import { refused, serverProblem } from './request/problems.ts';
import { signedIn } from './request/session.ts';
import { holdsOffice, type Visitor } from './request/visitor.ts';
import type { Office } from '../law/people/roles.ts';

/** Who may ask: anybody, whoever is signed in, or holders of an office. What a person may do in one case, the law judges. */
export type Permission = 'anyone' | 'signedIn' | Office;

/** What a request leaves behind in the record. */
export type Records = 'nothing' | 'session' | 'draft' | 'content' | 'file' | 'act' | 'administration';

export interface Call<O extends Operation, V> extends Parsed<O> {
  readonly visitor: V;
  readonly installation: Installation;
  readonly request: Request;
  readonly response: Response;
}

interface Declared<O extends Operation, P extends Permission, V> {
  readonly permission: P;
  readonly records: Records;
  /** Of the answer; 200 unless it says otherwise. */
  readonly status?: (answer: Answer<O>) => number;
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
  readonly route: Pick<LooseRoute, 'permission' | 'records'>;
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
  return { router, mounted };
}

function handlerOf(operation: Operation, route: LooseRoute, installation: Installation): RequestHandler {
  return async (request, response) => {
    const visitor = await signedIn(installation, request);
    requirePermission(route.permission, visitor);
    const call = {
      params: parsed(operation.params, request.params),
      query: parsed(operation.query, request.query),
      body: parsed(operation.body, request.body),
      visitor: visitor as never,
      installation,
      request,
      response,
    } as Call<Operation, never>;
    const answer = await route.handle(call);
    response.set('Cache-Control', 'no-store').status(route.status?.(answer) ?? 200);
    // Parsed on the way out too: a column that is not in the contract does not leave the house.
    response.json(operation.answer.parse(answer));
  };
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
