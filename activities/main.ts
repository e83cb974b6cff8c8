import { logCrashes } from '../db/log.ts';
import { withoutBundler } from './lean-sdk.ts';

/** The worker process. */

logCrashes();
withoutBundler();
await import('@temporalio/worker');
// From here on, so that a place is told in our sources: the maps of the SDK and of the workflow code are 10 MB.
process.setSourceMapsEnabled(true);
const { carryCases, settingsOf } = await import('./cases.ts');
await carryCases(settingsOf(process.env));
