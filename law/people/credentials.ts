import { addDays, type CivilDate } from '../time/civil-date.ts';

export const credentialKinds = ['enforcement', 'supervision', 'review'] as const;
export type CredentialKind = (typeof credentialKinds)[number];

/** A credential as it was issued; `revokedOn` is the first day on which it is worth nothing. */
export interface Credential {
  readonly personId: string;
  readonly kind: CredentialKind;
  readonly validFrom: CivilDate;
  readonly validUntil: CivilDate;
  readonly revokedOn: CivilDate | null;
}

/** Days before its end within which a credential is called expiring: time enough to renew it. */
const RENEWAL_DAYS = 30;

export const validities = ['valid', 'expiring', 'expired', 'revoked', 'notYet'] as const;
export type Validity = (typeof validities)[number];

/**
 * What a credential is worth on a day, and whether its end is near.
 *
 * @law APL-42
 */
export function validityOn({ validFrom, validUntil, revokedOn }: Credential, day: CivilDate): Validity {
  if (revokedOn !== null && revokedOn <= day) return 'revoked';
  if (day < validFrom) return 'notYet';
  if (validUntil < day) return 'expired';
  return validUntil <= addDays(day, RENEWAL_DAYS) ? 'expiring' : 'valid';
}

/**
 * Whether the credential lets its holder enforce on that day.
 *
 * @law APL-42
 */
export const isValidOn = (credential: Credential, day: CivilDate): boolean =>
  ['valid', 'expiring'].includes(validityOn(credential, day));

/**
 * Those of the officers who may enforce on each of these days; one credential may follow another.
 *
 * @law APL-42
 */
export function credentialedOn(
  officers: readonly string[],
  credentials: readonly Credential[],
  days: readonly CivilDate[],
): readonly string[] {
  const enforces = (officer: string, day: CivilDate): boolean =>
    credentials.some(
      (credential) =>
        credential.personId === officer && credential.kind === 'enforcement' && isValidOn(credential, day),
    );
  return [...new Set(officers)].filter((officer) => days.every((day) => enforces(officer, day)));
}

/**
 * Two officers at least, each with a valid credential.
 *
 * @law APL-42
 */
export const obstacleToOfficers = (credentialed: readonly string[]): 'credentials-invalid' | null =>
  new Set(credentialed).size < 2 ? 'credentials-invalid' : null;
