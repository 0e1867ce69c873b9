export { type AnswerIntake, answerIntake } from './answer-intake.ts';
export {
  type Complainer,
  type ComplaintFacts,
  changeFacts,
  confirmTags,
  findComplainer,
  openComplainer,
} from './complaint.service.ts';
export type { ComplaintHandler, ComplaintNews } from './complaint-events.ts';
export { type ComplaintFilter, filterQuery, readComplaintFilter } from './complaint-filter.ts';
export {
  type ComplaintCursor,
  type ComplaintReader,
  countByMode,
  countComplaints,
  filteredComplaints,
  type Invitable,
  isSealed,
  type ListedComplaint,
  listComplaints,
  listInvitable,
  readComplaintCursor,
  readerOf,
} from './complaints.queries.ts';
export {
  type Complaint,
  type ComplaintChange,
  type ComplaintEvent,
  type ComplaintRecord,
  type ComplaintTag,
  complaintEvents,
  getComplaint,
  hasOpenComplaint,
  lockComplaint,
  recordEvent,
  updateComplaint,
} from './complaints.store.ts';
export { enterComplaint, type NewComplaint } from './enter-complaint.ts';
