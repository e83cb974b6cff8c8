import { Button } from 'antd';
import type { ReactElement } from 'react';
import type { CaseView } from '../../server/contract/case-view.ts';
import { changesBetween } from './content-changes.ts';
import { fieldName } from '../words/content.ts';
import type { Drafting } from '../api/drafting.ts';
import { Icon } from '../components/icon.tsx';
import { words } from '../words/words.ts';
import { answerFieldId, answerGap, answerTo } from './answers-part.tsx';
import { BackEntryDate } from './back-entry-date.tsx';
import { Check, draftFieldId } from './content/fields.tsx';
import { SendFailure } from './failure.tsx';
import type { Finishing } from './finishing.ts';

interface FinishPanelProps {
  readonly view: CaseView;
  readonly drafting: Drafting;
  readonly finishing: Finishing;
  readonly type: string;
}

export function FinishPanel({ view, drafting, finishing, type }: FinishPanelProps): ReactElement {
  const isAmending = type === 'amendDraft';
  const changes = view.content === null ? [] : changesBetween(view.content.content, drafting.content);
  const label = isAmending
    ? words.draft.amend
    : finishing.issues.length > 0
      ? words.draft.finalizeAnswered
      : words.draft.finalize;
  return (
    <aside className="draft-side" aria-label={label}>
      <section className="card padded">
        <Gaps drafting={drafting} finishing={finishing} isAmending={isAmending} />
        {view.content === null ? null : (
          <>
            <h3 className="title-3">{words.draft.amendChanges}</h3>
            {changes.length === 0 ? (
              <p className="small secondary">{words.draft.noChanges}</p>
            ) : (
              <ul className="change-list">
                {changes.map((change) => (
                  <li key={change}>{change}</li>
                ))}
              </ul>
            )}
          </>
        )}
        {isAmending ? (
          <p className="refusal">
            <Icon name="voided" className="late" /> {words.draft.amendWarning}
          </p>
        ) : null}
        {!isAmending && view.party.noticeServedOn !== null ? (
          <Check label={words.draft.newFacts} isOn={finishing.newFacts} onChange={finishing.setNewFacts} />
        ) : null}
        {finishing.on === null ? null : <BackEntryDate value={finishing.on} onChange={finishing.setOn} />}
        <SendFailure error={finishing.error} onRetry={finishing.finish} />
        {drafting.state === 'failed' || drafting.state === 'conflict' ? <SaveFailure drafting={drafting} /> : null}
        <Button
          type="primary"
          block
          danger={isAmending}
          loading={finishing.isSending}
          disabled={drafting.state === 'conflict' || (isAmending && changes.length === 0)}
          onClick={finishing.finish}
        >
          {finishing.isSending ? words.sending : label}
        </Button>
        {isAmending ? null : <p className="small secondary">{words.draft.finalizeNote}</p>}
      </section>
    </aside>
  );
}

function SaveFailure({ drafting }: { readonly drafting: Drafting }): ReactElement {
  if (drafting.state === 'failed') {
    return <SendFailure error={drafting.error} onRetry={() => void drafting.flush().catch(() => undefined)} />;
  }
  return (
    <>
      <SendFailure error={drafting.error} onRetry={() => undefined} />
      <Button
        block
        onClick={() => {
          window.location.reload();
        }}
      >
        {words.draft.takeTheirs}
      </Button>
    </>
  );
}

interface GapsProps {
  readonly drafting: Drafting;
  readonly finishing: Finishing;
  readonly isAmending: boolean;
}

function Gaps({ drafting, finishing, isAmending }: GapsProps): ReactElement {
  const unanswered = finishing.issues.flatMap((issue) => {
    const sentence = answerGap(answerTo(finishing.answers, issue));
    const { number } = issue;
    return sentence === null ? [] : [{ id: answerFieldId(number), name: words.issues.answerOf(number), sentence }];
  });
  const gaps = [
    ...(isAmending ? [] : unanswered),
    ...drafting.saved.missing.map(({ field, sentence }) => ({
      id: draftFieldId(field),
      name: fieldName(field),
      sentence,
    })),
  ];
  if (gaps.length === 0) {
    return (
      <p className="good">
        <Icon name="passed" /> {words.draft.complete}
      </p>
    );
  }
  return (
    <div className={finishing.isTried ? 'refusal' : 'gaps'} role={finishing.isTried ? 'alert' : undefined}>
      <p className="strong">{words.draft.missing(gaps.length)}</p>
      <ul>
        {gaps.map(({ id, name, sentence }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              onClick={(event) => {
                event.preventDefault();
                const field = document.getElementById(id) ?? document.getElementById(`${id}.law`);
                field?.focus();
                field?.scrollIntoView({ block: 'center' });
              }}
            >
              {name}
            </a>
            ：{sentence}
          </li>
        ))}
      </ul>
    </div>
  );
}
