import { SEVERITIES } from '../../domain/complaint/complaint.ts';
import { LOCALE_NAMES, textIn } from '../../domain/locale.ts';
import { FAILURE_MODES } from '../../domain/questionnaire/failure-modes.ts';
import { CHANNEL_WORDS } from '../../domain/words/channel.words.ts';
import { type Field, fillChange, filledField, keptInstead, UNTOUCHED } from '../../platform/http/form-fields.ts';
import { leftToRight } from '../../platform/i18n/isolate.ts';
import { wordsOf } from '../../platform/i18n/messages.ts';
import { markShown, seenBefore } from '../../platform/overtaken.ts';
import { complaintsMessages, referenceOf, shownFacts, shownTags } from '../complaints/index.ts';
import type { Place } from '../organisation/index.ts';
import type { TreatmentPageInput } from './treated-complaint.ts';
import { LONGEST_PART } from './treatment.forms.ts';
import { treatmentMessages } from './treatment.messages.ts';
import { causeOf } from './treatment.service.ts';

function itemText({ definition, complaint, locale }: TreatmentPageInput): string | null {
  const item = definition.items.find(({ key }) => key === complaint.itemKey);
  return item === undefined ? null : textIn(item.text, locale);
}

/** What the complaint is about. */
export function factsOf(input: TreatmentPageInput) {
  const { locale, complaint, veiled, branch, provider, topic } = input;
  const t = treatmentMessages.in(locale);
  const fact = (label: keyof typeof treatmentMessages.triples, text: string | null) =>
    text === null ? [] : [{ label: t(label), text }];
  return [
    ...fact('treatment.facts.item', itemText(input)),
    ...fact('treatment.facts.branch', branch),
    ...(veiled ? [] : fact('treatment.facts.provider', provider)),
    ...(veiled ? [] : fact('treatment.facts.topic', topic)),
    ...fact('treatment.facts.channel', complaint.channel === null ? null : CHANNEL_WORDS[complaint.channel][locale]),
    ...fact('treatment.facts.language', LOCALE_NAMES[complaint.locale]),
    ...fact('treatment.facts.origin', t(`treatment.origin.${complaint.origin}`)),
    ...fact('treatment.facts.reference', leftToRight(referenceOf(complaint.id))),
  ];
}

/** The same to be put right. */
export function factsForm(input: TreatmentPageInput, path: string) {
  const { locale, complaint, veiled, definition, places } = input;
  const t = treatmentMessages.in(locale);
  const none = { value: '', label: '—' };
  const listed = (all: readonly Place[]) => all.map(({ id, name }) => ({ value: id, label: name }));
  const place = (name: 'branch' | 'provider' | 'topic', value: string | null, all: readonly Place[]): Field => ({
    name,
    kind: 'select',
    label: t(`treatment.facts.${name}`),
    value: value ?? '',
    options: [...(name === 'branch' && places.limited ? [] : [none]), ...listed(all)],
  });
  const fields: Field[] = [
    {
      name: 'severity',
      kind: 'select',
      label: t('treatment.severity'),
      value: complaint.severity,
      options: SEVERITIES.map((severity) => ({
        value: String(severity),
        label: complaintsMessages.in(locale)(`complaints.severity.${severity}`),
      })),
    },
    {
      name: 'item',
      kind: 'select',
      label: t('treatment.facts.item'),
      value: complaint.itemKey ?? '',
      options: [
        { value: '', label: t('treatment.facts.item.none') },
        ...definition.items.map(({ key, text }) => ({ value: key, label: textIn(text, locale) })),
      ],
    },
    ...(veiled
      ? []
      : [
          place('branch', complaint.branchId, places.branches),
          place('provider', complaint.providerId, places.providers),
          place('topic', complaint.topicId, places.topics),
        ]),
  ];
  const typed = input.overtakenFacts;
  const shown = fields.map((field) => filledField(field, { values: typed ?? {}, errors: {} }, String));
  return {
    action: `${path}/facts`,
    fields: shown,
    seen: markShown(shownFacts(complaint, (fact) => !veiled || fact === 'severity' || fact === 'itemKey')),
    open: typed !== undefined,
    savedMeanwhile:
      typed === undefined
        ? []
        : keptInstead(shown, Object.fromEntries(fields.map(({ name, value }) => [name, value])), locale),
  };
}

/** What went wrong, in the words of the taxonomy. */
export function tagsOf({ locale, complaint, may, overtakenTags }: TreatmentPageInput, path: string) {
  const t = treatmentMessages.in(locale);
  const of = new Map(complaint.tags.map(({ mode, by }) => [mode, by]));
  const named = FAILURE_MODES.filter(({ key }) => of.has(key)).map(({ key, label }) => ({
    label: label[locale],
    quiet:
      of.get(key) === 'suggested'
        ? t('treatment.tags.suggested')
        : of.get(key) === 'customer'
          ? t('treatment.tags.picked')
          : null,
  }));
  const boxes = FAILURE_MODES.filter(({ key }) => of.get(key) !== 'customer').map(({ key, label, sentence }) => ({
    value: key,
    label: label[locale],
    hint: sentence[locale],
  }));
  const field: Field = {
    name: 'modes',
    kind: 'checks',
    label: t('treatment.tags'),
    value: complaint.tags.filter(({ by }) => by !== 'customer').map(({ mode }) => mode),
    options: boxes,
  };
  const words = wordsOf(treatmentMessages, locale);
  const form = fillChange([field], overtakenTags ?? UNTOUCHED, { words, locale, field: 'tags' });
  return {
    named,
    form: may.treat
      ? {
          action: `${path}/tags`,
          open: overtakenTags !== undefined,
          field: form.fields.modes,
          seen: seenBefore(overtakenTags, shownTags(complaint.tags)),
          savedMeanwhile: form.savedMeanwhile,
        }
      : null,
    problems: form.problems,
  };
}

/** The root cause, and what was done about it. */
export function causeForm({ locale, complaint, may, filled }: TreatmentPageInput) {
  const t = treatmentMessages.in(locale);
  const field = (name: 'rootCause' | 'remedy'): Field => ({
    name,
    kind: 'textarea',
    label: t(`treatment.cause.${name}`),
    hint: t(`treatment.cause.${name}.hint`),
    value: complaint[name] ?? '',
    rows: 3,
    maxlength: LONGEST_PART,
  });
  const words = wordsOf(treatmentMessages, locale);
  const form = fillChange([field('rootCause'), field('remedy')], filled ?? UNTOUCHED, {
    words,
    locale,
    field: 'cause',
  });
  return {
    action: may.treat ? `/complaints/${complaint.id}/cause` : null,
    fields: Object.values(form.fields),
    seen: seenBefore(filled, causeOf(complaint)),
    savedMeanwhile: form.savedMeanwhile,
    rootCause: complaint.rootCause,
    remedy: complaint.remedy,
    problems: form.problems,
  };
}
