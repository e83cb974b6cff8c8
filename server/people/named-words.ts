/** What is wrong with a person an act names, at its field. */
export const words = {
  unknownPerson: '没有这位工作人员，或者已离任。',
  notReviewer: '不是审核机构的法制审核人员。',
  notLeader: '不是机构负责人、分管领导或者行政机关负责人。',
  notOfficer: '不是承办机构的执法人员。',
} as const;
