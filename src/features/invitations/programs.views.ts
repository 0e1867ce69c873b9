import { type Locale, textIn } from '../../domain/locale.ts';
import type { ContactFilter } from '../../domain/program/contact-filter.ts';
import { programInFrontOf } from '../../domain/program/contact-filter.ts';
import { PROMISES } from '../../domain/questionnaire/promises.ts';
import { CHANNEL_WORDS } from '../../domain/words/channel.words.ts';
import { dotted } from '../../platform/i18n/dotted.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import { wholeNumber } from '../../platform/i18n/numbers.ts';
import type { Place } from '../organisation/index.ts';
import type { QuestionnaireVersion } from '../questionnaires/index.ts';
import { programsMessages } from './programs.messages.ts';
import { DEFAULT_PROGRAM_NAME } from './programs.service.ts';
import type { StoredProgram } from './programs.store.ts';

export type ProgramWords = ReturnType<typeof programsMessages.in>;

/** All places that programs choose by, inactive ones as well. */
export interface ProgramPlaces {
  branches: readonly Place[];
  topics: readonly Place[];
  providers: readonly Place[];
}

/** The first program is made by the product, so its name is told in the reader's language. */
export function programName(program: Pick<StoredProgram, 'name'>, t: ProgramWords): string {
  return program.name === DEFAULT_PROGRAM_NAME ? t('programs.defaultName') : program.name;
}

function titleOf(key: string, versions: readonly QuestionnaireVersion[], locale: Locale): string {
  const version = versions.find((known) => known.key === key);
  return version === undefined ? key : textIn(version.definition.title, locale);
}

/** More names than these are counted. */
const MOST_NAMED = 4;

/** Which contacts, in a few words. */
function filterText(contacts: ContactFilter, places: ProgramPlaces, locale: Locale): string {
  const t = programsMessages.in(locale);
  const names = {
    branches: namesOf(contacts.branches, places.branches),
    topics: namesOf(contacts.topics, places.topics),
    providers: namesOf(contacts.providers, places.providers),
    channels: contacts.channels.map((channel) => CHANNEL_WORDS[channel][locale]),
  };
  const parts = (['branches', 'topics', 'channels', 'providers'] as const).flatMap((kind) => {
    const all = names[kind];
    if (all.length === 0) return [];
    const named = all.slice(0, MOST_NAMED).map(isolate).join(', ');
    const rest = all.length - MOST_NAMED;
    const list = rest > 0 ? t('programs.value.andMore', { named, count: rest }) : named;
    return [t('programs.value.only', { kind: t(`programs.${kind}`), list })];
  });
  return parts.length === 0 ? t('programs.value.everyContact') : dotted(parts);
}

function namesOf(ids: readonly string[], places: readonly Place[]): string[] {
  return ids.flatMap((id) => places.find((place) => place.id === id)?.name ?? []);
}

export interface ProgramsPageInput {
  locale: Locale;
  programs: readonly StoredProgram[];
  questionnaires: readonly QuestionnaireVersion[];
  places: ProgramPlaces;
  mayEdit: boolean;
}

/** What views/programs/list.ejs shows. */
export function toProgramsPage({ locale, programs, questionnaires, places, mayEdit }: ProgramsPageInput): object {
  const t = programsMessages.in(locale);
  const several = programs.length > 1;
  return {
    heading: t('programs.title'),
    lead: t('programs.lead'),
    order: several ? t('programs.order') : null,
    add: mayEdit ? { href: '/programs/new', label: t('programs.new') } : null,
    programs: programs.map((program, at) => {
      const name = programName(program, t);
      const front = programInFrontOf(programs, program);
      const path = `/programs/${program.id}`;
      const move = (to: number, word: 'up' | 'down') => ({
        action: `${path}/move`,
        to,
        label: t(`programs.move.${word}`),
        spoken: t(`programs.move.${word}.of`, { name: isolate(name) }),
        icon: word,
      });
      return {
        id: program.id,
        name: several ? t('programs.numbered', { number: wholeNumber(at + 1), name: isolate(name) }) : isolate(name),
        state: { text: t(program.active ? 'programs.on' : 'programs.off'), icon: program.active ? 'done' : 'no' },
        warning: front === undefined ? null : t('programs.covered', { name: isolate(programName(front, t)) }),
        links: [
          ...(mayEdit && program.delivery === 'link' ? [{ href: `${path}/links`, label: t('programs.links') }] : []),
          ...(mayEdit ? [{ href: path, label: t('programs.edit') }] : []),
          { href: `${path}/dry-run`, label: t('programs.dryRun') },
          ...(mayEdit ? [{ href: `/programs/new?copy=${program.id}`, label: t('programs.copy') }] : []),
        ].map((link) => ({ ...link, spoken: `${link.label}: ${name}` })),
        moves: mayEdit
          ? [...(at > 0 ? [move(at - 1, 'up')] : []), ...(at < programs.length - 1 ? [move(at + 1, 'down')] : [])]
          : [],
        facts: factsOf(program, { locale, questionnaires, places }),
      };
    }),
  };
}

