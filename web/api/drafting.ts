import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ReviewedContent } from '../../server/contract/labels.ts';
import type { SavedDraft } from '../../server/contract/cases.ts';
import { draftQuery, isProblem, queries, server } from './api.ts';
import { forget } from './kept.ts';

const AFTER_TYPING = 1200;

export type SaveState = 'saved' | 'unsaved' | 'saving' | 'failed' | 'conflict';

export interface Drafting {
  readonly content: ReviewedContent;
  readonly change: (content: ReviewedContent) => void;
  readonly saved: SavedDraft;
  readonly state: SaveState;
  readonly error: unknown;
  /** Saves what is not saved yet and gives the version to act on. */
  readonly flush: () => Promise<number>;
}

/** The working copy: saved a moment after the last keystroke, under the version this person saw. */
export function useDrafting(caseId: string, first: SavedDraft): Drafting {
  const [saved, setSaved] = useState(first);
  const [content, setContent] = useState<ReviewedContent>(first.content);
  const [isTouched, setTouched] = useState(false);
  const latest = useRef<ReviewedContent>(content);
  const saving = useMutation({
    mutationFn: (next: ReviewedContent) =>
      server.saveDraft({ params: { id: caseId }, body: { version: saved.version, content: next } }),
    onSuccess: (answer, sent) => {
      setSaved(answer);
      queries.setQueryData(draftQuery(caseId).queryKey, answer);
      void queries.invalidateQueries({ queryKey: ['case', caseId] });
      if (latest.current === sent) {
        setTouched(false);
        forget(`draft ${caseId}`);
      }
    },
  });
  const { mutate, isPending, isError } = saving;
  useEffect(() => {
    if (!isTouched || isPending || isError) return undefined;
    const timer = setTimeout(() => {
      mutate(content);
    }, AFTER_TYPING);
    return () => {
      clearTimeout(timer);
    };
  }, [content, isTouched, isPending, isError, mutate]);
  return {
    content,
    change: (next) => {
      latest.current = next;
      setContent(next);
      setTouched(true);
      if (isError && !isConflict(saving.error)) saving.reset();
    },
    saved,
    state: stateOf(isTouched, isPending, saving.error),
    error: saving.error,
    flush: async () => (isTouched ? (await saving.mutateAsync(latest.current)).version : saved.version),
  };
}

const isConflict = (error: unknown): boolean => isProblem(error) && error.problem.status === 409;

function stateOf(isTouched: boolean, isPending: boolean, error: unknown): SaveState {
  if (isPending) return 'saving';
  if (error !== null && error !== undefined) return isConflict(error) ? 'conflict' : 'failed';
  return isTouched ? 'unsaved' : 'saved';
}
