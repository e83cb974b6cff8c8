import type { ProcessKind } from '../law/process/names.ts';
import { caseProjection } from './projections/case/case-projection.ts';
import type { Projection } from './projections/projection.ts';
import { publicationProjection } from './projections/publication/publication-projection.ts';

export const projections: Record<ProcessKind, Projection> = {
  case: caseProjection,
  publication: publicationProjection,
};
