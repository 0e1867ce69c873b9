import type { Locale } from '../../domain/locale.ts';
import { leftToRight } from '../../platform/i18n/isolate.ts';
import { wholeNumber } from '../../platform/i18n/numbers.ts';
import {
  type ActionReader,
  actionWords,
  type Definitions,
  mayChange,
  standingWords,
  toActionPage,
} from '../actions/index.ts';
import { filterQuery } from '../complaints/index.ts';
import { signedText } from '../figures/index.ts';
import { chainMessages } from './chain.messages.ts';
import type { Chain, Progress } from './chain.queries.ts';
import { heardBefore } from './tell-outcome.service.ts';

/** So few people could be told apart: their number is not told. */
const FEW = 5;

export interface ChainPageInput {
  locale: Locale;
  timeZone: string;
  today: string;
  reader: ActionReader;
  chains: readonly Chain[];
  definitions: Definitions;
  /** Keys of questionnaires by id. */
  keys: ReadonlyMap<string, string>;
  materialOf: (questionnaireId: string) => number;
  hasPage: (path: string) => boolean;
  progress: Progress;
  mayEdit: boolean;
  /** Who may publish is told whether it is; null for others. */
  isPublic: boolean | null;
  publicUrl: string;
  /** The way to all chains, where one is shown by itself. */
  allHref: string | null;
  page: { firstHref?: string; nextHref?: string };
}

/** What views/chain/list.ejs shows, as `view`. */
export function toChainPage(input: ChainPageInput) {
  const { locale, progress, mayEdit, isPublic, publicUrl } = input;
  const t = chainMessages.in(locale);
  return {
    heading: t('chain.heading', { proven: progress.proven, all: wholeNumber(progress.planned) }),
    lead: t('chain.lead'),
    allHref: input.allHref,
    empty:
      progress.planned > 0
        ? null
        : {
            small: true,
            title: t('chain.empty.title'),
            text: t('chain.empty.text'),
            steps: mayEdit
              ? [
                  { href: '/priorities', label: t('chain.empty.priorities') },
                  { href: '/actions/new', label: t('chain.empty.action') },
                ]
              : [],
          },
    chains: input.chains.map((chain) => chainRow(chain, input)),
    publicPage:
      isPublic === null
        ? null
        : {
            heading: t('chain.public.heading'),
            text: t(isPublic ? 'chain.public.on' : 'chain.public.off', { href: '' }),
            href: isPublic ? publicUrl : null,
            button: t(isPublic ? 'chain.public.hide' : 'chain.public.show'),
            value: isPublic ? 'no' : 'yes',
          },
    page: input.page,
  };
}

function chainRow(chain: Chain, input: ChainPageInput) {
  const { locale, timeZone, today, reader, definitions, hasPage, mayEdit } = input;
  const { action, sources, heard, missing, figures, told } = chain;
  const t = chainMessages.in(locale);
  const shown = toActionPage({
    ...{ locale, timeZone, today, action, definitions, reader, sources, missing, figures, mayEdit, hasPage },
    questionnaireKey: input.keys.get(action.questionnaireId) ?? '',
    material: input.materialOf(action.questionnaireId),
  });
  const why = shown.why.map((text, at) => ({ ...text, source: sources[at] }));
  const gaps = why.flatMap(({ source, ...line }) =>
    source?.kind === 'gap' ? [{ ...line, href: reader.figures ? gapHref(source.gap) : null }] : [],
  );
  const [before, after] = [figures?.with.before, figures?.with.after];
  const editable = mayEdit && mayChange(reader.branchIds, action) && action.state !== 'abandoned';
  return {
    title: action.title,
    href: `/actions/${action.id}`,
    gap: {
      lines: gaps,
      none:
        gaps.length > 0
          ? null
          : before?.gap == null
            ? t('chain.gap.none')
            : gapWords('chain.gap.before', before.gap, before.n),
    },
    said: {
      lines: why.filter(({ source }) => source?.kind !== 'gap'),
      counts: t('chain.said.counts', heard),
      href: hasPage('/complaints') ? `/complaints?${filterQuery(heardBefore(action))}` : null,
    },
    did: { description: action.description, facts: shown.facts.slice(1, 3), owner: action.ownerName },
    now: {
      ...standingWords(action, today, reader, actionWords.in(locale)),
      sentence: shown.sentence,
      gap: after?.gap == null ? null : gapWords('chain.gap.after', after.gap, after.n),
      told: told === null ? null : told > 0 && told < FEW ? t('chain.told.few') : t('chain.told', { n: told }),
    },
    wordsHref: editable ? `/chain/${action.id}/words` : null,
  };

  /** The page of the item in the period of the gap. */
  function gapHref({ from, to }: { from: string; to: string }): string {
    const questionnaire = input.keys.get(action.questionnaireId) ?? '';
    return `/items/${encodeURIComponent(action.itemKey)}?${new URLSearchParams({ questionnaire, from, to })}`;
  }

  function gapWords(word: 'chain.gap.before' | 'chain.gap.after', gap: number, n: number): string {
    return t(word, { gap: signedText(gap), n: leftToRight(`n\u00a0=\u00a0${wholeNumber(n)}`) });
  }
}
