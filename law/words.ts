/** What officers call things. The labels of acts and states are those of the procedure's own papers. */
export { actKindLabels } from './act-kinds.ts';
export { actLabels } from './acts.ts';
export * from './words/calendar.ts';
export * from './words/diagram.ts';
export * from './words/hours.ts';
export * from './words/people.ts';
export * from './words/procedure.ts';
export * from './words/publication.ts';
export * from './words/review.ts';