function factsOf(
  program: StoredProgram,
  { locale, questionnaires, places }: Pick<ProgramsPageInput, 'locale' | 'questionnaires' | 'places'>,
): { term: string; text: string; quiet?: string }[] {
  const t = programsMessages.in(locale);
  const days = (count: number): string => t('programs.value.days', { count });
  const { samplePercent, itemsPerDimension, minDaysBetween, dailyCeiling, quiet, reminders } = program;
  return [
    { term: t('programs.contacts'), text: filterText(program.contacts, places, locale) },
    { term: t('programs.questionnaire'), text: titleOf(program.questionnaireKey, questionnaires, locale) },
    {
      term: t('programs.term.samplePercent'),
      text: samplePercent === 100 ? t('programs.value.everybody') : t('programs.value.share', { share: samplePercent }),
    },
    { term: t('programs.term.delayMinutes'), text: t('programs.value.minutes', { count: program.delayMinutes }) },
    {
      term: t('programs.term.itemsPerDimension'),
      text: itemsPerDimension === null ? t('programs.value.allItems') : wholeNumber(itemsPerDimension),
    },
    {
      term: t('programs.term.minDaysBetween'),
      text: minDaysBetween === 0 ? t('programs.value.noLimit') : t('programs.value.atLeast', { count: minDaysBetween }),
    },
    { term: t('programs.term.maxContactAgeDays'), text: days(program.maxContactAgeDays) },
    {
      term: t('programs.term.reminders'),
      text:
        reminders === 0 || program.delivery === 'link'
          ? t('programs.value.noReminder')
          : t('programs.value.reminders', { count: reminders, days: days(program.reminderAfterDays) }),
    },
    { term: t('programs.term.expiresAfterDays'), text: days(program.expiresAfterDays) },
    ...(dailyCeiling === null
      ? []
      : [{ term: t('programs.term.dailyCeiling'), text: t('programs.value.aDay', { count: dailyCeiling }) }]),
    {
      term: t('programs.quiet'),
      text: quiet === null ? t('programs.value.noQuiet') : t('programs.value.quiet', { ...quiet }),
    },
    { term: t('programs.delivery'), text: t(`programs.delivery.${program.delivery}`) },
    { term: t('programs.unhappy'), text: unhappyText(program, t) },
    {
      term: t('programs.confidentiality'),
      text: t(`programs.confidentiality.${program.confidentiality}`),
      quiet: PROMISES[program.confidentiality][locale],
    },
  ];
}

/** What makes an answer an unhappy one, in a line. */
function unhappyText({ unhappy }: StoredProgram, t: ProgramWords): string {
  const { gapFrom, wrong, satisfactionTo } = unhappy;
  const parts = [
    ...(gapFrom === null ? [] : [t('programs.value.unhappyGap', { count: gapFrom })]),
    ...(satisfactionTo === null ? [] : [t('programs.value.unhappySatisfaction', { count: satisfactionTo })]),
    ...(wrong ? [t('programs.value.unhappyWrong')] : []),
  ];
  return parts.length === 0 ? t('programs.value.unhappyNone') : dotted(parts);
}
