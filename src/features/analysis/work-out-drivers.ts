import { type CarelessFlag, flagsOfLevels } from '../../domain/answers/careless-answers.ts';
import { NO_LEVEL } from '../../domain/answers/rated-levels.ts';
import { toSheet } from '../../domain/answers/stored-answers.ts';
import type { Days } from '../../domain/card/coarse-period.ts';
import { toldSum } from '../../domain/card/told-sum.ts';
import { type DriverProducts, emptyDriverProducts, mergeDriverProducts } from '../../domain/drivers/driver-products.ts';
import { DriverTally } from '../../domain/drivers/driver-tally.ts';
import { keyDrivers } from '../../domain/drivers/key-drivers.ts';
import { emptySample, offerValues, type RespondentSample } from '../../domain/drivers/respondent-sample.ts';
import type { QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';
import { addSheet } from '../../domain/state/add-sheet.ts';
import { mergeVersions } from '../../domain/state/merge-state.ts';
import { emptyState, type State } from '../../domain/state/state.ts';
import { seededRandom } from '../../domain/statistics/seeded-random.ts';
import { weekNumber } from '../../domain/time/weeks.ts';
import type { Weekday } from '../../domain/time/zone.ts';
import type { AnswerLines } from './answer-lines.queries.ts';
import { type AnswerPlace, lineReader, type Versions } from './answer-lines-reader.ts';
import type { DriverEstimate, DriverFigures } from './driver-figures.ts';

export interface DriverOrder {
  /** The days asked for. */
  period: Days;
  /** Intervals are made of the answers that are not flagged, else of all. */
  careful: boolean;
  /** How flagged answers may be told to readers without row access; null: exactly. */
  told: { threshold: number; weekStart: Weekday; today: string } | null;
}

/** The same answers give the same intervals. */
const SEED = 1;
/** What the product was conceived from says that these weigh most; it is tested on the organisation's own answers. */
const CLAIM = { item: 'provider.credibility', dimension: 'provider' };

/** Works out key drivers with and without careless answers from the answers themselves. Meant for a worker thread. */
export class DriverWork {
  readonly #order: DriverOrder;
  readonly #shown: QuestionnaireDefinition;
  readonly #random = seededRandom(SEED);
  readonly #sample: RespondentSample;
  readonly #attentive: DriverTally;
  readonly #careless: DriverTally;
  readonly #flagged: FlaggedAnswers;
  #responses = 0;
  /** Adds answers; those before the period count only for how flagged answers are told. */
  readonly add: (lines: readonly AnswerLines[]) => void;

  constructor(order: DriverOrder, shown: QuestionnaireDefinition, versions: Versions) {
    this.#order = order;
    this.#shown = shown;
    this.#sample = emptySample(shown.items.length + 1);
    this.#attentive = new DriverTally(shown);
    this.#careless = new DriverTally(shown);
    this.#flagged = new FlaggedAnswers(versions, order.told?.weekStart ?? 7);
    const outcomeOf = outcomeReader(this.#attentive.outcome);
    this.add = lineReader(versions, (levels, place) => {
      const { flags } = flagsOfLevels(levels);
      const within = place.day >= order.period.from;
      this.#flagged.add(place, flags, within);
      if (!within) return;
      this.#responses += 1;
      const tally = flags.length === 0 ? this.#attentive : this.#careless;
      const row = tally.add(levels, outcomeOf(place));
      if (row !== undefined && (flags.length === 0 || !order.careful)) offerValues(this.#sample, row, this.#random);
    });
  }

  /** What has come of all that was added. */
  figures(): DriverFigures {
    const { careful, period, told } = this.#order;
    const [attentive, flagged] = [this.#attentive.products(), this.#careless.products()];
    const all = emptyDriverProducts(this.#shown);
    for (const part of [attentive, flagged]) mergeDriverProducts(all, part);
    const same = Object.keys(flagged.patterns).length === 0;
    const ofCareful = this.#estimate(attentive, careful || same);
    return {
      responses: this.#responses,
      all: same ? ofCareful : this.#estimate(all, !careful),
      careful: ofCareful,
      flagged: this.#flagged.figures(period, told),
    };
  }

  #estimate(products: DriverProducts, withIntervals: boolean): DriverEstimate {
    return keyDrivers(products, withIntervals ? this.#sample : emptySample(this.#sample.width, 0), {
      dimensionOf: Object.fromEntries(this.#shown.items.map(({ key, dimension }) => [key, dimension])),
      random: this.#random,
      claim: CLAIM,
      ...(withIntervals ? {} : { draws: 0 }),
    });
  }
}

/**
 * The outcome of each answer, found in the JSON of its questions without reading all of it: a million are read. A key
 * followed by a colon stands nowhere else, since quotes within values are escaped.
 */
function outcomeReader(outcome: string): (place: AnswerPlace) => number {
  const key = `"${outcome}":`;
  let [text, next] = ['', -1];
  return (place) => {
    if (place.text !== text) [text, next] = [place.text, -1];
    if (next < place.blank) {
      const found = text.indexOf(key, place.blank);
      next = found === -1 ? text.length : found;
    }
    if (next >= place.end) return NO_LEVEL;
    let [at, level] = [next + key.length, NO_LEVEL];
    for (let digit = text.charCodeAt(at) - ZERO; digit >= 0 && digit <= 9; digit = text.charCodeAt(at) - ZERO) {
      level = (level === NO_LEVEL ? 0 : level * 10) + digit;
      at += 1;
    }
    return level;
  };
}

const ZERO = '0'.charCodeAt(0);

/** Flagged answers week by week, since that is how they may be told. */
class FlaggedAnswers {
  readonly #versions: Versions;
  readonly #weekStart: Weekday;
  readonly #byWeek = new Map<number, Map<string, State>>();
  readonly #all = new Map<number, { answers: number }>();
  readonly #exact = new Map<string, State>();
  readonly #byFlag: Partial<Record<CarelessFlag, number>> = {};
  #now = { day: '', week: 0, count: { answers: 0 } };

  constructor(versions: Versions, weekStart: Weekday) {
    this.#versions = versions;
    this.#weekStart = weekStart;
  }

  add(place: AnswerPlace, flags: readonly CarelessFlag[], within: boolean): void {
    const { day, versionId, text, from, blank, end } = place;
    if (this.#now.day !== day) this.#now = this.#at(day);
    const { week, count } = this.#now;
    count.answers += 1;
    if (flags.length === 0) return;
    const definition = this.#versions.get(versionId);
    if (definition === undefined) return;
    const stored = { ratings: text.slice(from, blank), questions: text.slice(blank + 1, end) };
    const sheet = toSheet(definition, stored);
    const states = this.#byWeek.get(week) ?? new Map<string, State>();
    this.#byWeek.set(week, states);
    const into = within ? [states, this.#exact] : [states];
    for (const group of into) {
      const state = group.get(versionId) ?? emptyState();
      group.set(versionId, state);
      addSheet(state, definition, sheet, 1);
    }
    if (within) for (const flag of flags) this.#byFlag[flag] = (this.#byFlag[flag] ?? 0) + 1;
  }

  #at(day: string) {
    const week = weekNumber(day, this.#weekStart);
    const count = this.#all.get(week) ?? { answers: 0 };
    this.#all.set(week, count);
    return { day, week, count };
  }

  figures(period: Days, told: DriverOrder['told']): DriverFigures['flagged'] {
    if (told === null) {
      const { one_answer_throughout = 0, levels_turned_round = 0 } = this.#byFlag;
      const byFlag = { one_answer_throughout, levels_turned_round };
      return { state: this.#joined(this.#exact), byFlag };
    }
    const over = weekNumber(told.today, told.weekStart);
    const all = new Map([...this.#all].flatMap(([week, { answers }]) => (week < over ? [[week, answers]] : [])));
    const states = new Map(
      [...this.#byWeek].flatMap(([week, sums]) => (week < over ? [[week, this.#joined(sums)]] : [])),
    );
    const sum = toldSum({ states, all }, period, told.threshold, told.weekStart);
    const some = [...this.#exact.values()].some(({ responses }) => responses > 0);
    // None at all gives nobody away.
    return sum.responses === 0 && some ? null : { state: sum, byFlag: null };
  }

  /** All versions are joined, those without answers too, so that the unit is that of every reading. */
  #joined(states: ReadonlyMap<string, State>): State {
    const { state } = mergeVersions(
      [...this.#versions].map(([id, definition]) => ({ definition, state: states.get(id) ?? emptyState() })),
    );
    return state;
  }
}
