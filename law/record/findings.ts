import { periodOf, provisionsOf, type ClockName } from '../process/clocks.ts';
import type { Rules } from '../profiles/rules.ts';
import { isIdentityNumber, privateDataInText } from '../processes/publication/private-data.ts';
import type { PenaltyKind } from '../processes/case/review/content.ts';
import { partyTypes } from '../processes/case/review/content.ts';
import { hasHearingRight } from '../processes/case/review/hearing.ts';
import type { Provision } from '../statutes.ts';
import { dayReason, isProvisional, isWorkingDay, type Calendar } from '../time/calendar.ts';
import type { CivilDate } from '../time/civil-date.ts';
import { dueDate } from '../time/due.ts';
import { workingDaysLate } from '../time/working-days.ts';
import { findingWords as say } from '../words/findings.ts';
import {
  deliberationWords,
  elsewhereWords,
  exposureWords,
  hiddenName,
  joinedPenaltyWords,
  penaltyWords,
} from '../words/imported-decisions.ts';
import { readDocumentNumber } from './document-number.ts';
import { findingCodes, type FindingCode } from './finding-codes.ts';
import type { ImportedDecision } from './imported-decision.ts';
import { checkPartyCode, partyTypeOfCode } from './party-code.ts';

/** Something remarkable in law about a decision entered from elsewhere. Recorded, never a refusal. */
export interface Finding {
  readonly code: FindingCode;
  readonly provision: Provision;
  readonly detail: string;
}

/** The local values and the calendar by which history is read. */
export interface Measure {
  readonly rules: Rules;
  readonly calendar: Calendar;
}

type Look = (decision: ImportedDecision, by: Measure) => readonly string[];

/**
 * What is remarkable about an imported decision, in the order of the codes. Where the source is silent the finding
 * says so: silence is not absence.
 *
 * @law PRACTICE
 */
export function findingsOf(decision: ImportedDecision, by: Measure): readonly Finding[] {
  return findingCodes.flatMap((code) =>
    looks[code](decision, by).map((detail) => ({ code, provision: provisionOf(code, decision, by), detail })),
  );
}

type ProvisionOf = (decision: ImportedDecision, by: Measure) => Provision;

const ofClock =
  (clock: ClockName): ProvisionOf =>
  ({ actKind }, { rules }) =>
    provisionsOf(clock, actKind, rules)[0];

const provisions: Record<FindingCode, Provision | ProvisionOf> = {
  'review-not-on-record': ({ actKind }) => (actKind === 'penalty' ? 'APL-58' : 'GBF118'),
  'review-not-before-decision': ({ actKind }) => (actKind === 'penalty' ? 'APL-58' : 'GBF118'),
  'hearing-notice-not-on-record': 'APL-63',
  'hearing-right-not-notified': 'APL-63',
  'deliberation-not-on-record': 'APL-57.2',
  'published-late': ofClock('publication'),
  'decided-late': ofClock('caseDecision'),
  'date-on-rest-day': 'APL-85',
  'party-code-wrong': 'GB32100',
  'party-code-odd': 'GB32100',
  'document-number-malformed': 'GB9704',
  'document-number-year-differs': 'GB9704',
  'several-penalties': 'APL-9',
  'personal-data-exposed': 'GIR-15',
  'dates-out-of-order': 'APL-47',
  'calendar-provisional': 'APL-85',
};

function provisionOf(code: FindingCode, decision: ImportedDecision, by: Measure): Provision {
  const provision = provisions[code];
  return typeof provision === 'function' ? provision(decision, by) : provision;
}

/** A file that only went to another authority is no decision. */
const decides = ({ outcome }: ImportedDecision): boolean => outcome === null || !say.referral.test(outcome);
const penalizes = (decision: ImportedDecision): boolean =>
  decision.actKind === 'penalty' && decides(decision) && !say.noPenalty.test(decision.outcome ?? '');

const when = (applies: boolean, detail: () => string): readonly string[] => (applies ? [detail()] : []);

