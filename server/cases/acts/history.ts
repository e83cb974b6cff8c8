import { and, eq } from 'drizzle-orm';
import { historicalDecision } from '../../../db/schema/cases.ts';
import { beginning, decide } from '../../../law/process.ts';
import type { ActOf } from '../../../law/acts.ts';
import { readImportedDecision, type ImportedDecision } from '../../../law/record/imported-decision.ts';
import { civilDateAt, type CivilDate } from '../../../law/time/civil-date.ts';
import { importedFieldLabels, sayImportProblem } from '../../../law/words/imported-decisions.ts';
import { canonicalText } from '../../../law/record/canonical.ts';
import { hashOf, readContent, storeContent } from '../contents.ts';
import type { Difference, HistoryOutcome } from '../../contract/history.ts';
import { sendFirstAct, type EngineAnswer } from '../../request/engine.ts';
import { caseStart } from './case-start.ts';
import type { Installation } from '../../request/installation.ts';
import { namedUuid } from '../named-uuid.ts';
import { rulesInForce } from './opening.ts';
import { refused, serverProblem } from '../../request/problems.ts';
import type { Visitor } from '../../request/visitor.ts';

/**
 * Enters a decision made elsewhere as history. It creates no review and no number of ours; what is remarkable in law is
 * found and recorded, never refused. Entered twice it is there once; a changed one is told, and nothing is overwritten.
 */
export async function enterHistory(
  installation: Installation,
  visitor: Visitor,
  row: Readonly<Record<string, unknown>>,
): Promise<HistoryOutcome> {
  const decision = readDecision(row, todayIn(installation));
  const known = await outcomeIfKnown(installation, visitor, decision);
  if (known !== null) return known;
  const answer = await sendHistory(installation, visitor, decision);
  const entered = await outcomeIfKnown(installation, visitor, decision);
  if (entered !== null) return answer.is === 'done' ? { ...entered, outcome: 'entered' } : entered;
  if (answer.is === 'done') throw new Error(`expected ${decision.id} to be entered, got no row`);
  // Its process is there, and not in the record yet: somebody else enters it this very moment.
  const isUnderWay = answer.is !== 'refused' || answer.refusal === 'act-not-in-this-state';
  throw isUnderWay ? serverProblem('not-known-yet') : refused(answer.refusal);
}

const todayIn = ({ now }: Installation): CivilDate => civilDateAt(now().getTime());

/** Made from the source's own id, so that a decision read again finds itself. */
const caseIdOf = ({ authority }: Visitor, { id }: ImportedDecision): string => namedUuid('history', authority.id, id);

function readDecision(row: Readonly<Record<string, unknown>>, today: CivilDate): ImportedDecision {
  const parsed = readImportedDecision(row, 'decision', today);
  if (parsed.ok) return parsed.decision;
  const fields = parsed.problems.map((problem) => ({ field: problem.path, sentence: sayImportProblem(problem) }));
  throw refused('act-malformed', { fields });
}

async function outcomeIfKnown(
  { db }: Installation,
  visitor: Visitor,
  decision: ImportedDecision,
): Promise<HistoryOutcome | null> {
  const [known] = await db
    .select()
    .from(historicalDecision)
    .where(and(eq(historicalDecision.authorityId, visitor.authority.id), eq(historicalDecision.sourceId, decision.id)));
  if (known === undefined) return null;
  const recorded = await readContent<ImportedDecision>(db, known.contentHash);
  const differences = differencesBetween(recorded, decision);
  return {
    outcome: known.contentHash === hashOf(decision) ? 'unchanged' : 'different',
    caseId: known.caseId,
    findings: [...known.findings],
    differences,
  };
}

function differencesBetween(recorded: ImportedDecision, given: ImportedDecision): Difference[] {
  const labels: Readonly<Record<string, string>> = importedFieldLabels;
  const before = asInTheFile(recorded);
  const after = asInTheFile(given);
  return Object.keys(after)
    .filter((field) => canonicalText(before[field] ?? null) !== canonicalText(after[field] ?? null))
    .map((field) => ({ field, label: labels[field] ?? field, recorded: before[field], given: after[field] }));
}

const yuan = (fen: number | null): number | null => (fen === null ? null : fen / 100);

/** Sums in yuan, as the file has them. */
function asInTheFile({ fineFen, confiscatedFen, ...plain }: ImportedDecision): Readonly<Record<string, unknown>> {
  return { ...plain, fineYuan: yuan(fineFen), confiscatedYuan: yuan(confiscatedFen) };
}

async function sendHistory(
  installation: Installation,
  visitor: Visitor,
  decision: ImportedDecision,
): Promise<EngineAnswer> {
  const { db } = installation;
  const today = todayIn(installation);
  const rules = await rulesInForce(db, visitor.authority.id, today);
  const contentHash = await storeContent(db, decision);
  const act: ActOf<'enterHistory'> = {
    type: 'enterHistory',
    authorityId: visitor.authority.id,
    actKind: decision.actKind,
    sourceId: decision.id,
    contentHash,
    text: null,
  };
  // Judged here first: an entry that is refused leaves no process behind.
  const judged = decide(beginning('case', { rules, backEntry: false }), act, {
    by: visitor.actor,
    on: today,
    dues: {},
  });
  if (!judged.ok) throw refused(judged.refusal);
  const caseId = caseIdOf(visitor, decision);
  return sendFirstAct(installation, caseStart(caseId, { rules, backEntry: false }), {
    id: namedUuid('enterHistory', caseId, contentHash),
    act,
    by: visitor.actor,
    expectedRevision: null,
    on: null,
  });
}
