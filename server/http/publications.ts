import { clocksOfCase } from '../../db/read/case-course.ts';
import { publicationsPage, publishedDecision, publishedPage, type PublishedRow } from '../../db/read/publications.ts';
import { nonPublicationGrounds } from '../../law/processes/publication/names.ts';
import { unpublishedLabels } from '../../law/words.ts';
import { openForPublishing, publicationOf } from '../request/case-file.ts';
import { civilDate, uuid } from '../contract/primitives.ts';
import type { PublishedDecision, publicationOperations } from '../contract/publications.ts';
import { words } from '../cases/act-words.ts';
import { cursorOf } from '../request/cursor.ts';
import { previewOf } from '../cases/publication-preview.ts';
import { serverProblem } from '../request/problems.ts';
import type { Routes } from '../route.ts';
import { dueView } from '../cases/views/dues.ts';
import { permittedTo } from '../cases/views/permitted.ts';
import { viewing } from '../request/viewing.ts';
import { wordsIn } from './tasks.ts';

const clerkCursor = cursorOf('publications', { decidedOn: civilDate, caseId: uuid });
const publicCursor = cursorOf('publicDecisions', { publishedOn: civilDate, caseId: uuid });

export const publicationRoutes: Routes<typeof publicationOperations> = {
  publications: {
    permission: 'publicityClerk',
    records: 'nothing',
    handle: async ({ installation, visitor, query }) => {
      const view = await viewing(installation, visitor.authority.id);
      const page = await publicationsPage(view.sql, {
        authorityId: visitor.authority.id,
        state: query.state ?? null,
        after: clerkCursor.read(query.cursor),
        limit: query.limit,
      });
      return {
        items: page.rows.map(({ partyName, dueOn, provisional, ...row }) => ({
          ...row,
          party: partyName,
          due: dueView(view, { clock: 'publication', dueOn, dueAt: null, provisional, actKind: row.actKind }),
        })),
        next: page.next === null ? null : clerkCursor.write(page.next),
      };
    },
  },
  publicationPreview: {
    permission: 'signedIn',
    records: 'nothing',
    handle: async ({ installation, visitor, params }) => {
      const { db, sql } = installation;
      const file = await openForPublishing(db, visitor, params.id);
      const { preview, previewHash, findings, notDue } = await previewOf(db, file);
      const view = await viewing(installation, visitor.authority.id);
      return {
        preview: { ...preview },
        previewHash,
        findings: findings.map(({ field, kind, excerpt }) => ({
          field,
          what: words.privateData[kind](excerpt),
          excerpt,
        })),
        permittedActs: permittedTo(view, visitor, await clocksOfCase(sql, params.id), [
          await publicationOf(db, params.id),
        ]),
        notDue: notDue === null ? null : unpublishedLabels[notDue],
        nonPublicationGrounds: [...nonPublicationGrounds],
        takeDownEvents: [...file.context.rules.publication.takeDown.events],
      };
    },
  },
  publicDecisions: {
    permission: 'anyone',
    records: 'nothing',
    handle: async ({ installation, query }) => {
      const view = await viewing(installation, null);
      const { q, actKind = null, year = null, state = null, cursor, limit } = query;
      const page = await publishedPage(view.sql, {
        today: view.today,
        words: wordsIn(q),
        actKind,
        year,
        state,
        after: publicCursor.read(cursor),
        limit,
      });
      return {
        items: page.rows.map(published),
        next: page.next === null ? null : publicCursor.write(page.next),
      };
    },
  },
  publicDecision: {
    permission: 'anyone',
    records: 'nothing',
    handle: async ({ installation, params }) => {
      const view = await viewing(installation, null);
      const row = await publishedDecision(view.sql, params.id, view.today);
      if (row === null) throw serverProblem('not-found');
      return published(row);
    },
  },
};

/** Of a withdrawn decision only that it was withdrawn, and why. */
export function published({ caseId, decision, state, ...row }: PublishedRow): PublishedDecision {
  const { number, authority, actKind, decidedOn } = decision;
  return {
    id: caseId,
    state,
    number,
    authority,
    actKind,
    decidedOn,
    publishedOn: row.publishedOn,
    displayUntil: row.displayUntil,
    demo: row.demo,
    decision: state === 'published' ? { ...decision } : null,
    withdrawal: row.withdrawal,
  };
}
