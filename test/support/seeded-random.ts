export { seededRandom } from '../../src/domain/statistics/seeded-random.ts';
