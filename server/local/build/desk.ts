import path from 'node:path';
import { build } from 'vite';

/** Builds the desk into a folder. */
export async function buildDesk(outDir: string, root: string): Promise<void> {
  await build({ configFile: path.join(root, 'web/vite.config.ts'), logLevel: 'warn', build: { outDir } });
}
