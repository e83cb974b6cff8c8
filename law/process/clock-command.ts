/**
 * The id of what a clock does: its deadline, and the revision it found.
 *
 * @law PROFILE
 */
export const clockCommandId = (deadlineKey: string, revision: number): string => `${deadlineKey}@${revision}`;

/**
 * The deadline in such an id.
 *
 * @law PROFILE
 */
export const deadlineKeyIn = (commandId: string): string => commandId.replace(/@\d+$/, '');
