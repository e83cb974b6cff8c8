import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ReviewedContent } from '../../server/contract/labels.ts';
import type { SavedDraft } from '../../server/contract/cases.ts';
import { draftQuery, isProblem, queries, server } from './api.ts';
import { forget, keep, read } from './kept.ts';

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

/** What was written and not saved yet, and on which version. */
interface Unsaved {
  readonly version: number;
  readonly content: ReviewedContent;
}

/**
 * The working copy: saved a moment after the last keystroke, under the version this person saw; until then it is kept on
 * this machine. What was written on another version than the present one was saved, or is another window's to settle.
 */
export function useDrafting(caseId: string, first: SavedDraft): Drafting {
  const key = `draft ${caseId}`;
  const [unsaved] = useState(() => {
    const kept = read(key) as Unsaved | null;
    return kept?.version === first.version ? kept.content : null;
  });
  const [saved, setSaved] = useState(first);
  const [content, setContent] = useState<ReviewedContent>(unsaved ?? first.content);
  const [isTouched, setTouched] = useState(unsaved !== null);
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
        forget(key);
      } else keep(key, { version: answer.version, content: latest.current });
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
      keep(key, { version: saved.version, content: next });
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
