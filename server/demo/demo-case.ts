import type { ActKind } from '../../law/act-kinds.ts';
import type {
  DecisionOutcome,
  EvidenceItem,
  Party,
  PenaltyKind,
  ReviewedContent,
  ScopeFacts,
} from '../../law/processes/case/review/content.ts';
import { scopeFacts } from '../../law/processes/case/review/content.ts';
import type { WrittenCheck } from '../../law/processes/case/review/checks.ts';
import type { PersonKey, SquadNumber } from './people.ts';
import file from './cases.json' with { type: 'json' };
import type { ScriptName } from './scripts.ts';

/** One case of the demonstration: its facts, and how far it has come. */
export interface DemoCase {
  readonly key: string;
  readonly script: ScriptName;
  readonly unit: SquadNumber;
  readonly reviewer: Extract<PersonKey, 'reviewer1' | 'reviewer2'>;
  /** Working days from its last act to today, 0 or less. */
  readonly last?: number;
  /** Instead: the review is due in so many working days. */
  readonly reviewDueIn?: number;
  /** Begun today and not entered afterwards: its mails are really sent. */
  readonly live?: boolean;
  /** The party says nothing, and the period for its defense runs out. */
  readonly lapse?: boolean;
  readonly summaryProcedure?: boolean;
  readonly actKind: ActKind;
  readonly title: string;
  readonly party: Party;
  readonly violation: string;
  readonly summary: string;
  readonly law: readonly { readonly law: string; readonly article: string }[];
  readonly standard: string;
  readonly circumstances: string;
  readonly outcome: DecisionOutcome;
  readonly penaltyKinds: readonly PenaltyKind[];
  readonly fineYuan: number;
  readonly confiscatedYuan: number;
  readonly text: string;
  readonly evidence: readonly Omit<EvidenceItem, 'file'>[];
  readonly grounds: readonly (keyof ScopeFacts)[];
  readonly missing?: readonly string[];
  readonly extensionReason?: string;
  readonly problems?: readonly Pick<WrittenCheck, 'check' | 'problem' | 'basis'>[];
  readonly answers?: readonly string[];
  /** What the draft says after problems were found, or after somebody changed it. */
  readonly revised?: Partial<Pick<DemoCase, 'fineYuan' | 'text' | 'circumstances'>>;
  readonly defense?: string;
  readonly objection?: string;
  readonly objectionAnswer?: string;
  readonly consultation?: string;
  /** What was said in a meeting; one opinion for each of the heads, in their order. */
  readonly meeting?: {
    readonly report: string;
    readonly review: string;
    readonly opinions: readonly string[];
    readonly reasons: string;
  };
  readonly refusal?: string;
  readonly annulment?: { readonly kind: string; readonly documentNumber: string; readonly reason: string };
}

export const demoCases: readonly DemoCase[] = file as readonly DemoCase[];

/** Dates of the facts, in the words of the papers. */
export interface PaperDates {
  readonly inspection: string;
}

const inFen = (yuan: number): number => Math.round(yuan * 100);

/** The draft as its handler writes it. */
export function contentOf(demoCase: DemoCase, dates: PaperDates, evidence: readonly EvidenceItem[]): ReviewedContent {
  return {
    actKind: demoCase.actKind,
    title: demoCase.title,
    party: demoCase.party,
    facts: { violation: demoCase.violation, summary: demoCase.summary.replaceAll('{inspection}', dates.inspection) },
    evidence,
    law: demoCase.law,
    discretion: { standard: demoCase.standard, circumstances: demoCase.circumstances },
    decision: {
      outcome: demoCase.outcome,
      penaltyKinds: demoCase.penaltyKinds,
      fineFen: inFen(demoCase.fineYuan),
      confiscatedFen: inFen(demoCase.confiscatedYuan),
      text: demoCase.text,
    },
    scope: Object.fromEntries(scopeFacts.map((fact) => [fact, demoCase.grounds.includes(fact)])) as Record<
      keyof ScopeFacts,
      boolean
    >,
  };
}

/** The same case after its draft was changed. */
export const revisedCase = (demoCase: DemoCase): DemoCase => ({ ...demoCase, ...demoCase.revised });

export const imposesPenalty = ({ penaltyKinds }: DemoCase): boolean => penaltyKinds.length > 0;
