import { EigenvalueDecomposition, Matrix } from 'ml-matrix';

/** How much of the spread of an outcome each predictor accounts for. */
export interface RelativeWeights {
  /** Share of the outcome's variance that the predictors account for together, 0 to 1. */
  readonly r2: number;
  /** Part of r2 that falls to each predictor; they add up to r2 and are never negative. */
  readonly weights: readonly number[];
  /** Correlation of each predictor with the outcome, −1 to 1. */
  readonly correlations: readonly number[];
  /** Variance inflation of each predictor: from 1 (shares nothing with the others) up. */
  readonly inflation: readonly number[];
}

/** Eigenvalues under this belong to a predictor that the others make up. */
const SINGULAR = 1e-9;

/**
 * Johnson's relative weights of predictors that overlap, with variance inflation factors.
 *
 * What it tells a manager: which parts of the service go along with satisfaction, when customers who like one part tend
 * to like them all. Association, not cause.
 * Formula: the predictors are replaced by uncorrelated ones nearest to them; with the correlation matrix R = V·D·V′ of
 * the predictors, Λ = V·√D·V′ and β = Λ⁻¹·r, the weight of predictor j is Σ λjk²·βk². Inflation: the diagonal of R⁻¹.
 * From a covariance matrix of the predictors with the outcome last; correlations do as well, divisors do not matter.
 * A predictor or outcome without spread, one that others make up (a copy), or no predictor: null.
 * Sources: Johnson 2000; the same as Genizi 1993; fixtures G03 to G06.
 *
 * @example relativeWeights([[1, 0, 0.6], [0, 1, 0.3], [0.6, 0.3, 1]]) // weights [0.36, 0.09], r2 0.45, inflation [1, 1]
 */
export function relativeWeights(covariance: readonly (readonly number[])[]): RelativeWeights | null {
  const p = covariance.length - 1;
  const scales = covariance.map((row, at) => Math.sqrt(row[at] ?? 0));
  if (p < 1 || scales.some((scale) => !(scale > 0))) return null;
  const correlation = (i: number, j: number): number =>
    i === j ? 1 : (covariance[Math.min(i, j)]?.[Math.max(i, j)] ?? 0) / (scales[i] ?? 1) / (scales[j] ?? 1);
  const predictors = new Matrix(p, p);
  for (let i = 0; i < p; i += 1) for (let j = 0; j < p; j += 1) predictors.set(i, j, correlation(i, j));
  const { eigenvectorMatrix: vectors, realEigenvalues: values } = new EigenvalueDecomposition(predictors, {
    assumeSymmetric: true,
  });
  if (values.some((value) => !(value > SINGULAR))) return null;
  const root = Matrix.mul(vectors, 1).mulRowVector(values.map(Math.sqrt)).mmul(vectors.transpose());
  const correlations = Array.from({ length: p }, (_, j) => correlation(j, p));
  // Λ⁻¹·r through the same decomposition.
  const turned = vectors.transpose().mmul(Matrix.columnVector(correlations));
  const beta = vectors.mmul(turned.mulColumnVector(values.map((value) => 1 / Math.sqrt(value)))).to1DArray();
  const weights = beta.map((_, j) => beta.reduce((sum, b, k) => sum + (root.get(j, k) * b) ** 2, 0));
  return {
    r2: Math.min(
      1,
      weights.reduce((a, b) => a + b, 0),
    ),
    weights,
    correlations,
    inflation: beta.map((_, j) => values.reduce((sum, value, k) => sum + vectors.get(j, k) ** 2 / value, 0)),
  };
}
