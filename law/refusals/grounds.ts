import type { Provision } from '../statutes.ts';

/**
 * A reason for saying no: its provision, the sentence a person reads, and the way on.
 * `{…}` marks are filled by the refusal's facts; an unfilled mark is dropped with its brackets.
 */
export interface Grounds {
  readonly provision: Provision;
  readonly sentence: string;
  readonly remedy: string;
}
