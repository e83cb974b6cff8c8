import { builtinModules } from 'node:module';
import path from 'node:path';
import { build, type Plugin } from 'vite';
import { beginnings, sources } from './built.mjs';

/** Compiles what a process runs. Packages stay where npm laid them; ours becomes a few files, with their maps. */
export async function compile(name: keyof typeof beginnings, outDir: string, root: string): Promise<void> {
  const input = Object.entries(beginnings[name]).map(([entry, file]) => [entry, path.join(root, file)]);
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    mode: 'production',
    plugins: [declaredOnly(sources[name], root)],
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input: Object.fromEntries(input) as Record<string, string>,
        external: (id) => isOutside(id),
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: '[name]-[hash].js',
          // A place in the code is told by file and line; the text lies beside.
          sourcemapExcludeSources: true,
        },
      },
    },
  });
}

/**
 * Packages of which we use a part: taken in, so that the rest is neither read nor kept in memory. Whatever looks for files
 * of its own, or is loaded by another package as well, stays outside.
 */
const takenIn = /^(?:zod|zod-openapi|drizzle-orm|xstate|commander|@oxc-project\/runtime)(?:\/|$)/;

const isOutside = (id: string): boolean =>
  builtinModules.includes(id) ||
  (!id.startsWith('.') && !id.startsWith('\0') && !path.isAbsolute(id) && !takenIn.test(id));

/** A module that is not among the declared sources could change without anybody noticing. */
function declaredOnly(places: readonly string[], root: string): Plugin {
  return {
    name: 'lawgate-declared-sources',
    buildEnd(error) {
      if (error !== undefined) return;
      const undeclared = [...this.getModuleIds()]
        .filter((id) => id.startsWith(root + path.sep))
        .map((id) => path.relative(root, id).split(path.sep).join('/'))
        // Of packages the lock file tells, which is declared.
        .filter((file) => !file.startsWith('node_modules/'))
        .filter((file) => !places.some((place) => file === place || file.startsWith(`${place}/`)));
      if (undeclared.length > 0) this.error(`expected among the sources in built.mjs: ${undeclared.join(', ')}`);
    },
  };
}
