import { createRequire, Module } from 'node:module';

/**
 * The SDK loads its bundler, webpack with all its kin, whether or not it is asked to bundle: a third of what a worker
 * holds. Whoever is given built code calls this before the SDK is loaded.
 */
export function withoutBundler(): void {
  const ofSdk = createRequire(createRequire(import.meta.url).resolve('@temporalio/worker'));
  const file = ofSdk.resolve('./workflow/bundler.js');
  const stub = new Module(file);
  stub.exports = { defaultWorkflowInterceptorModules: [ofSdk.resolve('./workflow-log-interceptor.js')] };
  stub.loaded = true;
  ofSdk.cache[file] = stub;
}
