export const PublicationsPage = (): null => null;
