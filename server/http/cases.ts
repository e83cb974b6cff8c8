import type { BeforeOpening } from '../../db/read/before-opening.ts';
import { casesPage } from '../../db/read/cases.ts';
import { clocksOfCase } from '../../db/read/case-course.ts';
import { tasksOfCase } from '../../db/read/inbox.ts';
import { casesSeen } from '../request/case-sight.ts';
import { openFile, openForPublishing } from '../request/case-file.ts';
import { act, besideAct, commandOutcome } from '../cases/acts/acts.ts';
import type { caseOperations } from '../contract/cases.ts';
import { instant, uuid } from '../contract/primitives.ts';
import { cursorOf } from '../request/cursor.ts';
import { isDraftOpen, readDraft, saveDraft } from '../cases/drafts.ts';
import { requireOwnFiles } from '../cases/files.ts';
import { besideOpening, openCase } from '../cases/acts/opening.ts';
import { refused, serverProblem } from '../request/problems.ts';
import type { Routes } from '../route.ts';
import { words } from '../cases/act-words.ts';
import { caseHead } from '../cases/views/case-heads.ts';
import { casePage } from '../cases/views/case-page.ts';
import { runReceipt } from '../cases/views/clocks.ts';
import { dueView } from '../cases/views/dues.ts';
import { extensionPreview } from '../cases/views/extension.ts';
import { publishingCase } from '../cases/views/publishing-case.ts';
import { taskView } from '../cases/views/task-views.ts';
import { viewing } from '../request/viewing.ts';
import { wordsIn } from './tasks.ts';

const caseCursor = cursorOf('cases', { changedAt: instant, id: uuid });

export const caseRoutes: Routes<typeof caseOperations> = {
  cases: {
    permission: 'signedIn',
    records: 'nothing',
    handle: async ({ installation, visitor, query }) => {
      const view = await viewing(installation, visitor.authority.id);
      const { q, state = null, actKind = null, mine, cursor, limit } = query;
      const after = caseCursor.read(cursor);
      const page = await casesPage(view.sql, {
        seen: await casesSeen(installation.db, visitor),
        words: wordsIn(q),
        state,
        actKind,
        mine,
        after: after && { changedAt: new Date(after.changedAt), id: after.id },
        limit,
      });
      return {
        items: page.rows.map(({ head, openedOn, reviewer, due }) => ({
          ...caseHead(head),
          openedOn,
          reviewer,
          due: due === null ? null : dueView(view, { ...due, actKind: head.actKind }),
        })),
        next:
          page.next === null
            ? null
            : caseCursor.write({ changedAt: page.next.changedAt.toISOString(), id: page.next.id }),
      };
    },
  },
  openCase: {
    permission: 'signedIn',
    records: 'act',
    status: { known: [201, 202], of: ({ outcome }) => (outcome === 'recorded' ? 201 : 202) },
    beside: (installation, { body }) => besideOpening(installation, body),
    handle: ({ installation, visitor, body, aside }) => openCase(installation, visitor, body, aside as BeforeOpening),
  },
  caseView: {
    permission: 'signedIn',
    records: 'nothing',
    handle: async ({ installation, visitor, params }) => {
      const file = await openForPublishing(installation.db, visitor, params.id);
      const view = await viewing(installation, visitor.authority.id);
      return file.sight === 'whole' ? casePage(view, visitor, file) : publishingCase(view, visitor, file);
    },
  },
  draft: {
    permission: 'signedIn',
    records: 'nothing',
    handle: async ({ installation, visitor, params }) => {
      const file = await openFile(installation.db, visitor, params.id);
      // The working copy is the handlers'; what they put forward, everybody in the case reads on its page.
      if (!file.roles.includes('caseHandler')) throw refused('not-your-act');
      const draft = await readDraft(installation.db, params.id);
      if (draft === null) throw serverProblem('not-found');
      return draft;
    },
  },
  saveDraft: {
    permission: 'signedIn',
    records: 'draft',
    handle: async ({ installation, visitor, params, body }) => {
      const { db } = installation;
      const file = await openFile(db, visitor, params.id);
      if (!file.roles.includes('caseHandler')) throw refused('not-your-act');
      if (!isDraftOpen(file.record.state)) throw serverProblem('draft-not-editable');
      if (body.content.actKind !== file.record.actKind) {
        throw refused('act-malformed', { fields: [{ field: 'content.actKind', sentence: words.otherKind }] });
      }
      await requireOwnFiles(installation, visitor, { caseId: params.id, content: body.content });
      await saveDraft(installation, { caseId: params.id, savedBy: visitor.person.id, ...body });
      const saved = await readDraft(db, params.id);
      if (saved === null) throw new Error('expected the draft just saved, got none');
      return saved;
    },
  },
  act: {
    permission: 'signedIn',
    records: 'act',
    status: { known: [200, 202], of: ({ outcome }) => (outcome === 'recorded' ? 200 : 202) },
    beside: ({ sql }, { params, body }) => besideAct(sql, { caseId: params.id, ...body }),
    handle: ({ installation, visitor, params, body, aside }) =>
      act(installation, visitor, { caseId: params.id, ...body }, aside),
  },
  command: {
    permission: 'signedIn',
    records: 'nothing',
    handle: ({ installation, visitor, params }) => commandOutcome(installation, visitor, params.id),
  },
  receipt: {
    permission: 'signedIn',
    records: 'nothing',
    handle: async ({ installation, visitor, params, query }) => {
      const { record, context, sight } = await openForPublishing(installation.db, visitor, params.id);
      if (sight === 'publishing' && query.process !== 'publication') throw serverProblem('not-found');
      const runs = await clocksOfCase(installation.sql, params.id);
      const run = runs.filter(({ clock, process }) => clock === params.clock && process === query.process).at(-1);
      if (run === undefined) throw serverProblem('not-found');
      const view = await viewing(installation, visitor.authority.id);
      return runReceipt(view, run, { caseNumber: record.number, actKind: record.actKind, rules: context.rules });
    },
  },
  extensionPreview: {
    permission: 'signedIn',
    records: 'nothing',
    handle: async ({ installation, visitor, params, query }) => {
      const file = await openFile(installation.db, visitor, params.id);
      const view = await viewing(installation, visitor.authority.id);
      const preview = await extensionPreview(view, file, query.days);
      if (preview === null) throw serverProblem('not-found');
      return preview;
    },
  },
  caseTasks: {
    permission: 'signedIn',
    records: 'nothing',
    handle: async ({ installation, visitor, params }) => {
      const { sight } = await openForPublishing(installation.db, visitor, params.id);
      const view = await viewing(installation, visitor.authority.id);
      return (await tasksOfCase(view.sql, params.id))
        .filter(({ process }) => sight === 'whole' || process === 'publication')
        .map((row) => taskView(view, visitor, row));
    },
  },
};
