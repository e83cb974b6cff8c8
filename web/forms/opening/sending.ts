import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { draftQuery, isProblem, queries, refreshCase, server } from '../../api/api.ts';
import { newId } from '../../api/ids.ts';
import { forget, keep, read } from '../../api/kept.ts';
import { settled, type Recorded } from '../../api/sending.ts';
import { useSay } from '../../components/say.tsx';
import { words } from '../../words/words.ts';
import { canonicalOf } from '../canonical.ts';
import type { Written } from './written.ts';

const KEY = 'opening sent';

/** One opening that was sent and not answered: kept like what was written, for a repeat must open no second case. */
interface Sent {
  readonly commandId: string;
  readonly caseId: string;
  readonly content: Written['content'];
}

/** Opens a case. What was written is cleared only once the record has it as the draft of the case. */
export function useOpening(onDone: () => void): UseMutationResult<Recorded, Error, Written> {
  const navigate = useNavigate();
  const say = useSay();
  return useMutation({
    mutationFn: async (written: Written) => {
      const sent = (read(KEY) as Sent | null) ?? { commandId: newId(), caseId: newId(), content: written.content };
      keep(KEY, sent);
      const { commandId, caseId } = sent;
      const recorded = await settled(await server.openCase({ body: { ...bodyOf(written), commandId, caseId } }));
      if (canonicalOf(sent.content) !== canonicalOf(written.content)) await saveOnTop(caseId, written);
      return recorded;
    },
    onSuccess: ({ caseId, revision }) => {
      forget(KEY);
      onDone();
      refreshCase(caseId);
      say.done(words.recorded(words.draft.open.title, revision));
      void navigate({ to: '/cases/$caseId/draft', params: { caseId } });
    },
    onError: (error) => {
      if (isProblem(error) && error.problem.status < 500) forget(KEY);
    },
  });
}

const bodyOf = ({ content, openedOn, backEntry, caseNumber, handlers, ...rest }: Written) => ({
  ...rest,
  openedOn,
  backEntry,
  handlers: [...handlers],
  caseNumber: caseNumber.trim() === '' ? null : caseNumber.trim(),
  content,
  on: backEntry ? openedOn : null,
});

/** A repeat finds the draft as it was sent first; what was changed since is saved as the next version. */
async function saveOnTop(caseId: string, { content }: Written): Promise<void> {
  const saved = await server.saveDraft({ params: { id: caseId }, body: { version: 1, content } });
  queries.setQueryData(draftQuery(caseId).queryKey, saved);
}
