import { createHash } from 'node:crypto';
import type { BoardQuestion } from '../../../db/read/overdue.ts';
import { clockLabels, taskLabels } from '../../../law/words.ts';
import type { OverdueRow } from '../../contract/tasks.ts';
import { csvOf } from './csv.ts';
import type { Visitor } from '../../request/visitor.ts';
import { boardFileWords as words } from './board-file-words.ts';
import { boardRows } from './board.ts';
import type { Viewing } from '../../request/viewing.ts';

const PAGE = 200;

/** One list of the board as a file, and what is written down about it. */
export interface BoardFile {
  readonly name: string;
  readonly text: string;
  readonly rows: number;
  readonly sha256: string;
}

/** All of the list, where the screen shows its first page: the same rows in the same words. */
export async function boardFile(
  view: Viewing,
  visitor: Visitor,
  { show, unitId }: Pick<BoardQuestion, 'show' | 'unitId'>,
): Promise<BoardFile> {
  const rows: OverdueRow[] = [];
  let after: BoardQuestion['after'] = null;
  do {
    const page = await boardRows(view, visitor, { show, unitId, after, limit: PAGE });
    rows.push(...page.items);
    after = page.next;
  } while (after !== null);
  const text = csvOf([words.columns, ...rows.map(cellsOf)]);
  return {
    name: words.name(words.lists[show], view.today),
    text,
    rows: rows.length,
    sha256: createHash('sha256').update(text).digest('hex'),
  };
}

const cellsOf = ({
  subject,
  case: head,
  due,
  unit,
  kind,
  cause,
  reminders,
  lastRemindedOn,
}: OverdueRow): readonly string[] => [
  words.left(due),
  subject.number,
  subject.title,
  unit?.name ?? head?.handlingUnit.name ?? '',
  taskLabels[kind],
  cause,
  clockLabels[due.clock],
  due.on,
  String(reminders),
  lastRemindedOn ?? '',
  [...(subject.demo ? [words.demo] : []), ...(due.provisional ? [words.provisional] : [])].join(words.comma),
];
