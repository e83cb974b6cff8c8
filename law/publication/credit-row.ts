import type { ReviewedContent } from '../review/content.ts';
import { checkPartyCode } from '../record/party-code.ts';
import type { CivilDate } from '../time/civil-date.ts';
import { penaltyKindLabels } from '../words.ts';
import { citedLaw } from './public-decision.ts';
import { creditWords } from './words.ts';

/** What a row of the 双公示 standard is made from. */
export interface CreditRecord {
  readonly content: ReviewedContent;
  readonly number: string;
  readonly decidedOn: CivilDate;
  readonly authority: { readonly name: string; readonly code: string };
  /** Null: valid for good. */
  readonly validUntil: CivilDate | null;
}

export type CreditWarning = 'party-code-wrong' | 'party-code-missing';

export interface CreditRow {
  /** By the codes of the standard (发改办财金〔2018〕424号). It carries identity columns: for the platform, never the portal. */
  readonly cells: Readonly<Record<string, string>>;
  /** A wrong check digit has been issued before: it is pointed at and does not block. */
  readonly warnings: readonly CreditWarning[];
}

const FOR_GOOD = '2099/12/31';

/**
 * A penalty decision as a row of the 双公示 standard.
 *
 * @law NDRC424
 */
export function creditRow({ content, number, decidedOn, authority, validUntil }: CreditRecord): CreditRow {
  const { party, decision, facts, law } = content;
  const cells = {
    CF_XDR_MC: party.name,
    CF_XDR_LB: creditWords.classes[party.type],
    CF_XDR_SHXYM: party.code ?? '',
    CF_FRDB: party.representative ?? '',
    CF_WSH: number,
    CF_WFXW: facts.violation,
    CF_SY: oneLine(facts.summary),
    CF_YJ: law.map(citedLaw).join(creditWords.separator),
    CF_CFLB: decision.penaltyKinds.map((kind) => penaltyKindLabels[kind]).join(creditWords.separator),
    CF_NR: oneLine(decision.text),
    CF_NR_FK: decision.fineFen > 0 ? tenThousandYuan(decision.fineFen) : '',
    CF_NR_WFFF: decision.confiscatedFen > 0 ? tenThousandYuan(decision.confiscatedFen) : '',
    CF_JDRQ: slashed(decidedOn),
    CF_YXQ: validUntil === null ? FOR_GOOD : slashed(validUntil),
    CF_CFJG: authority.name,
    CF_CFJGDM: authority.code,
    CF_SJLY: authority.name,
    CF_SJLYDM: authority.code,
  };
  return { cells, warnings: warningsOf(content) };
}

function warningsOf({ party }: ReviewedContent): readonly CreditWarning[] {
  if (party.type === 'naturalPerson') return [];
  if (party.code === null) return ['party-code-missing'];
  const check = checkPartyCode(party.code);
  return check === 'right' ? [] : ['party-code-wrong'];
}

/** Fen in units of ten thousand yuan, at most six decimals: 2000 元 is 0.2. */
const tenThousandYuan = (fen: number): string => String(Number((fen / 1_000_000).toFixed(6)));

const slashed = (date: CivilDate): string => date.replaceAll('-', '/');
const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ');
