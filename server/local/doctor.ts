import { operatorSentence } from '../../db/fault.ts';
import type { Environment } from './environment.ts';
import { readEnvironment } from './environment.ts';
import { nationalCalendar } from '../../law/time/calendar.ts';
import {
  calendarFinding,
  diskFinding,
  fontFinding,
  localeFinding,
  nodeFinding,
  portFinding,
} from './checks/machine.ts';
import type { Finding } from './checks/machine.ts';
import { addressFinding, clockFinding, postgresFinding, smtpFinding, temporalFinding } from './checks/running-parts.ts';
import { words } from './local-words.ts';

const say = words.doctor;

type Title = keyof typeof say.titles;

const MARKS = { sound: '✓', warning: '!', fault: '✗' } as const;

export interface DoctorOptions {
  readonly variables: NodeJS.ProcessEnv;
  readonly now: Date;
  readonly write: (text: string) => unknown;
}

/** `npm run doctor`: what this machine lacks and what to do about it. Returns the exit code. */
export async function runDoctor({ variables, now, write }: DoctorOptions): Promise<number> {
  const { environment, problems = [] } = readEnvironment(variables);
  let faults = problems.length;
  for (const { name, problem } of problems) {
    write(line('environment', { state: 'fault', detail: `${name}：${problem}` }));
  }
  const checks = environment === undefined ? {} : checksOf(environment, now);
  for (const [title, check] of Object.entries(checks)) {
    const finding = await check().catch(crashed);
    if (finding.state === 'fault') faults += 1;
    write(line(title as Title, finding));
  }
  write(`\n${faults === 0 ? say.sound : say.faults(faults)}\n`);
  return faults === 0 ? 0 : 1;
}

function checksOf(environment: Environment, now: Date): Partial<Record<Title, () => Promise<Finding>>> {
  return {
    node: nodeFinding,
    disk: () => diskFinding(environment),
    port: () => portFinding(environment),
    locale: localeFinding,
    fonts: fontFinding,
    postgres: () => postgresFinding(environment),
    temporal: () => temporalFinding(environment),
    address: () => addressFinding(environment),
    smtp: () => smtpFinding(environment),
    clock: () => clockFinding(environment),
    calendar: () => calendarFinding(nationalCalendar, now),
  };
}

function line(title: Title, { state, detail, remedy }: Finding): string {
  const advice = remedy === undefined ? '' : `    ${say.remedy}${remedy}\n`;
  return `${MARKS[state]} ${say.titles[title]}：${detail.replaceAll('\n', '\n    ')}\n${advice}`;
}

function crashed(cause: unknown): Finding {
  return { state: 'fault', detail: operatorSentence(cause), remedy: say.crashed };
}
