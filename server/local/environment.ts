import { isIP } from 'node:net';
import path from 'node:path';
import { z } from 'zod';
import { OperatorError } from '../../db/fault.ts';
import { words } from './local-words.ts';

const say = words.environment;

const unset = (value: unknown): unknown => (value === '' ? undefined : value);

const optional = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(unset, schema.optional());

const urlWith = (...schemes: string[]) =>
  z
    .string()
    .refine(
      (value) => schemes.some((scheme) => value.startsWith(scheme)) && URL.canParse(value),
      say.url(schemes.join(' ')),
    );

const origin = z
  .string()
  .refine((value) => /^https?:\/\//.test(value) && URL.canParse(value) && new URL(value).pathname === '/', say.origin)
  .transform((value) => new URL(value).origin);

const port = z
  .string()
  .refine((value) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535, say.port)
  .transform(Number);

/** As Express reads them: addresses, networks, and this machine. */
const isProxy = (text: string): boolean => {
  const [address = '', bits, ...more] = text.split('/');
  const longest = isIP(address) === 6 ? 128 : 32;
  const isNetwork = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= longest);
  return text === 'loopback' || (isIP(address) !== 0 && isNetwork && more.length === 0);
};

const proxies = z
  .string()
  .transform((list) => (list === '' ? [] : list.split(',').map((one) => one.trim())))
  .refine((list) => list.every(isProxy), say.proxies);

const zone = z.string().refine((value) => isTimeZone(value), say.zone);

/** Read once, at the start of a process. What concerns Temporal is read in temporal.config.ts. */
const environmentSchema = z.object({
  /** Absent: a PostgreSQL of our own is started. */
  DATABASE_URL: optional(urlWith('postgres://', 'postgresql://')),
  /** Absent: mails are caught and shown at /dev/mail. */
  SMTP_URL: optional(urlWith('smtp://', 'smtps://')),
  MAIL_FROM: z.preprocess(unset, z.email(say.address).default('lawgate@localhost.localdomain')),
  HOST: z.preprocess(
    unset,
    z
      .string()
      .regex(/^[\w.:-]+$/, say.host)
      .default('127.0.0.1'),
  ),
  PORT: z.preprocess(unset, port.default(8080)),
  /** The address people type; it stands in mails. Absent: that of this machine. */
  BASE_URL: optional(origin),
  /** Proxies before us, whose X-Forwarded-For and X-Forwarded-Host are believed. Absent: nobody's are. */
  TRUSTED_PROXIES: proxies.default([]),
  /** The pages of the engine of our own, open to everybody on this machine. */
  TEMPORAL_UI: z.preprocess(unset, z.enum(['yes', 'no'], say.yesOrNo).default('no')),
  LAWGATE_DATA: z.preprocess(
    unset,
    z
      .string()
      .default('data')
      .transform((folder) => path.resolve(folder)),
  ),
  TZ: z.preprocess(unset, zone.default('Asia/Shanghai')),
});

export type Environment = z.infer<typeof environmentSchema>;

/** Set by the start for the processes it starts; a person need not know them. */
const INTERNAL = new Set(['LAWGATE_SECRET_FILE', 'LAWGATE_COMMAND_KEY', 'LAWGATE_BUNDLE']);

interface EnvironmentProblem {
  readonly name: string;
  readonly problem: string;
}

export type EnvironmentReading =
  | { readonly environment: Environment; readonly problems?: never }
  | { readonly environment?: never; readonly problems: readonly EnvironmentProblem[] };

/** All problems at once: a person should not have to start five times to find five mistakes. */
export function readEnvironment(variables: NodeJS.ProcessEnv = process.env): EnvironmentReading {
  const result = environmentSchema.safeParse(variables);
  const malformed = (result.error?.issues ?? []).map(({ path: [name], message }) => ({
    name: String(name),
    problem: message,
  }));
  const misspelled = Object.keys(variables)
    .filter((name) => name.startsWith('LAWGATE_') && !(name in environmentSchema.shape || INTERNAL.has(name)))
    .map((name) => ({ name, problem: say.unknown }));
  const problems = [...malformed, ...misspelled];
  return result.success && problems.length === 0 ? { environment: result.data } : { problems };
}

/** For the commands: the environment, or one error that lists what is wrong. */
export function requireEnvironment(variables: NodeJS.ProcessEnv = process.env): Environment {
  const { environment, problems } = readEnvironment(variables);
  if (environment !== undefined) return environment;
  throw new OperatorError(
    words.environmentRefused(problems.map(({ name, problem }) => `  ${name}：${problem}`).join('\n')),
  );
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    // RangeError: no such zone.
    return false;
  }
}
