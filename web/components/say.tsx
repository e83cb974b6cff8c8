import { message } from 'antd';
import { createContext, useContext, useMemo, type ReactElement, type ReactNode } from 'react';
import type { Problem } from '../../server/contract/problem.ts';
import { words } from '../words/words.ts';

interface Say {
  readonly done: (sentence: string) => void;
  readonly no: (sentence: string) => void;
  /** Null: the connection broke. */
  readonly refused: (problem: Problem | null) => void;
}

const SayContext = createContext<Say | null>(null);

/** Short words at the edge of the screen; what a person must read stands in the page itself. */
export function SayProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const [shown, holder] = message.useMessage();
  const say = useMemo<Say>(
    () => ({
      done: (sentence) => void shown.success(sentence),
      no: (sentence) => void shown.warning(sentence, 5),
      refused: (problem) =>
        void shown.error(problem === null ? words.failure.load : `${problem.sentence ?? ''}${problem.remedy ?? ''}`, 6),
    }),
    [shown],
  );
  return (
    <SayContext value={say}>
      {holder}
      {children}
    </SayContext>
  );
}

export function useSay(): Say {
  const say = useContext(SayContext);
  if (say === null) throw new Error('expected a SayProvider above');
  return say;
}
