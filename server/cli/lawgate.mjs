#!/usr/bin/env node
// Node 20 runs no TypeScript by itself: tsx is registered first, then the program is loaded.
import { register } from 'tsx/esm/api';

register();
const { lawgate } = await import('./main.ts');
await lawgate(process.argv);
