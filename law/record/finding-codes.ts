/** What may be remarkable in law about a decision entered from elsewhere, in the order in which it is told. */
export const findingCodes = [
  'review-not-on-record',
  'review-not-before-decision',
  'hearing-notice-not-on-record',
  'hearing-right-not-notified',
  'deliberation-not-on-record',
  'published-late',
  'decided-late',
  'date-on-rest-day',
  'party-code-wrong',
  'party-code-odd',
  'document-number-malformed',
  'document-number-year-differs',
  'several-penalties',
  'personal-data-exposed',
  'dates-out-of-order',
  'calendar-provisional',
] as const;
export type FindingCode = (typeof findingCodes)[number];