const looks: Record<FindingCode, Look> = {
  'review-not-on-record': (decision) => when(decides(decision) && decision.reviewDate === null, () => say.reviewSilent),
  'review-not-before-decision': ({ reviewDate, filedDate, decisionDate }) => {
    if (reviewDate === null) return [];
    if (decisionDate !== null && reviewDate > decisionDate) return [say.reviewAfter(reviewDate, decisionDate)];
    return filedDate !== null && reviewDate <= filedDate ? [say.reviewAtOpening(reviewDate, filedDate)] : [];
  },
  'hearing-notice-not-on-record': (decision, by) =>
    when(decision.hearingNotified === null && decision.hearing !== true && reachesHearing(decision, by), () =>
      say.hearingSilent(reachedBy(decision)),
    ),
  'hearing-right-not-notified': (decision, by) =>
    when(decision.hearingNotified === false && reachesHearing(decision, by), () => say.hearingNot(reachedBy(decision))),
  'deliberation-not-on-record': (decision, by) =>
    when(decision.discussionDate === null && isDeliberationDue(decision, by) && !tellsOfDeliberation(decision), () =>
      say.deliberationSilent(reachedBy(decision)),
    ),
  'published-late': publishedLate,
  'decided-late': decidedLate,
  'date-on-rest-day': datesOnRestDays,
  'party-code-wrong': ({ partyCode }) =>
    when(partyCode !== null && checkPartyCode(partyCode) === 'wrong', () => say.codeWrong),
  'party-code-odd': ({ partyCode, partyType }) => {
    if (partyCode === null) return [];
    if (checkPartyCode(partyCode) === 'masked') return [say.codeMasked];
    if (partyType === 'naturalPerson') return [say.codeOfPerson];
    const issuedTo = partyTypeOfCode(partyCode);
    return when(partyType !== null && issuedTo !== partyType, () => say.codeOfOther(partyCode.slice(0, 2), issuedTo));
  },
  'document-number-malformed': ({ decisionNo }) => {
    if (decisionNo === null) return [];
    const { faults } = readDocumentNumber(decisionNo);
    return when(faults.length > 0, () => say.numberFaults(decisionNo, faults));
  },
  'document-number-year-differs': ({ decisionNo, decisionDate }) => {
    if (decisionNo === null || decisionDate === null) return [];
    const { year } = readDocumentNumber(decisionNo);
    if (year === null || decisionDate.startsWith(String(year))) return [];
    return [say.numberYear(year, decisionDate)];
  },
  'several-penalties': severalPenalties,
  'personal-data-exposed': personalData,
  'dates-out-of-order': datesOutOfOrder,
  'calendar-provisional': (decision, { calendar }) => {
    const unknown = datesOf(decision).filter(([, date]) => isProvisional(date, date, calendar));
    return when(unknown.length > 0, () => say.provisional([...new Set(unknown.map(([, date]) => date.slice(0, 4)))]));
  },
};

const texts = ({ violation, factsSummary, notes }: ImportedDecision): readonly string[] =>
  [violation, factsSummary, notes].flatMap((text) => text ?? []);

/** Penalties this decision imposes, one entry for each the source names. */
const penaltiesIn = ({ penaltyKinds }: ImportedDecision): readonly PenaltyKind[] =>
  penaltyKinds
    .filter((text) => !elsewhereWords.test(text))
    .flatMap((text) => penaltyWords.find(([words]) => words.test(text))?.[1] ?? []);

/** The day whose thresholds apply, as near as the source comes to it. */
const measuredOn = (decision: ImportedDecision): CivilDate | null =>
  decision.decisionDate ??
  decision.decisionDateNotBefore ??
  decision.noticeDate ??
  decision.filedDate ??
  decision.publishedDate;

/** A party of unknown type has the right only where every type would have it. */
function reachesHearing(decision: ImportedDecision, { rules }: Measure): boolean {
  if (!penalizes(decision)) return false;
  const measures = {
    penaltyKinds: penaltiesIn(decision),
    fineFen: decision.fineFen ?? 0,
    confiscatedFen: decision.confiscatedFen ?? 0,
  };
  const types = decision.partyType === null ? partyTypes : [decision.partyType];
  const day = measuredOn(decision) ?? rules.hearing.thresholds.at(-1)?.effectiveFrom ?? '';
  return types.every((partyType) => hasHearingRight({ ...measures, partyType }, rules.hearing, day));
}

const reachedBy = ({ fineFen, confiscatedFen, penaltyKinds }: ImportedDecision): string =>
  say.weight(fineFen, confiscatedFen, penaltyKinds);

/** A case in which a hearing was held, or was due, is complex or serious. */
const isDeliberationDue = (decision: ImportedDecision, by: Measure): boolean =>
  reachesHearing(decision, by) || (penalizes(decision) && decision.hearing === true);

const tellsOfDeliberation = ({ factsSummary }: ImportedDecision): boolean => deliberationWords.test(factsSummary ?? '');

/** The last day on which the decision can have been made: known, or bounded by what followed it. */
const decidedBy = ({ decisionDate, decisionDateNotAfter, servedDate }: ImportedDecision): CivilDate | null =>
  decisionDate ?? [decisionDateNotAfter, servedDate].flatMap((date) => date ?? []).sort()[0] ?? null;

