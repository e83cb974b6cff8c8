import { actLabels, clockLabels, submissionLabel, type ClockName } from '../../server/contract/labels.ts';
import type { CaseView } from '../../server/contract/case-view.ts';
import type { ActEntry, TimelineEntry } from '../../server/contract/timeline.ts';
import { words } from '../words/words.ts';

/** What an entry of the course is called; whatever belongs to an opinion says of which round. */
export function titleOf(entry: TimelineEntry, view: Pick<CaseView, 'rounds' | 'rules'>): string {
  if (entry.what === 'refusal') return words.case.refusedAct(triedLabel(entry));
  switch (entry.act) {
    case 'submitForReview':
      return submissionLabel(entry.round ?? 1);
    case 'signOpinion':
      return [actLabels.signOpinion, ...opinionIn(entry, view), ...roundWords(entry)].join(' · ');
    case 'issueOpinion':
      return issuedTitle(entry, view);
    case 'returnOpinion':
    case 'withdrawOpinion':
      return [actLabels[entry.act], ...roundWords(entry)].join(' · ');
    case 'clockReminder':
    case 'clockExpired':
      return clockTitle(entry.act, entry.fields.clock);
    default:
      return actLabels[entry.act];
  }
}

/** A submission that was refused would have begun the next round. */
const triedLabel = ({ act, round }: TimelineEntry): string =>
  act === 'submitForReview' ? submissionLabel((round ?? 0) + 1) : actLabels[act];

const roundWords = ({ round }: TimelineEntry): readonly string[] => (round === null ? [] : [words.case.round(round)]);

function opinionIn({ fields }: ActEntry<'signOpinion'>, { rules }: Pick<CaseView, 'rules'>): readonly string[] {
  const kind = rules.opinionKinds.find(({ code }) => code === fields.kind);
  return kind === undefined ? [] : [words.case.opinion(kind.label)];
}

function issuedTitle(entry: ActEntry<'issueOpinion'>, { rounds }: Pick<CaseView, 'rounds'>): string {
  const opinion = rounds.find(({ round }) => round === entry.round)?.opinion ?? null;
  return [
    opinion === null ? actLabels.issueOpinion : words.case.opinion(opinion.label),
    ...roundWords(entry),
    ...(opinion?.number === undefined || opinion.number === null ? [] : [opinion.number]),
  ].join(' · ');
}

/** Which clock reminded or ended; an act of nobody's clock by its name alone. */
export function clockTitle(act: TimelineEntry['act'], clock: string | null): string {
  return clock !== null && clock in clockLabels
    ? `${actLabels[act]} · ${clockLabels[clock as ClockName]}`
    : actLabels[act];
}
