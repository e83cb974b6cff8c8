import type { ActKind } from '../../../act-kinds.ts';

/**
 * What a legal review binds to (PRACTICE A5): facts, evidence of the facts, law, discretion and the operative text.
 * Number, date, seal and the procedural annex are slots of their own and are not part of this.
 */
export interface ReviewedContent {
  readonly actKind: ActKind;
  readonly title: string;
  readonly party: Party;
  readonly facts: FactsForm;
  readonly evidence: readonly EvidenceItem[];
  readonly law: readonly CitedLaw[];
  readonly discretion: DiscretionForm;
  readonly decision: DraftDecision;
  readonly scope: ScopeFacts;
}

export const partyTypes = ['organization', 'soleTrader', 'naturalPerson'] as const;
export type PartyType = (typeof partyTypes)[number];

export interface Party {
  readonly type: PartyType;
  readonly name: string;
  /** Unified social credit code of an organization or sole trader; an identity number never stands here. */
  readonly code: string | null;
  readonly address: string | null;
  readonly representative: string | null;
}

export interface FactsForm {
  readonly violation: string;
  readonly summary: string;
}

/** The eight kinds of evidence of APL 46. */
export const evidenceKinds = [
  'documentary',
  'physical',
  'audioVisual',
  'electronic',
  'testimony',
  'partyStatement',
  'expertOpinion',
  'inspectionRecord',
] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

export interface EvidenceItem {
  readonly name: string;
  readonly kind: EvidenceKind;
  /** SHA-256 of the stored file; null for an object or paper kept outside. */
  readonly file: string | null;
  readonly proves: string;
}

export interface CitedLaw {
  readonly law: string;
  readonly article: string;
}

export interface DiscretionForm {
  readonly standard: string;
  readonly circumstances: string;
}

/** Kinds of penalty in the order of APL 9, lightest first as the annual statistics rank them. */
export const penaltyKinds = [
  'warning',
  'reprimand',
  'fine',
  'confiscation',
  'licenseSuspension',
  'qualificationDowngrade',
  'businessRestriction',
  'suspensionOrder',
  'closureOrder',
  'licenseRevocation',
  'detention',
  'other',
] as const;
export type PenaltyKind = (typeof penaltyKinds)[number];

export const decisionOutcomes = ['penalty', 'noPenalty', 'granted', 'notGranted', 'otherDecision'] as const;
export type DecisionOutcome = (typeof decisionOutcomes)[number];

export interface DraftDecision {
  readonly outcome: DecisionOutcome;
  readonly penaltyKinds: readonly PenaltyKind[];
  readonly fineFen: number;
  readonly confiscatedFen: number;
  /** The operative text: what the authority decides, in full sentences. */
  readonly text: string;
}

/** What the handler states of the case so that the scope of review can be computed. */
export const scopeFacts = [
  'majorPublicInterest',
  'majorSocialImpact',
  'majorRights',
  'hearingHeld',
  'complex',
  'requiredByLaw',
] as const;
export type ScopeFact = (typeof scopeFacts)[number];
export type ScopeFacts = Readonly<Record<ScopeFact, boolean>>;

/** Kinds that say all there is to say, or whose sum stands beside them. */
const measuredKinds: readonly PenaltyKind[] = ['warning', 'reprimand', 'fine', 'confiscation'];

/**
 * What a party is told of: facts, evidence and law; and where a kind of penalty has an extent that only words give (for
 * how long suspended, which license revoked), the words. Its hash changes when a new notice is due. Price: there, a mere
 * wording fix asks for a new notice too.
 *
 * @law APL-44
 */
export const noticeBasis = ({ party, facts, evidence, law, decision }: ReviewedContent): unknown => ({
  party: party.name,
  facts,
  evidence,
  law,
  ...(decision.penaltyKinds.every((kind) => measuredKinds.includes(kind)) ? {} : { decision: decision.text }),
});

/**
 * The files a draft names as evidence: each once, by the first name it is given.
 *
 * @law APL-46
 */
export function filesIn({ evidence }: ReviewedContent): readonly { readonly hash: string; readonly name: string }[] {
  const named = evidence.flatMap(({ file, name }) => (file === null ? [] : [{ hash: file, name }]));
  return named.filter(({ hash }, index) => named.findIndex((other) => other.hash === hash) === index);
}
