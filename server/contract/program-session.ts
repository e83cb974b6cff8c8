import { api, type Api } from './api.ts';
import { storedFile, type StoredFile } from './files.ts';
import { ProblemError, uploadFile } from './operation.ts';

/** A person, or a service account, at the API from a program: the same door, the same rules. */
export interface ProgramSession {
  readonly api: Api;
  readonly upload: (name: string, type: string, bytes: Buffer) => Promise<StoredFile>;
}

/** Signs in and keeps the session's cookie. */
export async function signInTo(base: string, account: string, password: string): Promise<ProgramSession> {
  const jar = new Map<string, string>();
  const send: typeof fetch = async (address, init) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = new Headers(init?.headers);
    if (cookie !== '') headers.set('cookie', cookie);
    const response = await fetch(address, { ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    return response;
  };
  const client = api(base, send);
  await client.login({ body: { account, password } });
  return {
    api: client,
    upload: (name, type, bytes) => {
      const file = Object.assign(new Blob([new Uint8Array(bytes)], { type }), { name });
      return uploadFile(`${base}/api`, file, storedFile, send);
    },
  };
}

/** Codes of answers that say nothing about the matter: the same thing may be tried again. */
const passing = new Set(['too-many-requests', 'engine-away', 'not-known-yet', 'record-away']);

export const isPassing = (error: unknown): boolean =>
  error instanceof ProblemError ? passing.has(error.problem.code ?? '') || error.problem.status === 502 : false;

export const problemCode = (error: unknown): string | null =>
  error instanceof ProblemError ? error.problem.code : null;
