import type { ClosingVerdict } from '../../domain/complaint/complaint-course.ts';
import type { Locale } from '../../domain/locale.ts';
import type { QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';
import type { Filled } from '../../platform/http/form-fields.ts';
import type { MessageStatus } from '../../platform/mail/outbox.ts';
import type { User } from '../accounts/index.ts';
import type { ActionLine } from '../actions/index.ts';
import type { Complainer, Complaint, ComplaintEvent } from '../complaints/index.ts';
import type { Place } from '../organisation/index.ts';
import type { ShownWords } from './customer-words.ts';
import type { Reply } from './replies.store.ts';

/** A complaint with all that its page tells of it. */
export interface TreatedComplaint {
  complaint: Complaint;
  /** The reader may not tell single survey answers apart: no day, provider or topic of it is shown. */
  veiled: boolean;
  branch: string | null;
  provider: string | null;
  topic: string | null;
  owner: User | null;
  definition: QuestionnaireDefinition;
  replies: readonly Reply[];
  /** What the customer wrote, by the id of the complaint and of the replies. */
  words: ReadonlyMap<string, readonly ShownWords[]>;
  mail: ReadonlyMap<string, MessageStatus>;
  events: readonly ComplaintEvent[];
  standing: ClosingVerdict | undefined;
}

export interface TreatmentPageInput extends TreatedComplaint {
  locale: Locale;
  timeZone: string;
  now: Date;
  /** An instant one day of work from now: what is due before it is due soon. */
  soon: string | null;
  may: { treat: boolean; identity: boolean; plan: boolean };
  /** What was planned out of it. */
  actions: readonly ActionLine[];
  userId: string;
  /** Whom it may be handed to. */
  owners: readonly { id: string; name: string }[];
  /** Everybody who works here or did. */
  users: readonly { id: string; name: string }[];
  places: { branches: readonly Place[]; providers: readonly Place[]; topics: readonly Place[]; limited: boolean };
  /** Opened just now; none: nobody can be reached. */
  identity?: Complainer | 'none';
  /** The form of root cause and remedy, where it was not taken. */
  filled?: Filled;
  /** What was chosen of the facts, where somebody else saved others meanwhile. */
  overtakenFacts?: Filled['values'];
  /** The same of the tags, and of the owner. */
  overtakenTags?: Filled;
  overtakenOwner?: Filled;
}
