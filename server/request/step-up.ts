import { eq } from 'drizzle-orm';
import type { Request, Response } from 'express';
import { account } from '../../db/schema/authorities.ts';
import { civilDateAt } from '../../law/time/civil-date.ts';
import type { StepUp } from '../../law/profiles/rules.ts';
import { deviceSignedInAt } from './devices.ts';
import type { Installation } from './installation.ts';
import { isPin, pinOf } from './pin.ts';
import { HttpProblem, serverProblem } from './problems.ts';
import type { ServerProblem } from './server-problems.ts';
import { beginSession, endSessionHere } from './session.ts';
import { provenAccount } from './sign-in.ts';
import { activeRules } from './viewing.ts';
import type { Visitor } from './visitor.ts';

/** So long a password that was right answers for who sits there. */
const FRESH_MS = 5 * 60_000;

/** Why the password is asked where the authority is content with a PIN. */
export type WhyPassword = 'asRuled' | 'noPin' | 'pinLocked' | 'signedOut';

/** What is asked of the person who decides from a mail, beside the decision. */
export type StepUpAsked =
  | { readonly by: 'nothing' }
  | { readonly by: 'pin'; readonly triesLeft: number }
  | { readonly by: 'password'; readonly why: WhyPassword };

/** A cookie shows a browser, not who sits at it: what proves the person is what the authority's profile says. */
export async function stepUpAsked(installation: Installation, visitor: Visitor): Promise<StepUpAsked> {
  const { by, provedAt, isSignedOut, person } = visitor;
  if (by === 'device' && isSignedOut) return { by: 'password', why: 'signedOut' };
  const rule = await stepUpRuled(installation, visitor);
  const isFresh = provedAt !== null && installation.now().getTime() - provedAt.getTime() < FRESH_MS;
  if (rule === 'none' || isFresh) return { by: 'nothing' };
  if (rule === 'password') return { by: 'password', why: 'asRuled' };
  const { isSet, triesLeft } = await pinOf(installation, person.id);
  if (!isSet) return { by: 'password', why: 'noPin' };
  return triesLeft === 0 ? { by: 'password', why: 'pinLocked' } : { by: 'pin', triesLeft };
}

/** Nothing is asked in a demonstration only, whatever rules a real authority was once given. */
async function stepUpRuled({ db, now }: Installation, { authority }: Visitor): Promise<StepUp> {
  const rules = await activeRules(db, authority.id, civilDateAt(now().getTime()));
  const ruled = rules?.approval.stepUp ?? 'pin';
  return ruled === 'none' && !authority.demo ? 'pin' : ruled;
}

/** As typed; what is missing is no try. */
export interface StepUpAnswer {
  readonly pin: string;
  readonly password: string;
}

/**
 * Who decides, once they have answered what was asked; throws why not. A right password signs in: the visitor it gives
 * is another one than the visitor it was asked of.
 */
export async function provedAnew(
  installation: Installation,
  visitor: Visitor,
  asked: StepUpAsked,
  { answer, request, response }: { answer: StepUpAnswer; request: Request; response: Response },
): Promise<Visitor> {
  if (asked.by === 'nothing') return visitor;
  if (asked.by === 'pin') {
    if (!/^\d{6}$/.test(answer.pin)) throw serverProblem('pin-missing');
    if (!(await isPin(installation, visitor.person.id, answer.pin))) throw serverProblem('pin-wrong');
    return visitor;
  }
  if (answer.password === '') throw serverProblem('step-up-missing');
  return signedInAgain(installation, visitor, { password: answer.password, request, response });
}

async function signedInAgain(
  installation: Installation,
  { person }: Visitor,
  { password, request, response }: { password: string; request: Request; response: Response },
): Promise<Visitor> {
  const { db } = installation;
  const [own] = await db.select({ login: account.login }).from(account).where(eq(account.personId, person.id));
  const proven =
    own === undefined ? null : await provenAccount(installation, request, { account: own.login, password });
  if (proven === null) throw serverProblem('step-up-refused');
  await endSessionHere(installation, request, response);
  const deviceId = await deviceSignedInAt(installation, request, person.id);
  return beginSession(installation, request, response, { personId: person.id, deviceId });
}

const ofStepUp: readonly ServerProblem[] = [
  'pin-missing',
  'pin-wrong',
  'step-up-missing',
  'step-up-refused',
  'login-blocked',
];

/** Whether a no is about who decides, and not about what: it is said where the person stands. */
export const isOfStepUp = (error: unknown): error is HttpProblem =>
  error instanceof HttpProblem && ofStepUp.some((code) => code === error.problem.code);
