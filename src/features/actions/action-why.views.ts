import type { Locale } from '../../domain/locale.ts';
import { FAILURE_MODES } from '../../domain/questionnaire/failure-modes.ts';
import { monthText } from '../../platform/i18n/dates.ts';
import { dotted } from '../../platform/i18n/dotted.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import { wholeNumber } from '../../platform/i18n/numbers.ts';
import { periodText, signedText } from '../figures/index.ts';
import type { Action } from './action.store.ts';
import { type ActionSource, mayKnowFinding, type SourceGap } from './action-sources.store.ts';
import type { ActionTranslate } from './action-words.ts';
import { type ActionReader, mayKnowFigures } from './told-action.queries.ts';

/** What an action came out of, as far as a reader may know it. */
export interface SourceText {
  text: string;
  detail: string | null;
  /** Words of staff: a finding. */
  words: string | null;
  href: string | null;
}

export interface SourceReading {
  locale: Locale;
  action: Action;
  reader: ActionReader;
  /** Whether pages stand at these addresses. */
  hasPage: (path: string) => boolean;
}

export function toSourceText(source: ActionSource, input: SourceReading, t: ActionTranslate): SourceText {
  const { locale, reader, hasPage } = input;
  const nothing = { detail: null, words: null, href: null };
  switch (source.kind) {
    case 'gap': {
      const { gap } = source;
      const told = gapText(gap, locale, t);
      if (mayKnowFigures(reader, input.action)) return { ...nothing, ...told };
      return { ...nothing, text: t('action.why.gap.plain'), detail: periodText(gap, locale) };
    }
    case 'complaint': {
      const { complaint } = source;
      if (complaint === null)
        return { ...nothing, text: t('action.why.complaint.other'), detail: t('action.why.gone') };
      const outside =
        reader.branchIds !== null && (complaint.branchId === null || !reader.branchIds.includes(complaint.branchId));
      if (outside) return { ...nothing, text: t('action.why.complaint.other') };
      const kind = complaint.kind === 'concern' ? 'concern' : 'complaint';
      const modes = FAILURE_MODES.filter(({ key }) => complaint.modes.includes(key)).map(({ label }) => label[locale]);
      return {
        ...nothing,
        text: t(`action.why.complaint.${kind}`, { month: monthText(`${complaint.month}-01`, locale) }),
        detail: dotted(modes) || null,
        href: hasPage('/complaints/:id') ? `/complaints/${complaint.id}` : null,
      };
    }
    case 'finding': {
      const { finding } = source;
      if (finding === null) return { ...nothing, text: t('action.why.finding.other'), detail: t('action.why.gone') };
      if (!mayKnowFinding(finding, reader.branchIds)) return { ...nothing, text: t('action.why.finding.other') };
      return {
        ...nothing,
        text: t('action.why.finding', { theme: isolate(finding.theme) }),
        words: finding.words,
        href: hasPage('/focus-groups/:id') ? `/focus-groups/${finding.groupId}` : null,
      };
    }
  }
}

/** A gap that an action came out of. */
export function gapText(gap: SourceGap, locale: Locale, t: ActionTranslate): { text: string; detail: string } {
  const text = gap.mean === null ? t('action.why.gap.few') : t('action.why.gap', { gap: signedText(gap.mean) });
  const detail = t('action.why.gap.detail', {
    verdict: t(`figure.verdict.${gap.verdict}`, { threshold: 5 }),
    n: wholeNumber(gap.n),
    period: isolate(periodText(gap, locale)),
    where: gap.segment.map((name) => dotted(['', isolate(name)])).join(''),
  });
  return { text, detail };
}
