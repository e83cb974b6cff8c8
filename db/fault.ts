import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from './project-root.mjs';

/** A sentence of ours for whoever runs the installation, without anything out of a case: it is shown as it stands. */
export class OperatorError extends Error {}

/**
 * What may be told of an error: where it came from and what kind it is. Never the message of another one than ours:
 * drivers put query parameters, rows, file contents and payloads of the engine there, and those are what was written in
 * a case.
 */
export interface Fault {
  readonly name: string;
  readonly message?: string;
  /** SQLSTATE, system code, type of an engine's failure, code of a refusal. */
  readonly code?: string;
  readonly syscall?: string;
  /** Names in the schema, of a fault of the database. */
  readonly table?: string;
  readonly column?: string;
  readonly constraint?: string;
  /** Places in the code, nearest first. */
  readonly at?: readonly string[];
  readonly causes?: readonly Fault[];
}

/** Of one entry, with all that lies beneath it. */
const MOST_FAULTS = 12;
const MOST_PLACES = 12;
const LONGEST_NAME = 60;

const className = new RegExp(`^[A-Za-z]{1,${LONGEST_NAME}}$`);
/** Three digits in a row at most, but for a SQLSTATE: a telephone or identity number is no code. */
const codeShape = /^(?:[A-Za-z](?:[A-Za-z_-]|(?<!\d{3})\d)*|\d{1,3}|[0-9A-Z]{5})$/;
const schemaName = /^[a-z_](?:[a-z_]|(?<!\d{3})\d)*$/;

/** The loose shape of whatever is thrown here or comes out of another realm. */
type Thrown = Readonly<Record<string, unknown>>;

export const faultOf = (error: unknown): Fault => told(error, new Set());

function told(error: unknown, before: Set<unknown>): Fault {
  if (typeof error !== 'object' || error === null) return { name: typeof error };
  before.add(error);
  const thrown = error as Thrown;
  const at = placesIn(thrown);
  const causes = causesOf(thrown).flatMap((cause) =>
    before.has(cause) || before.size >= MOST_FAULTS ? [] : [told(cause, before)],
  );
  return {
    name: nameOf(thrown),
    ...(error instanceof OperatorError ? { message: error.message } : {}),
    ...shaped('code', codeOf(thrown), codeShape),
    ...shaped('syscall', thrown['syscall'], schemaName),
    ...shaped('table', thrown['table_name'], schemaName),
    ...shaped('column', thrown['column_name'], schemaName),
    ...shaped('constraint', thrown['constraint_name'], schemaName),
    ...(at.length === 0 ? {} : { at }),
    ...(causes.length === 0 ? {} : { causes }),
  };
}

/** The same in one line, for a person at a console: `DrizzleQueryError ← PostgresError 57P01`. */
export function faultLine(error: unknown): string {
  const { name, code, at: [place] = [], causes: [cause] = [] } = faultOf(error);
  const own = [name, code, place === undefined ? undefined : `(${place})`].filter((part) => part !== undefined);
  const before = cause === undefined ? [] : [cause.code === undefined ? cause.name : `${cause.name} ${cause.code}`];
  return [own.join(' '), ...before].join(' ← ');
}

/** What a person at the console is told: sentences of ours and of the system (a file, a port); else the kind alone. */
export function operatorSentence(error: unknown): string {
  return error instanceof OperatorError || isOfSystem(error) ? error.message : faultLine(error);
}

const isOfSystem = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && typeof (error as NodeJS.ErrnoException).syscall === 'string';

/** Drizzle's query error calls itself `Error`: the class says more than the name. */
function nameOf(thrown: Thrown): string {
  const { name } = thrown;
  const made = (thrown.constructor as { name?: unknown } | undefined)?.name;
  const said = [name === 'Error' ? made : name, name, made].find(
    (candidate): candidate is string => typeof candidate === 'string' && className.test(candidate),
  );
  return said ?? 'Error';
}

/** Of a refusal it lies in its problem, of a failure of the engine in its type. */
function codeOf({ code, problem, type }: Thrown): unknown {
  const ofProblem = typeof problem === 'object' && problem !== null ? (problem as Thrown)['code'] : undefined;
  return [typeof code === 'number' ? String(code) : code, ofProblem, type].find((found) => typeof found === 'string');
}

const shaped = <Name extends string>(name: Name, value: unknown, shape: RegExp): { readonly [N in Name]?: string } =>
  (typeof value === 'string' && value.length <= 63 && shape.test(value) ? { [name]: value } : {}) as {
    readonly [N in Name]?: string;
  };

function causesOf({ cause, errors }: Thrown): readonly unknown[] {
  const several: readonly unknown[] = Array.isArray(errors) ? errors : [];
  return [cause, ...several].filter((inner) => typeof inner === 'object' && inner !== null);
}

const folder = projectRoot + path.sep;
const address = `${pathToFileURL(projectRoot).href}/`;
const frame = /^\s+at /;
const position = /(\S+:\d+:\d+)\)?$/;
const plainPlace = /^(?!.*\d{6})[\w@./+-]+:\d+:\d+$/;

/** The stack begins with the message, which may look like anything, even like a place: it is cut off first. */
function placesIn({ stack, message }: Thrown): readonly string[] {
  if (typeof stack !== 'string') return [];
  const head = typeof message === 'string' ? stack.indexOf(message) : -1;
  const isHead = head >= 0 && head <= LONGEST_NAME + ': '.length;
  const lines = (isHead ? stack.slice(head + String(message).length) : stack).split('\n');
  const first = lines.findLastIndex((line) => !frame.test(line)) + 1;
  return lines.slice(first, first + MOST_PLACES).flatMap((line) => placeIn(line));
}

/** From the root of the project or of a package; of anything else the file alone. */
function placeIn(line: string): readonly string[] {
  const written = position.exec(line)?.[1]?.replace(/^\(/, '') ?? '';
  const ours = [address, folder].find((start) => written.startsWith(start));
  const library = written.lastIndexOf('node_modules/');
  const from = ours?.length ?? (library < 0 ? written.lastIndexOf('/') + 1 : library);
  const place = written.slice(from);
  return plainPlace.test(place) ? [place] : [];
}
