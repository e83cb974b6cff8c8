export const DiagramPage = (): null => null;
