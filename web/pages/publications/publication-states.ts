/** States by which publications are listed. */
export const publicationStates = [
  'awaitingService',
  'toPublish',
  'published',
  'withdrawn',
  'notPublished',
  'expired',
] as const;