/** News and copies appear when they do: only the authority's own page tells when it published. */
function publishedLate(decision: ImportedDecision, { rules, calendar }: Measure): readonly string[] {
  const { publishedDate, publishedKind, decisionDate, actKind } = decision;
  const isOwnPage = publishedKind === null || publishedKind === 'official';
  const decided = decidedBy(decision);
  const period = periodOf('publication', actKind, rules);
  if (publishedDate === null || !isOwnPage || decided === null || period === null || !decides(decision)) return [];
  const due = dueDate(period, decided, calendar);
  const late = workingDaysLate(due, publishedDate, calendar);
  return when(late > 0, () => say.publishedLate({ decided, isBound: decisionDate === null, due, publishedDate, late }));
}

function decidedLate(decision: ImportedDecision, { rules, calendar }: Measure): readonly string[] {
  const { filedDate, decisionDate, decisionDateNotBefore, actKind } = decision;
  const decided = decisionDate ?? decisionDateNotBefore;
  const period = periodOf('caseDecision', actKind, rules);
  if (filedDate === null || decided === null || period === null || !decides(decision)) return [];
  const due = dueDate(period, filedDate, calendar);
  return when(decided > due, () => say.decidedLate({ filedDate, decided, isBound: decisionDate === null, due }));
}

const dutyDates = [
  'filedDate',
  'noticeDate',
  'reviewDate',
  'discussionDate',
  'decisionDate',
  'servedDate',
  'publishedDate',
] as const satisfies readonly (keyof ImportedDecision)[];
type DutyDate = (typeof dutyDates)[number];

/** The days on which the authority did something; a day of news is none. */
const datesOf = (decision: ImportedDecision): readonly (readonly [DutyDate, CivilDate])[] =>
  dutyDates.flatMap((name) => {
    const date = decision[name];
    const isNews = name === 'publishedDate' && decision.publishedKind !== null && decision.publishedKind !== 'official';
    return date === null || isNews ? [] : [[name, date] as const];
  });

function datesOnRestDays(decision: ImportedDecision, { calendar }: Measure): readonly string[] {
  return datesOf(decision)
    .filter(([, date]) => !isWorkingDay(date, calendar))
    .map(([name, date]) => say.restDay(name, date, dayReason(date, calendar)));
}

function severalPenalties(decision: ImportedDecision): readonly string[] {
  const named = decision.penaltyKinds.filter((text) => penaltiesIn({ ...decision, penaltyKinds: [text] }).length > 0);
  if (named.length > 1) return [say.severalNamed(named)];
  if ((decision.fineFen ?? 0) > 0 && (decision.confiscatedFen ?? 0) > 0) return [say.severalSums];
  const told = texts(decision).flatMap((text) => joinedPenaltyWords.exec(text)?.[0] ?? []);
  return when(penalizes(decision) && told.length > 0, () => say.severalTold([...new Set(told)]));
}

/** The detail never repeats what must not be shown. */
function personalData(decision: ImportedDecision): readonly string[] {
  const { party, partyType, partyCode } = decision;
  const found = [...texts(decision), party ?? ''].flatMap((text) => privateDataInText(text).map(({ kind }) => kind));
  const isPersonCoded = partyCode !== null && isIdentityNumber(partyCode);
  const isNamed = partyType === 'naturalPerson' && party !== null && party.length > 1 && !hiddenName.test(party);
  const isTold = texts(decision).some((text) => exposureWords.some((words) => words.test(text)));
  return [
    ...new Set(
      [
        ...found,
        ...(isPersonCoded ? (['identityNumber'] as const) : []),
        ...(isNamed ? (['personName'] as const) : []),
      ].map(say.dataFound),
    ),
    ...when(isTold, () => say.dataTold),
  ];
}

/** In this order a case goes; publication has its own. */
const course = [
  'filedDate',
  'noticeDate',
  'discussionDate',
  'decisionDate',
  'servedDate',
] as const satisfies readonly DutyDate[];

function datesOutOfOrder(decision: ImportedDecision): readonly string[] {
  const { publishedDate, servedDate, decisionDate } = decision;
  const known = course.flatMap((name) => {
    const date = decision[name];
    return date === null ? [] : [[name, date] as const];
  });
  const backward = known.flatMap(([name, date], index) =>
    known
      .slice(index + 1, index + 2)
      .flatMap(([next, day]) => (date > day ? [say.outOfOrder(name, date, next, day)] : [])),
  );
  const before = servedDate ?? decisionDate;
  const isEarly = publishedDate !== null && before !== null && publishedDate < before;
  return isEarly ? [...backward, say.publishedBefore(publishedDate, before)] : backward;
}
