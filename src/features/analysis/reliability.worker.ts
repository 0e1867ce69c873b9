import { parentPort } from 'node:worker_threads';
import { unpackRatings } from '../../domain/answers/packed-ratings.ts';
import type { QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';
import { alphaEntry, reliabilityOf } from '../../domain/reliability/dimension-reliability.ts';
import {
  addSheetToProducts,
  emptyProducts,
  type ReliabilityProducts,
} from '../../domain/reliability/pattern-products.ts';

/** What the worker is told: begin with these versions, add answers, finish. */
export type ReliabilityOrder =
  | { kind: 'begin'; shown: QuestionnaireDefinition; versions: [id: string, definition: QuestionnaireDefinition][] }
  | { kind: 'add'; answers: [versionId: string, ratings: string][] }
  | { kind: 'finish'; asOf: string };

let products: ReliabilityProducts = {};
let versions = new Map<string, QuestionnaireDefinition>();

parentPort?.on('message', (order: ReliabilityOrder) => {
  if (order.kind === 'begin') {
    products = emptyProducts(order.shown);
    versions = new Map(order.versions);
  } else if (order.kind === 'add') {
    for (const [versionId, ratings] of order.answers) {
      const definition = versions.get(versionId);
      if (definition === undefined) throw new Error(`Version ${versionId} was not announced.`);
      addSheetToProducts(products, { items: unpackRatings(definition, ratings), questions: {} });
    }
    parentPort?.postMessage({ kind: 'ready' });
  } else {
    const entries = Object.entries(reliabilityOf(products));
    const result = Object.fromEntries(entries.map(([key, value]) => [key, alphaEntry(value, order.asOf)]));
    parentPort?.postMessage({ kind: 'result', result });
  }
});
