import { type Locale, textIn } from '../../domain/locale.ts';
import type { QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';
import { type Measure, measureKey, type ScoreMeasure } from '../../domain/trend/measure.ts';
import { figureMessages } from './figures.messages.ts';

/** What a gap or level is called, with the dimension or item that it is of. */
export function scoreName(
  { kind, of }: ScoreMeasure,
  { dimensions, items }: QuestionnaireDefinition,
  locale: Locale,
): string {
  const t = figureMessages.in(locale);
  if (of === 'overall') return t(`figure.${kind}.overall`);
  const key = of.slice(of.indexOf(':') + 1);
  const item = of.startsWith('item:') ? items.find((one) => one.key === key) : undefined;
  const dimension = dimensions.find((one) => one.key === key);
  const name = item ? textIn(item.short ?? item.text, locale) : dimension ? textIn(dimension.title, locale) : key;
  return t(`figure.${kind}.of`, { name });
}

/** What `partials/choose-measure.ejs` shows; hidden fields keep the rest of the address. */
export interface MeasureChooser {
  action: string;
  label: string;
  hidden: { name: string; value: string }[];
  groups: { label: string; options: { value: string; label: string; chosen: boolean }[] }[];
}

interface ChooserInput<M extends Measure> {
  /** The page that shows the measure, and its address without one. */
  action: string;
  address: string;
  label: string;
  groups: readonly { label: string; measures: readonly M[] }[];
  /** Key of the measure that is shown. */
  chosen: string;
  nameOf: (measure: M) => string;
}

/** The form that chooses the measure of a page. */
export function toMeasureChooser<M extends Measure>(input: ChooserInput<M>): MeasureChooser {
  const { action, address, label, groups, chosen, nameOf } = input;
  const query = new URLSearchParams(address.slice(address.indexOf('?') + 1));
  return {
    action,
    label,
    hidden: [...query].map(([name, value]) => ({ name, value })),
    groups: groups.map((group) => ({
      label: group.label,
      options: group.measures.map((measure) => {
        const value = measureKey(measure);
        return { value, label: nameOf(measure), chosen: value === chosen };
      }),
    })),
  };
}
