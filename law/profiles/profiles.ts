import dazhou2019Draft from './dazhou-2019-draft.json' with { type: 'json' };
import guangyuan2017 from './guangyuan-2017.json' with { type: 'json' };
import huaminglu2019 from './huaminglu-2019.json' with { type: 'json' };
import midong2019 from './midong-2019.json' with { type: 'json' };
import national2026 from './national-2026.json' with { type: 'json' };
import yuxiSfj2019 from './yuxi-sfj-2019.json' with { type: 'json' };
import { resolveProfile, type ResolvedProfile } from './resolve.ts';
import { type ProfileFile, profileFileSchema } from './schema.ts';

/** The profiles that come with the program: the national one and five authorities' own. */
export const profileFiles: readonly ProfileFile[] = [
  national2026,
  guangyuan2017,
  dazhou2019Draft,
  huaminglu2019,
  midong2019,
  yuxiSfj2019,
].map((file) => profileFileSchema.parse(file));

export const profileIds: readonly string[] = profileFiles.map(({ id }) => id);

/**
 * A profile with everything it inherits, or null when there is none of that id.
 *
 * @law PROFILE
 */
export function profileById(id: string, files: readonly ProfileFile[] = profileFiles): ResolvedProfile | null {
  const resolution = resolveProfile(id, files);
  return resolution.ok ? resolution.profile : null;
}
