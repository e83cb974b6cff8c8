import type { ReactElement } from 'react';
import { evidenceKindLabels } from '../../server/contract/labels.ts';
import type { CaseView } from '../../server/contract/case-view.ts';
import { fileAddress } from '../api/api.ts';
import { decisionInShort } from '../words/content.ts';
import { words } from '../words/words.ts';
import { Icon } from '../components/icon.tsx';
import { TakenBack } from './opinion-word.tsx';
import { Paper } from '../components/paper.tsx';

export function EvidenceList({ view }: { readonly view: CaseView }): ReactElement | null {
  const evidence = view.content?.content.evidence ?? [];
  if (evidence.length === 0) return null;
  return (
    <section className="card padded">
      <h2 className="title-2">
        {words.case.evidence} <span className="secondary small">{words.case.evidenceCount(evidence.length)}</span>
      </h2>
      <ol className="evidence">
        {evidence.map(({ name, kind, proves, file }, i) => (
          <li key={`${name} ${file ?? i}`}>
            <span className="secondary">{i + 1}</span>
            <div>
              {file === null ? (
                <b>{name}</b>
              ) : (
                <a href={fileAddress(file)} target="_blank" rel="noreferrer" aria-label={words.case.openFile(name)}>
                  <Icon name="document" /> {name}
                </a>
              )}{' '}
              <span className="tag">{evidenceKindLabels[kind]}</span>
              <div className="small secondary">
                {proves}
                {file === null ? `（${words.case.noFile}）` : ''}
              </div>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The text as last finalized, folded to one line. */
export function ContentCard({ view }: { readonly view: CaseView }): ReactElement | null {
  if (view.content === null) return null;
  const { content, hash } = view.content;
  return (
    <section className="card padded">
      <details>
        <summary className="line wrap">
          <h2 className="title-2">{view.decision === null ? words.case.content : words.case.contentDecided}</h2>
          <span>{decisionInShort(content.decision)}</span>
          <span className="grow" />
          <span className="small secondary hash">{words.case.contentHash(hash)}</span>
        </summary>
        <Paper content={content} authority={view.authority.name} number={view.decision?.number ?? null} />
      </details>
      {view.draftDiffers ? <p className="small soon">{words.case.draftDiffers}</p> : null}
      <TakenBack view={view} />
      {view.changesSincePass.length > 0 ? (
        <>
          <h3 className="title-3 late">{words.case.changesSincePass}</h3>
          <ul className="change-list">
            {view.changesSincePass.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}
