import { actKindLabels, type ActKind } from '../../act-kinds.ts';
import type { PublicName, Rules, UnpublishedKind } from '../../profiles/rules.ts';
import type { CitedLaw, DraftDecision, Party, PenaltyKind, ReviewedContent } from '../case/review/content.ts';
import type { CivilDate } from '../../time/civil-date.ts';
import { statutes } from '../../statutes.ts';
import { decisionOutcomeLabels, penaltyKindLabels } from '../../words/review.ts';
import { doubleSurnames, publicationWords as words } from './words.ts';

/**
 * All that the public sees of a decision. A closed list of fields, each written from a field of the decision: what is
 * not here cannot become public by mistake (PRACTICE B17).
 */
export interface PublicDecision {
  readonly number: string;
  readonly actKind: ActKind;
  /** What it is about, in the words of the case. */
  readonly title: string;
  /** The four fields of the notice 118: authority, subject, category and conclusion. */
  readonly authority: string;
  readonly subject: string;
  readonly category: string;
  readonly conclusion: string;
  readonly basis: string;
  readonly decidedOn: CivilDate;
}

export interface Decided {
  readonly number: string;
  readonly authority: string;
  readonly decidedOn: CivilDate;
  readonly content: ReviewedContent;
}

/**
 * What becomes public of a decision under these rules.
 *
 * @law GBF118
 */
export function publicDecision({ number, authority, decidedOn, content }: Decided, rules: Rules): PublicDecision {
  const { actKind, title, party, law, decision } = content;
  const subject = publicSubject(party, rules.publication.naturalPersonName);
  return {
    number,
    actKind,
    title: party.type === 'naturalPerson' ? title.replaceAll(party.name, subject) : title,
    authority,
    subject,
    category: actKindLabels[actKind],
    conclusion: conclusionOf(decision),
    basis: law.map(citedLaw).join(words.separator),
    decidedOn,
  };
}

/**
 * What was decided, from codes and amounts and never from the operative text: a sentence may name anybody.
 *
 * @law GBF118
 */
export function conclusionOf({ outcome, penaltyKinds, fineFen, confiscatedFen }: DraftDecision): string {
  if (outcome !== 'penalty' || penaltyKinds.length === 0) return decisionOutcomeLabels[outcome];
  const amounts: Partial<Record<PenaltyKind, number>> = { fine: fineFen, confiscation: confiscatedFen };
  const said = penaltyKinds.map((kind) => {
    const amount = amounts[kind] ?? 0;
    return amount > 0 ? `${penaltyKindLabels[kind]} ${yuanOf(amount)} ${words.yuan}` : penaltyKindLabels[kind];
  });
  return said.join(words.separator);
}

/** 800000 → 8000, 800050 → 8000.50. */
const yuanOf = (fen: number): string => (fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2));

/**
 * A law as papers cite it: 《…》第…条.
 *
 * @law GBF118
 */
export const citedLaw = ({ law, article }: CitedLaw): string =>
  `${words.openTitle}${law.replaceAll(words.openTitle, '').replaceAll(words.closeTitle, '')}${words.closeTitle}${article}`;

/**
 * How a party appears: an organization by its name, a natural person as surname and 某 or not at all.
 *
 * @law GIR-15
 */
export function publicSubject(party: Party, naturalPersonName: PublicName): string {
  if (party.type !== 'naturalPerson' || naturalPersonName === 'full') return party.name;
  const name = party.name.trim();
  const surname = doubleSurnames.find((known) => name.startsWith(known)) ?? Array.from(name)[0] ?? '';
  return naturalPersonName === 'omit' ? words.naturalPerson : `${surname}${words.someone}`;
}

/** What the question turns on beside the decision itself. */
export interface MadeAs {
  readonly summaryProcedure: boolean;
  readonly decidedOn: CivilDate;
}

/** 信用修复管理办法 knows minor records from the day it took effect. */
const [MINOR_RECORDS_SINCE] = statutes.NDRC36.inForce;

/**
 * Why a decision is not published by itself under these rules; null when it is.
 *
 * @law APL-48
 */
export function reasonNotToPublish(decision: DraftDecision, made: MadeAs, rules: Rules): UnpublishedKind | null {
  const isWarningOnly =
    decision.outcome === 'penalty' && decision.penaltyKinds.every((kind) => kind === 'warning' || kind === 'reprimand');
  const holds: Record<UnpublishedKind, boolean> = {
    notGranted: decision.outcome === 'notGranted',
    noPenalty: decision.outcome === 'noPenalty',
    warningOnly: isWarningOnly && decision.penaltyKinds.length > 0,
    summaryProcedure: made.summaryProcedure && made.decidedOn >= MINOR_RECORDS_SINCE,
  };
  return rules.publication.notPublished.find((kind) => holds[kind]) ?? null;
}
