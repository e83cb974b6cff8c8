// A process inherits nothing of how its parent runs TypeScript: tsx is registered here as well, then the work is loaded.
import { register } from 'tsx/esm/api';

register();
await import('./typesetting.ts');
