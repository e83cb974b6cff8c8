import { processOfCase } from '../../../law/process/process-id.ts';
import { and, count, eq } from 'drizzle-orm';
import { unit } from '../../../db/schema/authorities.ts';
import { enforcementCase } from '../../../db/schema/cases.ts';
import type { Db } from '../../../db/connect.ts';
import type { Coercion } from '../../../law/act-kinds.ts';
import type { ActOf } from '../../../law/acts.ts';
import { inOwnRight } from '../../../law/people/roles.ts';
import { beginning, decide } from '../../../law/process.ts';
import type { Rules } from '../../../law/profiles/rules.ts';
import { civilDateAt, yearOf, type CivilDate } from '../../../law/time/civil-date.ts';
import { process } from '../../../db/schema/processes.ts';
import { askedAgain, outcomeOf } from './acts.ts';
import { storeTexts } from './composition.ts';
import { storeContent } from '../contents.ts';
import type { ActOutcome } from '../../contract/cases.ts';
import { sendFirstAct } from '../../request/engine.ts';
import { caseStart } from './case-start.ts';
import { requireOwnFiles } from '../files.ts';
import type { Installation } from '../../request/installation.ts';
import { requireFitHandlers } from '../../people/people.ts';
import { refusalIn, refused } from '../../request/problems.ts';
import { recordRefusal } from '../../request/refusal-log.ts';
import type { ReviewedContent } from '../../../law/processes/case/review/content.ts';
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

/** Opens a case with its first draft: one act, recorded as a whole or not at all. A repeat finds what was recorded first. */
export async function openCase(installation: Installation, visitor: Visitor, opening: Opening): Promise<ActOutcome> {
  const done = await askedAgain(installation, visitor, opening.commandId);
  if (done !== null) return done;
  const { db } = installation;
  try {
    await requireUnusedId(db, visitor, opening);
    await requireFitHandlers(db, opening.handlingUnitId, opening.handlers);
    await requireOwnFiles(installation, visitor, opening);
    const rules = await rulesOfOpening(installation, visitor, opening);
    const act = await openingAct(installation, visitor, opening);
    requireAllowed(act, visitor, { rules, opening, today: today(installation) });
    const { caseId, commandId, backEntry, on } = opening;
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
async function requireUnusedId(db: Db, visitor: Visitor, { caseId, handlers }: Opening): Promise<void> {
  const [taken] = await db.select().from(enforcementCase).where(eq(enforcementCase.id, caseId));
  if (taken === undefined) return;
  if (!taken.handlers.includes(visitor.person.id) || !handlers.includes(visitor.person.id))
    throw refused('case-unknown');
}

async function openingAct(installation: Installation, visitor: Visitor, opening: Opening): Promise<ActOf<'openCase'>> {
  const { db } = installation;
  const { content, summaryProcedure, coercion, openedOn, handlingUnitId, handlers } = opening;
  const authorityId = await authorityActedFor(db, visitor, handlingUnitId);
  const composed = await storeTexts(installation, {
    type: 'openCase',
    actKind: content.actKind,
    coercion,
    summaryProcedure,
    openedOn,
    authorityId,
    handlingUnitId,
    reviewUnitId: await reviewUnitOf(db, authorityId),
    handlers,
    caseNumber: opening.caseNumber ?? (await nextCaseNumber(installation, visitor)),
    contentHash: await storeContent(db, content),
  });
  return composed as ActOf<'openCase'>;
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

/**
 * The rules of the day the case was opened on, which may be long before it is entered; where none had been activated
 * yet, those of today.
 */
async function rulesOfOpening(installation: Installation, visitor: Visitor, opening: Opening): Promise<Rules> {
  const authorityId = await authorityActedFor(installation.db, visitor, opening.handlingUnitId);
  const then = await activeRules(installation.db, authorityId, opening.openedOn);
  return then ?? rulesInForce(installation.db, authorityId, today(installation));
}

/** Without rules an authority cannot open a case. */
export async function rulesInForce(db: Db, authorityId: string, on: CivilDate): Promise<Rules> {
  const rules = await activeRules(db, authorityId, on);
  if (rules === null) throw refused('act-kind-not-covered', { sentence: words.noProfile });
  return rules;
}

/** A delegated unit enforces in the name of the authority that delegated it, which reviews and decides (APL-20). */
async function authorityActedFor(db: Db, visitor: Visitor, handlingUnitId: string): Promise<string> {
  const [handling] = await db.select().from(unit).where(eq(unit.id, handlingUnitId));
  return handling?.delegatedBy ?? visitor.authority.id;
}

async function reviewUnitOf(db: Db, authorityId: string): Promise<string> {
  const [found] = await db
    .select()
    .from(unit)
    .where(and(eq(unit.authorityId, authorityId), eq(unit.kind, 'review'), eq(unit.active, true)))
    .limit(1);
  if (found === undefined) throw refused('act-malformed', { sentence: words.noReviewUnit });
  return found.id;
}

/** A suggestion: the number of a file, unlike that of a decision, belongs to no series without gaps. */
export async function nextCaseNumber(installation: Installation, visitor: Visitor): Promise<string> {
  const [row] = await installation.db
    .select({ cases: count() })
    .from(process)
    .where(and(eq(process.kind, 'case'), eq(process.authorityId, visitor.authority.id)));
  return words.caseNumber(yearOf(today(installation)), (row?.cases ?? 0) + 1);
}
