import type { QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';
import { alphaEntry, reliabilityOf } from '../../domain/reliability/dimension-reliability.ts';
import { ReliabilityTally } from '../../domain/reliability/reliability-tally.ts';
import type { AnswerLines } from './answer-lines.queries.ts';
import { lineReader, type Versions } from './answer-lines-reader.ts';

/** What alphas are worked out with. */
export interface ReliabilityOrder {
  /** The moment that the figures are to bear. */
  asOf: string;
}

/** Alphas of all dimensions, from answers that are told one part after another. */
export class ReliabilityWork {
  readonly #order: ReliabilityOrder;
  readonly #tally: ReliabilityTally;
  readonly add: (lines: readonly AnswerLines[]) => void;

  /** @param shown the version whose items the alphas are of */
  constructor(order: ReliabilityOrder, shown: QuestionnaireDefinition, versions: Versions) {
    this.#order = order;
    const tally = new ReliabilityTally(shown);
    this.#tally = tally;
    this.add = lineReader(versions, (levels) => tally.add(levels));
  }

  figures(): object {
    const entries = Object.entries(reliabilityOf(this.#tally.products()));
    return Object.fromEntries(entries.map(([key, value]) => [key, alphaEntry(value, this.#order.asOf)]));
  }
}
