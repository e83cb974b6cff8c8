import type { Response } from 'express';
import { isRefusal, refusals, type Refusal } from '../../law/refusals.ts';
import { cite, statutes, type Provision } from '../../law/statutes.ts';
import type { Problem, ProvisionRef, RefusalView } from '../contract/problem.ts';
import { serverProblems, type ServerProblem } from './server-problems.ts';

/** What stands beside a no: fields that are wrong, what changed meanwhile. */
interface Facts {
  readonly fields?: Problem['fields'];
  readonly changes?: readonly string[];
  /** Instead of the common sentence, where the case gives a closer one. */
  readonly sentence?: string;
}

/** Thrown by a handler to answer no; `answerProblem` is the one place that writes it. */
export class HttpProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code ?? problem.title);
    this.problem = problem;
  }
}

/** Where the law or the procedure says no it is a conflict, with these exceptions. */
const refusalStatus: Readonly<Partial<Record<Refusal, number>>> = {
  'not-your-act': 403,
  'case-unknown': 404,
  'act-malformed': 422,
  'date-malformed': 422,
  'reason-required': 422,
};

export const provisionRef = (provision: Provision): ProvisionRef => ({
  id: provision,
  label: cite(provision),
  words: statutes[provision].words,
});

export function refusalView(code: Refusal): RefusalView {
  const { provision, sentence, remedy } = refusals[code];
  return { code, sentence, remedy, provision: provisionRef(provision) };
}

export function refused(code: Refusal, facts: Facts = {}): HttpProblem {
  const { sentence, remedy, provision } = refusalView(code);
  return problemOf(code, refusalStatus[code] ?? 409, { sentence, remedy, provision }, facts);
}

export function serverProblem(code: ServerProblem, facts: Facts = {}): HttpProblem {
  const { status, sentence, remedy } = serverProblems[code];
  return problemOf(code, status, { sentence, remedy, provision: null }, facts);
}

function problemOf(
  code: string,
  status: number,
  text: Pick<Problem, 'sentence' | 'remedy' | 'provision'>,
  { fields = [], changes = [], sentence }: Facts,
): HttpProblem {
  return new HttpProblem({
    type: `/problems/${code}`,
    title: code,
    status,
    code,
    ...text,
    ...(sentence === undefined ? {} : { sentence }),
    fields,
    changes: [...changes],
    requestId: null,
  });
}

/** The refusal behind a problem; null when the server itself said no. */
export function refusalIn(error: unknown): Refusal | null {
  const code = error instanceof HttpProblem ? error.problem.code : null;
  return code !== null && isRefusal(code) ? code : null;
}

export function sendProblem(response: Response, problem: Problem, requestId: string): void {
  response
    .status(problem.status)
    .set('Cache-Control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify({ ...problem, requestId }));
}
