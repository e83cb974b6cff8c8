/** That a command came through the web server's door: a signature over its text (`signed-command.ts`). */
export interface Proof {
  /** Which key signed. */
  readonly key: string;
  /** When it was signed, ISO 8601 in UTC. */
  readonly at: string;
  /** Ed25519, base64url. */
  readonly signature: string;
}

/** What a worker calls the failure of an act that the record does not believe. */
export const UNPROVED = 'Unproved';
