import { watch } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { projectRoot } from '../../../db/project-root.mjs';

/** An editor writes a file in several steps, and several files at once. */
const SETTLED_AFTER_MS = 200;

/** Whatever is built or runs lies here. */
const places = ['law', 'workflows', 'activities', 'db', 'server', 'web', 'temporal.config.ts', 'package-lock.json'];

/**
 * Tells after something was written under the sources, one time after another; what is written meanwhile is told once
 * more.
 *
 * @returns ends it
 */
export function watchSources(changed: () => Promise<void>): () => void {
  let isStale = false;
  let isTelling = false;
  const tell = async (): Promise<void> => {
    isStale = true;
    if (isTelling) return;
    isTelling = true;
    while (isStale) {
      await pause(SETTLED_AFTER_MS);
      isStale = false;
      await changed();
    }
    isTelling = false;
  };
  const watchers = places.map((place) =>
    watch(path.join(projectRoot, place), { recursive: true }, (_event, file) => {
      // What we build ourselves is no source.
      if (file?.split(path.sep)[0] !== 'dist') void tell();
    }),
  );
  return () => {
    for (const each of watchers) each.close();
  };
}
