import { canonicalOf } from './canonical.ts';
import type { ReviewedContent } from '../../server/contract/labels.ts';
import { decisionInShort } from '../words/content.ts';
import { words } from '../words/words.ts';

const sections = ['title', 'party', 'facts', 'evidence', 'law', 'discretion', 'decision', 'scope'] as const;

/** What a draft changes against the finalized text, one sentence a section; the server tells it exactly when it is recorded. */
export function changesBetween(before: ReviewedContent, after: ReviewedContent): readonly string[] {
  return sections
    .filter((section) => canonicalOf(before[section]) !== canonicalOf(after[section]))
    .map((section) => changeIn(section, before, after));
}

function changeIn(section: (typeof sections)[number], before: ReviewedContent, after: ReviewedContent): string {
  const label = words.draft.sections[section];
  const [was, is] = [shortOf(section, before), shortOf(section, after)];
  return was === is || was === null || is === null ? words.draft.changeIn(label) : words.draft.changeOf(label, was, is);
}

function shortOf(section: (typeof sections)[number], content: ReviewedContent): string | null {
  if (section === 'decision') return decisionInShort(content.decision);
  if (section === 'title') return content.title;
  return section === 'evidence' ? words.case.evidenceCount(content.evidence.length) : null;
}
