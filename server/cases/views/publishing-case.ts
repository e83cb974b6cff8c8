import { clocksOfCase, ledgerOfCase, type LedgerRow } from '../../../db/read/case-course.ts';
import { publicationOf, type PublishingFile } from '../../request/case-file.ts';
import type { PublishingCase } from '../../contract/publishing-case.ts';
import type { ClockName } from '../../../law/process/clocks.ts';
import type { Viewing } from '../../request/viewing.ts';
import type { Visitor } from '../../request/visitor.ts';
import { readContents } from '../contents.ts';
import { previewOf } from '../publication-preview.ts';
import { clockViews } from './clocks.ts';
import { permittedTo } from './permitted.ts';
import { unitNamed } from './units.ts';

/** What whoever only publishes sees of a case: the decision as the public will, and what was done about its publication. */
export async function publishingCase(view: Viewing, visitor: Visitor, file: PublishingFile): Promise<PublishingCase> {
  const { db, sql } = view;
  const { record, context } = file;
  const [published, { preview }, clocks, entries, handlingUnit] = await Promise.all([
    publicationOf(db, record.id),
    previewOf(db, file),
    clocksOfCase(sql, record.id),
    ledgerOfCase(sql, record.id),
    unitNamed(db, record.handlingUnitId),
  ]);
  const own = clocks.filter(({ process }) => process === 'publication');
  return {
    sight: 'publishing',
    id: record.id,
    number: record.number,
    demo: record.demo,
    backEntry: record.backEntry,
    handlingUnit: handlingUnit ?? { id: '-', name: '' },
    decision: { ...preview },
    servedOn: record.servedOn,
    publication: published && {
      state: published.state,
      revision: published.revision,
      publishedOn: published.publishedOn,
      displayUntil: published.displayUntil,
    },
    clocks: clockViews(view, own, { caseNumber: record.number, actKind: record.actKind, rules: context.rules }),
    permittedActs: permittedTo(view, visitor, own, [published]),
    course: await courseOfPublication(
      view,
      entries.filter(({ process }) => process === 'publication'),
    ),
    takeDownEvents: [...context.rules.publication.takeDown.events],
  };
}

async function courseOfPublication({ db }: Viewing, entries: readonly LedgerRow[]): Promise<PublishingCase['course']> {
  const reasoned = entries.filter(({ type }) => type === 'declinePublication' || type === 'recordAnnulment');
  const texts = await readContents(
    db,
    reasoned.map(({ textHash }) => textHash),
  );
  return entries.toReversed().map((entry) => {
    const { reason = null } = (reasoned.includes(entry) ? (texts.get(entry.textHash ?? '') ?? {}) : {}) as {
      reason?: string;
    };
    const { revision, type: act, by, on, at, hash: entryHash } = entry;
    return { revision, act, clock: clockIn(entry), by, on, at: at.toISOString(), reason, entryHash };
  });
}

const clockIn = ({ act }: LedgerRow): ClockName | null =>
  act.type === 'clockReminder' || act.type === 'clockExpired' ? (act.clock as ClockName) : null;
