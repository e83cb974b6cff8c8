import { useSuspenseQuery } from '@tanstack/react-query';
import type { Me } from '../../server/contract/session.ts';
import { meQuery, queries, server } from './api.ts';
import { forgetAll } from './kept.ts';

/** Who is signed in. The shell lets nobody past without. */
export const useMe = (): Me => useSuspenseQuery(meQuery).data;

export async function leave({ forgetsDevice = false } = {}): Promise<void> {
  await server.logout({ query: { forgetDevice: forgetsDevice ? 'true' : 'false' } });
  forgetAll();
  queries.clear();
  window.location.assign('/login');
}
