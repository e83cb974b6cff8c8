import { afterEach, expect, test, vi } from 'vitest';
import { reachTemporal } from '../../../server/local/temporal.ts';
import { isEngineExposed, temporalConfig } from '../../../temporal.config.ts';

/** Whoever reaches the engine can end any process: beyond this machine it asks who comes, under TLS, or nothing starts. */
const certificate = { clientCertPair: { crt: Buffer.from('crt'), key: Buffer.from('key') } };

test.each([
  ['this machine', { address: '127.0.0.1:7233' }, false],
  ['this machine by name', { address: 'localhost:7233' }, false],
  ['this machine by IPv6', { address: '[::1]:7233' }, false],
  ['another machine', { address: '10.0.0.5:7233' }, true],
  ['another machine whose name begins like this one', { address: 'localhost.example:7233' }, true],
  ['another machine whose address begins like this one', { address: '127.0.0.1.example:7233' }, true],
  ['all machines', { address: '0.0.0.0:7233' }, true],
  ['another machine under TLS alone', { address: 'engine:7233', tls: true }, true],
  ['another machine with a key and no TLS', { address: 'engine:7233', apiKey: 'k' }, true],
  ['another machine with TLS switched off', { address: 'engine:7233', tls: false, apiKey: 'k' }, true],
  ['another machine with TLS and a key', { address: 'engine:7233', tls: true, apiKey: 'k' }, false],
  ['another machine with a certificate', { address: 'engine:7233', tls: certificate }, false],
  ['another machine whose certificate is only looked at', { address: 'engine:7233', tls: {} }, true],
])('%s', (_what, options, exposed) => {
  expect(isEngineExposed(options)).toBe(exposed);
});

afterEach(() => {
  vi.unstubAllEnvs();
});

test('an exposed engine is refused before anybody speaks to it, with the remedy', async () => {
  vi.stubEnv('TEMPORAL_ADDRESS', 'engine.example:7233');
  await expect(reachTemporal(temporalConfig(), 1)).rejects.toThrow(/TEMPORAL_TLS=true[^]*TEMPORAL_API_KEY/);
});

test('what the remedy says makes it reachable', () => {
  vi.stubEnv('TEMPORAL_ADDRESS', 'engine.example:7233');
  vi.stubEnv('TEMPORAL_TLS', 'true');
  vi.stubEnv('TEMPORAL_API_KEY', 'k');
  expect(isEngineExposed(temporalConfig().connectionOptions)).toBe(false);
});
