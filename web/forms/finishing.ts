import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { actLabels, type CaseView, type SentAct } from '../../server/contract.ts';
import { draftQuery, queries } from '../api.ts';
import { problemsOf } from '../content.ts';
import type { Drafting } from '../drafting.ts';
import { useKept } from '../kept.ts';
import { useSay } from '../say.tsx';
import { useAct } from '../sending.ts';
import { useMe } from '../session.ts';
import { words } from '../words.ts';
import type { Answers } from './answers-part.tsx';

export interface Finishing {
  readonly problems: ReturnType<typeof problemsOf>;
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
  const latest = view.rounds.at(-1);
  const problems = view.head.state === 'problemsFound' ? problemsOf(latest, undefined) : [];
  const kept = useKept<Answers>(`answers ${caseId} ${view.head.round}`, {});
  const [newFacts, setNewFacts] = useState(false);
  const [isTried, setTried] = useState(false);
  const [on, setOn] = useState(view.head.backEntry ? (view.timeline.at(-1)?.on ?? me.today) : null);
  const act = view.permittedActs.find(({ type }) => type === 'finalizeDraft' || type === 'amendDraft');
  const sending = useAct(({ revision }) => {
    kept.clear();
    say.done(words.recorded(act === undefined ? '' : actLabels[act.type], revision));
    void navigate({ to: '/cases/$caseId', params: { caseId } });
  });
  const isAnswered = problems.every(({ check }) => (kept.value[check]?.text ?? '').trim() !== '');
  const send = async (): Promise<void> => {
    setTried(true);
    const draftVersion = await drafting.flush();
    const { missing } = queries.getQueryData(draftQuery(caseId).queryKey) ?? drafting.saved;
    if (act === undefined || missing.length > 0 || !isAnswered) return;
    const written: SentAct =
      act.type === 'amendDraft'
        ? { type: 'amendDraft', draftVersion }
        : { type: 'finalizeDraft', draftVersion, newFacts, answers: writtenAnswers(problems, kept.value) };
    sending.mutate({
      caseId,
      act: written,
      expectedRevision: act.expectedRevision,
      on,
    });
  };
  return {
    problems,
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
  problems: ReturnType<typeof problemsOf>,
  answers: Answers,
): readonly Readonly<Record<string, string>>[] | null =>
  problems.length === 0
    ? null
    : problems.map(({ check }) => ({
        check,
        how: answers[check]?.how ?? 'changed',
        answer: answers[check]?.text ?? '',
      }));
