/** Stand in rows for numbers that are given only when the act is recorded. */
export const DECISION_NUMBER = '{decision number}';
export const OPINION_NUMBER = '{opinion number}';
