export const CasesPage = (): null => null;
