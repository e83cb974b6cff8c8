#!/usr/bin/env node
// Plain JavaScript, and nothing but Node: looks whether the compiled code is current, has it built if not, and loads it.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { NotBuilt, partNames, requireBuilt } from '../local/build/built.mjs';

/** Only these run more than the command itself. */
const runAll = ['start', 'dev'].includes(process.argv[2] ?? '');

try {
  const { server } = requireBuilt(runAll ? partNames : ['server']);
  process.setSourceMapsEnabled(true);
  const { lawgate } = await import(pathToFileURL(path.join(server, 'lawgate.js')).href);
  await lawgate(process.argv);
} catch (error) {
  if (!(error instanceof NotBuilt)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
