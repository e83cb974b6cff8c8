import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createTypstCompiler, loadFonts, type TypstCompiler } from '@myriaddreamin/typst.ts';
import { CompileFormatEnum } from '@myriaddreamin/typst.ts/compiler';
import { projectFile } from '../../db/project-root.mjs';
import type { Paper } from './paper.ts';
import type { Typeset } from './typesetter.ts';

/** The process that sets papers: the compiler takes a third of a gigabyte and holds its thread for a second. */

const MAIN = '/paper.typ';
const FONTS = ['400Regular/NotoSerifSC_400Regular.ttf', '700Bold/NotoSerifSC_700Bold.ttf'];

const require = createRequire(import.meta.url);
const bytesOf = (specifier: string): Uint8Array => new Uint8Array(readFileSync(require.resolve(specifier)));

async function startCompiler(): Promise<TypstCompiler> {
  const compiler = createTypstCompiler();
  const fonts = FONTS.map((font) => bytesOf(`@expo-google-fonts/noto-serif-sc/${font}`));
  await compiler.init({
    getModule: () => ({ module_or_path: bytesOf('@myriaddreamin/typst-ts-web-compiler/wasm') }),
    // No font is fetched from anywhere.
    beforeBuild: [loadFonts(fonts, { assets: false })],
  });
  compiler.addSource(MAIN, readFileSync(projectFile('server/print/paper.typ'), 'utf8'));
  return compiler;
}

const compiler = startCompiler();

async function setPaper(paper: Paper): Promise<Typeset> {
  const { result, diagnostics } = await (
    await compiler
  ).compile({
    mainFilePath: MAIN,
    inputs: { paper: JSON.stringify(paper) },
    format: CompileFormatEnum.pdf,
    diagnostics: 'unix',
  });
  return result === undefined
    ? { ok: false, fault: (diagnostics ?? []).join('\n') }
    : { ok: true, pdf: new Uint8Array(result) };
}

async function answer(paper: Paper): Promise<void> {
  process.send?.(await setOrFault(paper));
}

async function setOrFault(paper: Paper): Promise<Typeset> {
  try {
    return await setPaper(paper);
  } catch (error) {
    return { ok: false, fault: String(error) };
  }
}

process.on('message', (paper: Paper) => void answer(paper));
// Whoever asked has gone.
process.on('disconnect', () => process.exit());
