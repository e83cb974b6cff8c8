import { processOfCase } from '../../../law/process/process-id.ts';
import { and, count, eq } from 'drizzle-orm';
import type { Db } from '../../../db/connect.ts';
import { beforeOpening, type BeforeOpening } from '../../../db/read/before-opening.ts';
import type { Aside } from '../../../db/read/visitors.ts';
import type { Coercion } from '../../../law/act-kinds.ts';
import type { ActOf } from '../../../law/acts.ts';
import { inOwnRight } from '../../../law/people/roles.ts';
import { beginning, decide } from '../../../law/process.ts';
import type { Rules } from '../../../law/profiles/rules.ts';
import { civilDateAt, yearOf, type CivilDate } from '../../../law/time/civil-date.ts';
import { process } from '../../../db/schema/processes.ts';
import { outcomeOf, repeated } from './acts.ts';
import { storeTexts } from './composition.ts';
import { contentRow, hashOf } from '../contents.ts';
import type { ActOutcome } from '../../contract/cases.ts';
import { sendFirstAct } from '../../request/engine.ts';
import { caseStart } from './case-start.ts';
import { requireKnownFiles } from '../files.ts';
import type { Installation } from '../../request/installation.ts';
import { requireFit } from '../../people/people.ts';
import { refusalIn, refused, serverProblem } from '../../request/problems.ts';
import { recordRefusal } from '../../request/refusal-log.ts';
import { filesIn, type ReviewedContent } from '../../../law/processes/case/review/content.ts';
import { activeRules } from '../../request/viewing.ts';
import type { Visitor } from '../../request/visitor.ts';
import { openingWords as words } from './opening-words.ts';

export interface Opening {
  readonly commandId: string;
  readonly caseId: string;
  readonly caseNumber: string | null;
  readonly summaryProcedure: boolean;
  readonly coercion: Coercion | null;
  readonly openedOn: CivilDate;
  readonly handlingUnitId: string;
  readonly handlers: readonly string[];
  readonly content: ReviewedContent;
  readonly backEntry: boolean;
  readonly on: CivilDate | null;
}

/** What an opening asks of the record and keeps there: one question, with that for the session. */
export function besideOpening(installation: Installation, opening: Opening): Aside {
  const { content, caseNumber } = opening;
  const files = filesIn(content).map(({ hash }) => hash);
  const question = { ...opening, files, today: today(installation), isNumbered: caseNumber !== null };
  return {
    asks: (personId) => beforeOpening(installation.sql, question, personId),
    keeps: [contentRow(content), ...(caseNumber === null ? [] : [contentRow({ caseNumber })])],
  };
}

/** Opens a case with its first draft: one act, recorded as a whole or not at all. A repeat finds what was recorded first. */
export async function openCase(
  installation: Installation,
  visitor: Visitor,
  opening: Opening,
  before: BeforeOpening,
): Promise<ActOutcome> {
  const { caseId, commandId, backEntry, on } = opening;
  if (before.command !== null) {
    const { personId, caseId: opened, type } = before.command;
    const isItself = personId === visitor.person.id && opened === caseId && type === 'openCase';
    if (!isItself) throw serverProblem('command-id-used');
    return repeated(installation, commandId, before.command);
  }
  try {
    requireUnusedId(before, visitor, opening);
    requireFit(before.handlers, opening.handlingUnitId, opening.handlers);
    await requireKnownFiles(installation, visitor, { content: opening.content, known: before.files });
    // Where no rules had been activated yet on the day the case was opened, those of today.
    const rules = before.rulesThen ?? before.rulesNow;
    if (rules === null) throw refused('act-kind-not-covered', { sentence: words.noProfile });
    const act = await openingAct(installation, opening, before);
    requireAllowed(act, visitor, { rules, opening, today: today(installation) });
    const answer = await sendFirstAct(installation, caseStart(caseId, { rules, backEntry }), {
      id: commandId,
      act,
      by: inOwnRight(visitor.actor),
      expectedRevision: null,
      on,
    });
    return await outcomeOf(installation, { ...opening, process: 'case' }, answer);
  } catch (error) {
    await noteRefusal(installation, visitor, opening, error);
    throw error;
  }
}

const today = ({ now }: Installation): CivilDate => civilDateAt(now().getTime());

/** A repeat finds its own case; anybody else's id stays theirs. */
function requireUnusedId({ taken }: BeforeOpening, visitor: Visitor, { handlers }: Opening): void {
  if (taken === null) return;
  if (!taken.includes(visitor.person.id) || !handlers.includes(visitor.person.id)) throw refused('case-unknown');
}

async function openingAct(
  installation: Installation,
  opening: Opening,
  { authorityId, reviewUnitId, cases }: BeforeOpening,
): Promise<ActOf<'openCase'>> {
  const { content, summaryProcedure, coercion, openedOn, handlingUnitId, handlers } = opening;
  if (reviewUnitId === null) throw refused('act-malformed', { sentence: words.noReviewUnit });
  const whole = {
    type: 'openCase' as const,
    actKind: content.actKind,
    coercion,
    summaryProcedure,
    openedOn,
    authorityId,
    handlingUnitId,
    reviewUnitId,
    handlers,
    caseNumber: opening.caseNumber ?? numberAfter(cases ?? 0, installation),
    contentHash: hashOf(content),
  };
  return (await storeTexts(installation, whole, besideOpening(installation, opening).keeps)) as ActOf<'openCase'>;
}

/** Judged here first: an opening that is refused leaves no process behind. The workflow judges it again. */
function requireAllowed(
  act: ActOf<'openCase'>,
  visitor: Visitor,
  { rules, opening, today: on }: { rules: Rules; opening: Opening; today: CivilDate },
): void {
  const processState = beginning('case', { rules, backEntry: opening.backEntry });
  const decision = decide(processState, act, { by: inOwnRight(visitor.actor), on: opening.on ?? on, dues: {} });
  if (!decision.ok) throw refused(decision.refusal);
}

async function noteRefusal(
  installation: Installation,
  visitor: Visitor,
  { caseId, commandId, on }: Opening,
  error: unknown,
): Promise<void> {
  const code = refusalIn(error);
  if (code === null) return;
  await recordRefusal(installation, {
    process: processOfCase('case', caseId),
    commandId,
    personId: visitor.person.id,
    type: 'openCase',
    act: { type: 'openCase' },
    code,
    revision: null,
    on,
  });
}

/** Without rules an authority cannot open a case. */
export async function rulesInForce(db: Db, authorityId: string, on: CivilDate): Promise<Rules> {
  const rules = await activeRules(db, authorityId, on);
  if (rules === null) throw refused('act-kind-not-covered', { sentence: words.noProfile });
  return rules;
}

/** A suggestion: the number of a file, unlike that of a decision, belongs to no series without gaps. */
export async function nextCaseNumber(installation: Installation, visitor: Visitor): Promise<string> {
  const [row] = await installation.db
    .select({ cases: count() })
    .from(process)
    .where(and(eq(process.kind, 'case'), eq(process.authorityId, visitor.authority.id)));
  return numberAfter(row?.cases ?? 0, installation);
}

const numberAfter = (cases: number, installation: Installation): string =>
  words.caseNumber(yearOf(today(installation)), cases + 1);
