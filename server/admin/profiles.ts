import { readFile } from 'node:fs/promises';
import { desc, eq } from 'drizzle-orm';
import { activateProfile, audited } from '../../db/admin.ts';
import { profileActivation } from '../../db/schema/settings.ts';
import { parseProfile } from '../../law/profiles/parse.ts';
import type { Problem } from '../../law/profiles/problems.ts';
import { profileFiles } from '../../law/profiles/profiles.ts';
import { resolveFile, resolveProfile, type Resolution, type ResolvedProfile } from '../../law/profiles/resolve.ts';
import { civilDateAt, isCivilDate, type CivilDate } from '../../law/time/civil-date.ts';
import { AdminRefusal, type AdminConnection } from './admin-connection.ts';
import { authorityMeant } from './lookup.ts';
import { provedRules } from './proof.ts';
import { adminWords as words } from './admin-words.ts';

interface ActivationOptions {
  readonly authority?: string;
  readonly from?: string;
}

/** From its day on, new cases follow these rules. Only a whole profile that is in force and proved can be activated. */
export async function activate(
  { db, by }: AdminConnection,
  given: string,
  options: ActivationOptions,
): Promise<string> {
  const { id: authorityId, demo } = await authorityMeant(db, options.authority);
  const profile = await profileMeant(given);
  const effectiveFrom = dayMeant(profile, options.from);
  const { rules, certificate } = provedRules(profile, demo);
  const detail = { profile: profile.id, version: profile.version, effectiveFrom, certificate };
  await audited(db, { by, what: 'profile.activate', subject: authorityId, detail }, (tx) =>
    activateProfile(tx, { authorityId, rules, effectiveFrom, by }),
  );
  return words.done.profile(profile.title, effectiveFrom);
}

/** A shipped profile by its id, or the authority's own from a file. */
async function profileMeant(given: string): Promise<ResolvedProfile> {
  const resolution = given.endsWith('.json') ? await profileInFile(given) : resolveProfile(given, profileFiles);
  if (!resolution.ok) throw new AdminRefusal(words.profileUnreadable(complaints(resolution.problems)));
  if (resolution.profile.draft) throw new AdminRefusal(words.draftProfile(resolution.profile.id));
  return resolution.profile;
}

async function profileInFile(file: string): Promise<Resolution> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new AdminRefusal(words.profileUnreadable(file), { cause });
  });
  const parsed = parseProfile(text);
  return parsed.ok ? resolveFile(parsed.profile, profileFiles) : parsed;
}

const complaints = (problems: readonly Problem[]): string =>
  problems.map(({ sentence, remedy, code }) => `  ${sentence}${remedy}（${code}）`).join('\n');

function dayMeant({ effectiveFrom }: ResolvedProfile, given: string | undefined): CivilDate {
  const day = given ?? civilDateAt(Date.now());
  if (!isCivilDate(day)) throw new AdminRefusal(words.dateMalformed);
  if (day < effectiveFrom.value) throw new AdminRefusal(words.profileTooEarly(effectiveFrom.value));
  return day;
}

/** Which rules held since when. */
export async function listActivations(
  { db }: AdminConnection,
  options: { readonly authority?: string },
): Promise<string> {
  const { id } = await authorityMeant(db, options.authority);
  const rows = await db
    .select()
    .from(profileActivation)
    .where(eq(profileActivation.authorityId, id))
    .orderBy(desc(profileActivation.effectiveFrom), desc(profileActivation.id));
  const lines = rows.map((row) =>
    words.activationRow(row.effectiveFrom, row.profileId, row.profileVersion, row.activatedBy),
  );
  return lines.join('\n') || words.none;
}
