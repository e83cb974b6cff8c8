import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * How a process of ours proves to whoever started it that an answer is its own: a stranger may have its port. What it was
 * given at its start leaves it never, only what is made of it, its pid and the question.
 */
export const NONCE_VARIABLE = 'START_NONCE';
export const CHALLENGE_HEADER = 'x-lawgate-challenge';
export const PROOF_HEADER = 'x-lawgate-proof';

/** The variable in which a process finds where to write its port, once it serves. */
export const PORT_FILE_VARIABLE = 'PORT_FILE';

const challengeShape = /^[0-9a-f]{32}$/;

interface Identity {
  readonly pid: number;
  readonly nonce: string;
}

const proofOf = (challenge: string, { pid, nonce }: Identity): string =>
  createHmac('sha256', nonce).update(`${pid} ${challenge}`).digest('hex');

/** Headers that answer a challenge; none where nobody asked, or nobody told us a nonce. */
export function proofHeaders(challenge: unknown): Readonly<Record<string, string>> {
  const nonce = process.env[NONCE_VARIABLE] ?? '';
  if (typeof challenge !== 'string' || !challengeShape.test(challenge) || nonce === '') return {};
  return { [PROOF_HEADER]: proofOf(challenge, { pid: process.pid, nonce }) };
}

export function isProofOf(proof: unknown, challenge: string, identity: Identity): boolean {
  const expected = Buffer.from(proofOf(challenge, identity));
  const given = Buffer.from(typeof proof === 'string' ? proof : '');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
