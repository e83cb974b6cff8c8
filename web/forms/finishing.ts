import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { actLabels } from '../../server/contract/labels.ts';
import { actsIn } from '../../server/contract/timeline.ts';
import type { CaseView } from '../../server/contract/case-view.ts';
import type { IssueView } from '../../server/contract/review-work.ts';
import type { SentAct } from '../../server/contract/acts.ts';
import { draftQuery, queries } from '../api/api.ts';
import type { Drafting } from '../api/drafting.ts';
import { useKept } from '../api/kept.ts';
import { useSay } from '../components/say.tsx';
import { problemOf, useAct } from '../api/sending.ts';
import { useMe } from '../api/session.ts';
import { words } from '../words/words.ts';
import { answerGap, answerTo, type Answers } from './answers-part.tsx';

export interface Finishing {
  /** Numbered problems the handler answers with this draft. */
  readonly issues: readonly IssueView[];
  /** What is wrong with an answer, by its number. */
  readonly problems: ReadonlyMap<number, string>;
  readonly answers: Answers;
  readonly setAnswers: (answers: Answers) => void;
  readonly newFacts: boolean;
  readonly setNewFacts: (newFacts: boolean) => void;
  readonly isTried: boolean;
  readonly isSending: boolean;
  readonly error: unknown;
  /** Business date, while the case is entered afterwards. */
  readonly on: string | null;
  readonly setOn: (on: string) => void;
  readonly finish: () => void;
}

/** From the last keystroke to the finalized or amended draft. */
export function useFinishing(view: CaseView, drafting: Drafting): Finishing {
  const navigate = useNavigate();
  const say = useSay();
  const me = useMe();
  const caseId = view.head.id;
  const issues = view.issues.filter(({ state }) => state === 'open');
  const kept = useKept<Answers>(`answers ${caseId} ${view.head.round}`, {});
  const [newFacts, setNewFacts] = useState(false);
  const [isTried, setTried] = useState(false);
  const [on, setOn] = useState(view.head.backEntry ? (actsIn(view.timeline)[0]?.on ?? me.today) : null);
  const act = view.permittedActs.find(({ type }) => type === 'finalizeDraft' || type === 'amendDraft');
  const sending = useAct(({ revision }) => {
    kept.clear();
    say.done(words.recorded(act === undefined ? '' : actLabels[act.type], revision));
    void navigate({ to: '/cases/$caseId', params: { caseId } });
  });
  const gaps = new Map(
    issues.flatMap((issue) => {
      const gap = answerGap(answerTo(kept.value, issue));
      return gap === null ? [] : [[issue.number, gap] as const];
    }),
  );
  const send = async (): Promise<void> => {
    setTried(true);
    const draftVersion = await drafting.flush();
    const { missing } = queries.getQueryData(draftQuery(caseId).queryKey) ?? drafting.saved;
    if (act === undefined || missing.length > 0 || (act.type === 'finalizeDraft' && gaps.size > 0)) return;
    const written: SentAct =
      act.type === 'amendDraft'
        ? { type: 'amendDraft', draftVersion }
        : { type: 'finalizeDraft', draftVersion, newFacts, answers: writtenAnswers(issues, kept.value) };
    sending.mutate({
      caseId,
      act: written,
      expectedRevision: act.expectedRevision,
      on,
    });
  };
  return {
    issues,
    problems: new Map([...(isTried ? gaps : []), ...refusedAnswers(sending.error, issues)]),
    answers: kept.value,
    setAnswers: kept.set,
    newFacts,
    setNewFacts,
    isTried,
    isSending: sending.isPending,
    error: sending.error,
    on,
    setOn,
    finish: () => {
      // A save that failed is told beside the title; nothing was sent.
      send().catch(() => undefined);
    },
  };
}

const writtenAnswers = (
  issues: readonly IssueView[],
  answers: Answers,
): readonly Readonly<Record<string, string>>[] | null =>
  issues.length === 0
    ? null
    : issues.flatMap((issue) => {
        const { answer, text } = answerTo(answers, issue);
        if (answer === null) return [];
        const row = { number: String(issue.number), answer };
        return [text.trim() === '' ? row : { ...row, text: text.trim() }];
      });

/** Answers the server found not to be what they say, `act.answers.0`. */
const refusedAnswers = (error: unknown, issues: readonly IssueView[]): readonly (readonly [number, string])[] =>
  problemOf(error)?.fields.flatMap(({ field, sentence }) => {
    const place = /^act\.answers\.(\d+)$/.exec(field)?.[1];
    const issue = place === undefined ? undefined : issues[Number(place)];
    return issue === undefined ? [] : [[issue.number, sentence] as const];
  }) ?? [];
