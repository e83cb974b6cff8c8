export { enforcementCase } from './case.ts';
export { publication } from './publication.ts';
