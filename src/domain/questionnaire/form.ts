import { z } from 'zod';
import type { Channel } from '../channel.ts';
import type { QuestionnaireDefinition } from './definition.ts';

/** The items that one person is asked, in the order of asking; stored with the invitation as JSON. */
export interface Form {
  items: string[];
}

export const Form: z.ZodType<Form> = z.strictObject({ items: z.array(z.string()) });

export interface FormWish {
  /** How many items of each dimension to ask; null asks all that apply. */
  itemsPerDimension: number | null;
  /** How the person was served; null where it is not known: then every item may be asked, and can be answered NA. */
  channel: Channel | null;
}

/**
 * Draws the items of one form: within each dimension the wanted number, uniformly at random among those that apply to
 * the channel, in random order. Drawn so, the mean of the rated items is unbiased for the dimension. A dimension of
 * which nothing applies is left out.
 *
 * @param random numbers in [0, 1); the same numbers draw the same form
 */
export function drawForm(
  definition: Pick<QuestionnaireDefinition, 'dimensions' | 'items'>,
  wish: FormWish,
  random: () => number,
): Form {
  const items = definition.dimensions.flatMap(({ key: dimension }) => {
    const applying = definition.items
      .filter((item) => item.dimension === dimension && appliesTo(item.channels, wish.channel))
      .map(({ key }) => key);
    return drawInOrder(applying, wish.itemsPerDimension ?? applying.length, random);
  });
  return { items };
}

const SECONDS_AN_ITEM = 12;
const SECONDS_A_QUESTION = 6;

/**
 * About how many minutes a form takes, as mail and form say beforehand: twelve seconds an item, which is rated twice,
 * and six a question.
 *
 * @example minutesToAnswer({ items: nineKeys }, { questions: fourThatAreOn }) // 2
 */
export function minutesToAnswer(form: Form, definition: Pick<QuestionnaireDefinition, 'questions'>): number {
  const asked = definition.questions.filter((question) => question.on).length;
  return Math.max(1, Math.round((form.items.length * SECONDS_AN_ITEM + asked * SECONDS_A_QUESTION) / 60));
}

function appliesTo(channels: readonly Channel[] | undefined, channel: Channel | null): boolean {
  return channels === undefined || channel === null || channels.includes(channel);
}

/** The first steps of a Fisher–Yates shuffle: every ordered choice of `count` is equally likely. */
function drawInOrder(keys: readonly string[], count: number, random: () => number): string[] {
  const left = [...keys];
  const drawn: string[] = [];
  while (drawn.length < count && left.length > 0) {
    drawn.push(...left.splice(Math.floor(random() * left.length), 1));
  }
  return drawn;
}
