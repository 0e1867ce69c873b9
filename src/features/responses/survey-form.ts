import type { Channel } from '../../domain/channel.ts';
import type { Locale } from '../../domain/locale.ts';
import type { QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';
import type { Form } from '../../domain/questionnaire/form.ts';

/** What `views/survey/form.ejs` shows, as `form`. */
export interface SurveyForm {
  action: string;
  /** Where it is saved to be finished later; null where it cannot be. */
  draftAction: string | null;
  /** What goes along with the answers unseen. */
  hidden: readonly HiddenField[];
  heading: string;
  /** Which visit, and how long it takes. */
  about: string;
  promise: string;
  /** Shown to those who write the questionnaire: nothing on it can be sent. */
  preview: boolean;
  /** Above the questions: resumed, kept, changing, preview. */
  notice: string | null;
  problems: SurveyProblem[];
  problemsTitle: string;
  /** The question that came with the mail. */
  first: RatingCard | null;
  /** Says that items are rated twice, or three times. */
  lead: string;
  sections: { title: string; items: ItemCard[] }[];
  cards: ExtraCard[];
  /** How many answers the count at the foot goes up to: the items and the first question. */
  total: number;
  unsubscribeHref: string | null;
  privacyHref: string | null;
}

export interface HiddenField {
  name: string;
  value: string;
}

export interface SurveyProblem {
  /** The field's name, which is also the id of its group; '' for the form as a whole. */
  field: string;
  text: string;
}

export interface ItemCard {
  key: string;
  text: string;
  position: string;
  /** One column, for scales or sets of rows too wide for two. */
  stacked: boolean;
  rows: LevelRow[];
}

export interface LevelRow extends LevelScale {
  kind: 'exp' | 'got' | 'min';
  legend: string;
  notApplicable: { label: string; checked: boolean } | null;
}

/** A row of round answers. `size` names its columns in the stylesheet. */
export interface LevelScale {
  name: string;
  size: 'five' | 'seven' | 'nine' | 'ten' | 'eleven';
  choices: LevelChoice[];
  low: string;
  high: string;
  error: string | null;
}

export interface LevelChoice {
  value: number;
  checked: boolean;
  /** Words under the number, where each answer has its own. */
  words: string | null;
  /** For screen readers, where the number alone would not say which end it is. */
  spoken: string | null;
}

export interface RatingCard extends LevelScale {
  kind: 'rating';
  text: string;
  note: string | null;
  worded: boolean;
}

export interface Tick {
  name: string;
  value: string;
  label: string;
  checked: boolean;
}

export type ExtraCard = (
  | RatingCard
  | { kind: 'choice'; name: string; text: string; options: Tick[]; error: string | null }
  | { kind: 'wrong'; text: string; yes: Tick; no: Tick; modes: Tick[]; error: string | null; afterYes: Tick[] }
  | { kind: 'text'; name: string; text: string; value: string; error: string | null }
  | { kind: 'consents' }
) & { consents: Tick[] };

export type Typed = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface SurveyFormInput {
  definition: QuestionnaireDefinition;
  form: Form;
  locale: Locale;
  /** The promise that was or will be stored with the response, in this language. */
  promise: string;
  /** The contact asked about; the day already written out. Absent for open links. */
  visit?: { day: string; channel: Channel | null; branch?: string; topic?: string };
  /** What the person typed or had saved, by field name. */
  typed: Typed;
  problems: readonly SurveyProblem[];
  /** The score came by the link in the mail and nothing else was typed yet. */
  chosenInMail?: boolean;
  state: 'new' | 'resumed' | 'changing' | 'preview' | { keptUntil: string } | { notice: string };
  /** The place that an open link stands for. */
  place?: { channel: Channel | null; names: readonly string[] };
  hidden: readonly HiddenField[];
  action: string;
  draftAction?: string;
  unsubscribeHref?: string;
  privacyHref?: string;
}
