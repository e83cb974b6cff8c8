import type { Writing } from '../../db/write/writing.ts';
import { changesCase } from '../../law/act.ts';
import { actNamed } from '../../law/acts.ts';
import { projections } from '../projections.ts';
import type { Recording } from '../recording.ts';

/** The row of the process: made by its first act, carried on by every other. */
export function processRow(recording: Recording): Writing {
  const { process, act, revision, processState } = recording.record;
  const { heading, renamed, contentHash } = projections[process.kind];
  const { before, state, fingerprint, at } = recording;
  const present = {
    state,
    revision,
    snapshot: processState,
    fingerprint,
    contentHash: contentHash(processState),
    backEntry: processState.context.backEntry,
    changedAt: at,
  };
  if (revision > 1) {
    const changed = changesCase(actNamed(act.type)) ? { changedAtRevision: revision } : {};
    const set = { ...present, ...changed, ...renamed(recording) };
    return { patches: { process: [{ key: { id: process.id }, set }] } };
  }
  const first = {
    id: process.id,
    kind: process.kind,
    subjectKind: process.subject.kind,
    subjectId: process.subject.id,
    authorityId: processState.context.participants.authorityId,
    demo: before.authority?.demo ?? false,
    enteredAt: at,
    ...heading(recording),
    ...present,
    changedAtRevision: revision,
  };
  return { rows: { process: [first] } };
}
