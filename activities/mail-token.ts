import { createHash, createHmac } from 'node:crypto';

/** The token of a mail link. Neither the nonce in the database nor the secret in its file gives it alone. */
export const mailToken = (secret: Uint8Array, nonce: Uint8Array): string =>
  createHmac('sha256', secret).update(nonce).digest('base64url');

/** What of a token is stored. */
export const mailTokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');
