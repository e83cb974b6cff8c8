import { eq } from 'drizzle-orm';
import type { Request, Response } from 'express';
import { account } from '../../db/schema/authorities.ts';
import type { Installation } from './installation.ts';
import { weaknessOf } from './password-strength.ts';
import { hashPassword } from './passwords.ts';
import { serverProblem } from './problems.ts';
import { beginSession } from './session.ts';
import { provenAccount } from './sign-in.ts';
import type { Visitor } from './visitor.ts';

/** What is wrong with a password somebody chose for themselves. */
const words = {
  wrong: '现在的密码不正确。',
  same: '与现在的密码相同，请换一个。',
} as const;

interface NewPassword {
  /** The present one: who finds an open desk does not know it. Wrong ones count as at the door. */
  readonly present: string;
  readonly chosen: string;
}

interface At {
  readonly request: Request;
  readonly response: Response;
}

/** A person's own new password. Every session and remembered device ends; this browser gets a session of its own again. */
export async function changePassword(
  installation: Installation,
  { person, authority }: Visitor,
  { present, chosen }: NewPassword,
  { request, response }: At,
): Promise<void> {
  const { db, sql, now } = installation;
  const [own] = await db.select().from(account).where(eq(account.personId, person.id));
  if (own === undefined) throw serverProblem('not-permitted');
  refuseWeak(chosen, [own.login, person.name, authority.name], present);
  const proven = await provenAccount(installation, request, { account: own.login, password: present });
  if (proven === null) throw wrong();
  const payload = {
    person_id: person.id,
    was: proven.passwordHash,
    password_hash: await hashPassword(chosen),
    at: now().toISOString(),
  };
  const [row] = await sql<[{ changed: boolean }]>`
    select change_password(${JSON.stringify(payload)}::text::jsonb) as changed`;
  if (!row.changed) throw wrong();
  await beginSession(installation, request, response, { personId: person.id, deviceId: null });
}

const fieldOf = (field: keyof NewPassword, sentence: string) => ({ field, sentence });
const wrong = () => serverProblem('password-wrong', { fields: [fieldOf('present', words.wrong)] });

function refuseWeak(chosen: string, known: readonly string[], present: string): void {
  const isSame = chosen.normalize('NFKC') === present.normalize('NFKC');
  const sentence = isSame ? words.same : weaknessOf(chosen, known);
  if (sentence !== null) throw serverProblem('password-weak', { fields: [fieldOf('chosen', sentence)] });
}
