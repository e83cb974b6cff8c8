import type { ProcessKind } from '../law/process/names.ts';
import type { AfterAct } from './links/after-act.ts';
import { afterActOfCase } from './links/case.ts';
import { afterActOfPublication } from './links/publication.ts';

/** What ties one process to another. A kind that is not here concerns no other. */
export const links: { readonly [K in ProcessKind]?: AfterAct } = {
  case: afterActOfCase,
  publication: afterActOfPublication,
};
