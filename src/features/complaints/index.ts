export { answerIntake } from './answer-intake.ts';
export { complainRoutes } from './complain.routes.ts';
export {
  type Complainer,
  type ComplaintFacts,
  changeFacts,
  complainersOf,
  confirmTags,
  findComplainer,
  openComplainer,
  shownFacts,
  shownTags,
} from './complaint.service.ts';
export type { ComplaintHandler } from './complaint-events.ts';
export { type ComplaintFilter, filterQuery, readComplaintFilter } from './complaint-filter.ts';
export { complaintFormMessages } from './complaint-form.messages.ts';
export { complaintHistory, complaintsData, eraseComplaints, moveComplaintsOnMerge } from './complaint-parts.ts';
export { complaintJson, complaintsApi } from './complaints.api.ts';
export { complaintsMessages } from './complaints.messages.ts';
export {
  type ComplaintReader,
  countByMode,
  countComplaints,
  filteredComplaints,
  isSealed,
  listComplaints,
  listInvitable,
  readerOf,
} from './complaints.queries.ts';
export { complaintsRoutes } from './complaints.routes.ts';
export {
  type Complaint,
  type ComplaintEvent,
  complaintEvents,
  getComplaint,
  hasOpenComplaint,
  listComplaintSpans,
  lockComplaint,
  recordEvent,
  updateComplaint,
} from './complaints.store.ts';
export { wordsWaitText } from './complaints.views.ts';
export { exportedComplaint } from './complaints-export.queries.ts';
export { contactIntake } from './contact-intake.ts';
export { referenceOf } from './form-intake.service.ts';
export { maskedWords } from './masked-words.ts';
