import { createHash, randomBytes } from 'node:crypto';
import type { Request } from 'express';

/** Only the hash of a cookie is stored: who reads the table cannot come in with it. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What a browser calls itself, as the list of a person's sessions shows it. */
export const browserNamed = (request: Request): string => (request.get('user-agent') ?? '').slice(0, 200);
