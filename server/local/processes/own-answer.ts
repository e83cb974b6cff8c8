import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import { CHALLENGE_HEADER, isProofOf, PROOF_HEADER } from '../../../db/own-process.ts';
import type { ProcessEntry } from './process-record.ts';

const ANSWER_WITHIN_MS = 1000;

/** Whether that very process answers there, and is well. Asked by hand: `fetch` brings a client of 5 MB. */
export function answersItself(
  url: string,
  { pid, nonce = '' }: Pick<ProcessEntry, 'pid' | 'nonce'>,
  withinMs = ANSWER_WITHIN_MS,
): Promise<boolean> {
  const challenge = randomBytes(16).toString('hex');
  return new Promise((resolve) => {
    const headers = { [CHALLENGE_HEADER]: challenge };
    const asked = http.get(url, { timeout: withinMs, headers, agent: false }, (response) => {
      response.resume();
      const proof = response.headers[PROOF_HEADER];
      resolve(response.statusCode === 200 && isProofOf(proof, challenge, { pid, nonce }));
    });
    // A timeout of the socket alone is one of its silences; this one is of the whole answer.
    const timer = setTimeout(() => asked.destroy(), withinMs);
    asked.on('close', () => {
      clearTimeout(timer);
      resolve(false);
    });
    // Not listening yet.
    asked.on('error', () => resolve(false));
  });
}

/** Where a process listens that was given no port, if it was that process who wrote it. */
export async function toldPort(file: string, { pid }: Pick<ProcessEntry, 'pid'>): Promise<number | null> {
  const [told, port] = (await readFile(file, 'utf8').catch(() => '')).split(' ').map(Number);
  return told === pid && port !== undefined && Number.isInteger(port) ? port : null;
}
