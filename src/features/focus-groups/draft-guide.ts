import { analyseCard } from '../../domain/card/report-card.ts';
import { GUIDE_PARTS, type Guide, type GuidePart, guideMinutes } from '../../domain/focus-group/guide.ts';
import { type Locale, textIn } from '../../domain/locale.ts';
import { FAILURE_MODES } from '../../domain/questionnaire/failure-modes.ts';
import type { Services } from '../../platform/context.ts';
import { AppError } from '../../platform/errors.ts';
import { type CardAccess, openScope, readScope } from '../analysis/index.ts';
import {
  type ComplaintFilter,
  type ComplaintReader,
  countByMode,
  listComplaints,
  maskedWords,
  readComplaintFilter,
} from '../complaints/index.ts';
import { focusGroupsMessages } from './focus-groups.messages.ts';
import type { FocusGroup } from './focus-groups.store.ts';
import { queryOf } from './focus-words.ts';

const ITEMS_ASKED = 3;
const MODES_ASKED = 2;
const VERBATIMS = 4;
/** Fewer texts would let a participant be recognised by theirs. */
const FEWEST_TEXTS = 10;
const TEXTS_READ = 200;
/** A moderator reads it out. */
const LONGEST_VERBATIM = 300;

/**
 * A first discussion guide: key questions from the items that surely fall short and from the kinds of failure that the
 * group came from, with what customers of that list wrote, without names. Figures stand nowhere in it.
 */
export async function draftGuide(
  services: Services,
  group: FocusGroup,
  about: { locale: Locale; minutes: number; reader: ComplaintReader },
): Promise<Guide> {
  const { locale, reader } = about;
  const t = focusGroupsMessages.in(locale);
  const items = await largestGaps(services, group, locale, reader);
  const filter = readComplaintFilter(queryOf(group));
  const verbatims = await verbatimsOf(services, filter, locale, reader);
  const counts = await countByMode(services.db.knex, filter, reader);
  const modes = [...counts]
    .sort(([a, n], [b, m]) => m - n || a.localeCompare(b))
    .slice(0, MODES_ASKED)
    .flatMap(([key]) => FAILURE_MODES.filter((mode) => mode.key === key));
  const questions: Record<GuidePart, string[]> = {
    opening: [t('focus.guide.q.opening.1')],
    introductory: [t('focus.guide.q.introductory.1'), t('focus.guide.q.introductory.2')],
    transition: [t('focus.guide.q.transition.1', { theme: group.theme })],
    key: [
      ...items.map((item) => t('focus.guide.q.key.item', { item })),
      ...modes.map(({ sentence }) => t('focus.guide.q.key.mode', { sentence: textIn(sentence, locale) })),
      t('focus.guide.q.key.theme'),
    ],
    ending: [t('focus.guide.q.ending.1'), t('focus.guide.q.ending.2')],
  };
  const minutes = guideMinutes(about.minutes);
  return {
    parts: GUIDE_PARTS.map((part) => ({ part, minutes: minutes[part], questions: questions[part] })),
    verbatims,
  };
}

/** What surely falls short, the largest first. */
async function largestGaps(
  services: Services,
  group: FocusGroup,
  locale: Locale,
  { branchIds }: ComplaintReader,
): Promise<string[]> {
  // As those see it who may not tell single answers, whoever draws it: the guide goes from hand to hand.
  const access: CardAccess = { rowAccess: false, branchIds };
  const { branch } = queryOf(group);
  try {
    const scope = await openScope(services, branch === undefined ? {} : { branch }, access);
    return await services.db.snapshot(async (tx) => {
      const { definition, state, unit } = await readScope(services.db, tx, scope);
      const { materialShare, gradeBands } = scope.settings;
      const card = analyseCard(definition, state, { materialShare, gradeBands, onePerson: scope.onePerson, unit });
      return card.priorities
        .slice(0, ITEMS_ASKED)
        .flatMap(({ key }) => definition.items.filter((item) => item.key === key))
        .map(({ text }) => textIn(text, locale));
    });
  } catch (error) {
    // A branch that is gone, no questionnaire in use yet: the guide then begins without them.
    if (error instanceof AppError && error.status < 500) return [];
    throw error;
  }
}

/** A few short texts in the language, in no order, with all names out. */
async function verbatimsOf(
  { db }: Services,
  filter: ComplaintFilter,
  locale: Locale,
  reader: ComplaintReader,
): Promise<string[]> {
  return db.snapshot(async (tx) => {
    const page = { after: undefined, limit: TEXTS_READ };
    const found = await listComplaints(tx, filter, { ...reader, rowAccess: false }, page);
    const written = found.filter(({ words }) => words !== null);
    if (written.length < FEWEST_TEXTS) return [];
    const short = written.filter((one) => one.locale === locale && (one.words ?? '').length <= LONGEST_VERBATIM);
    // Their ids are random.
    const chosen = short.sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, VERBATIMS);
    const masked = await maskedWords(db, tx, chosen);
    const texts = [...masked.values()].map((pieces) =>
      pieces
        .map((piece) => (piece.kind === 'text' ? piece.text : '…'))
        .join('')
        .replace(/\s+/g, ' '),
    );
    return [...new Set(texts)];
  });
}
