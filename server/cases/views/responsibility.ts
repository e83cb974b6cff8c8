import { answeringActs, type AnsweringRow } from '../../../db/read/answering.ts';
import type { Duty } from '../../../law/act.ts';
import { actNamed, actTypes, type ActType } from '../../../law/acts.ts';
import { profileById } from '../../../law/profiles/profiles.ts';
import { saySource, wordsBehind } from '../../../law/profiles/words.ts';
import { basisOfDecision } from '../../../law/processes/case/review/decision-basis.ts';
import { cite, statutes, type Provision } from '../../../law/statutes.ts';
import type { CaseFile } from '../../request/case-file.ts';
import type { Answering, DutyView } from '../../contract/responsibility.ts';
import { namesOf, type Viewing } from '../../request/viewing.ts';

/** Acts by which a duty is taken; of each the last one counts. */
const actsOf = (duty: Duty): readonly ActType[] => actTypes.filter((type) => actNamed(type).duty === duty);
const dutiful = actTypes.filter((type) => actNamed(type).duty !== null);

const provisions: Record<Exclude<Duty, 'opinion' | 'decision'>, Provision> = {
  materials: 'APL-54',
  signature: 'PRACTICE',
  publication: 'GBF118-publication',
};

/** Who answers for what, under the rules of the case: read from the ledger, each with act, time and hashes. */
export async function responsibilityView(view: Viewing, file: CaseFile): Promise<DutyView[]> {
  const acts = await answeringActs(view.sql, file.record.id, dutiful);
  // What was voided or taken back is no longer what anybody answers for.
  const last = (type: ActType): AnsweringRow | undefined => acts.findLast((act) => act.type === type);
  const lines = (duty: Duty, answers = true): Answering[] =>
    actsOf(duty).flatMap((type) => {
      const act = last(type);
      return act === undefined ? [] : [lineOf(act, answers)];
    });
  const { answersForOpinion } = file.context.rules.review;
  const approved = last('approve');
  return [
    { duty: 'materials', basis: basisOf('materials'), people: await materials(view, file, lines('materials').at(-1)) },
    { duty: 'signature', basis: basisOf('signature'), people: lines('signature') },
    {
      duty: 'opinion',
      basis: basisOfOpinion(file),
      people: [
        ...lines('opinion', answersForOpinion === 'reviewUnit'),
        ...(answersForOpinion === 'authorityHead' && approved !== undefined ? [lineOf(approved, true)] : []),
      ],
    },
    { duty: 'decision', basis: clauseOf(basisOfDecision(file.context)), people: lines('decision') },
    { duty: 'publication', basis: basisOf('publication'), people: lines('publication') },
  ];
}

/** All handlers answer for the materials, whichever of them pressed the key; and who pressed it for one of them. */
async function materials({ db }: Viewing, { record }: CaseFile, sent: Answering | undefined): Promise<Answering[]> {
  if (sent === undefined) return [];
  const names = await namesOf(db, record.handlers);
  const handlers = record.handlers.map((id) => ({ ...sent, person: names.of(id), standsFor: [] }));
  return record.handlers.includes(sent.person.id) ? handlers : [...handlers, sent];
}

const lineOf = ({ type, act, by, standsFor, on, at, hash }: AnsweringRow, answers: boolean): Answering => ({
  person: { ...by },
  standsFor: standsFor.map((absent) => ({ ...absent })),
  answers,
  act: type,
  on,
  at: at.toISOString(),
  contentHash: contentHashIn(act) ?? null,
  entryHash: hash,
});

const contentHashIn = (act: AnsweringRow['act']): string | undefined =>
  (act as { readonly contentHash?: string }).contentHash ?? (act as { readonly previewHash?: string }).previewHash;

const basisOf = (duty: keyof typeof provisions): DutyView['basis'] => clauseOf(provisions[duty]);

const clauseOf = (provision: Provision): DutyView['basis'] => ({
  label: cite(provision),
  words: statutes[provision].words,
});

/** 达州 says the review unit, 米东 the head: the profile says which, and by which clause. */
function basisOfOpinion({ record }: CaseFile): DutyView['basis'] {
  const value = profileById(record.profileId)?.values['review.answersForOpinion'];
  if (value === undefined) return { label: cite('PROFILE'), words: null };
  return { label: saySource(value.source), words: wordsBehind(value) };
}
