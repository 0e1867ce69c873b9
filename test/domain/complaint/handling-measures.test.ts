import { expect, test } from '@jest/globals';
import { type HandledComplaint, handlingMeasures } from '../../../src/domain/complaint/handling-measures.ts';

const NO_GRADES = { outcome: null, procedure: null, manner: null, satisfaction: null };
const one = (some: Partial<HandledComplaint>): HandledComplaint => ({
  ...{ severity: 1, toAcknowledge: 0, toAnswer: null, toClose: null, waited: 0, closedUnconfirmed: false },
  ...{ settled: null, grades: NO_GRADES },
  ...some,
});
const TARGETS = { acknowledge: 480, answer: 2400 };

test('open past its target is due and missed; open within it is not due', () => {
  const { inTime } = handlingMeasures(
    [
      one({ toAnswer: 100 }),
      one({ toAnswer: 2400 }),
      one({ toAnswer: 2401 }),
      one({ waited: 2400 }),
      one({ waited: 2401 }),
    ],
    TARGETS,
  );
  expect(inTime.answer.openPast).toBe(1);
  expect(inTime.answer.share).toMatchObject({ n: 4, value: { value: 0.5 } });
  expect(inTime.acknowledge.share).toMatchObject({ n: 5, value: { value: 1 } });
});

test('times are of those that came so far', () => {
  const { times } = handlingMeasures([one({ toClose: 60 }), one({ toClose: 120 }), one({ waited: 9999 })], TARGETS);
  expect(times.close.n).toBe(2);
  expect(times.close.median).toMatchObject({ n: 2, value: { value: 90, ci95: null } });
  expect(times.answer).toMatchObject({ n: 0, median: { insufficient: 'no_answers' } });
});

test('net recovery counts settled against not settled, silence as neither', () => {
  const measures = handlingMeasures(
    [
      one({ settled: true }),
      one({ settled: true, closedUnconfirmed: true }),
      one({ settled: false }),
      one({ closedUnconfirmed: true }),
      one({}),
    ],
    TARGETS,
  );
  expect(measures.endings).toEqual({ settled: 2, unsettled: 1, unconfirmed: 1 });
  expect(measures.netRecovery).toMatchObject({ n: 4, mean: 0.25 });
  // Of 1, 1, −1 and 0: the squares around the mean are 2.75 together.
  expect(measures.netRecovery.sd).toBeCloseTo(Math.sqrt(2.75 / 3), 12);
});

test('recovered and unrecovered side by side, by severity too; what was not graded is no number', () => {
  const graded = (settled: boolean, satisfaction: number | null, severity: 1 | 2 | 3) =>
    one({ settled, severity, grades: { ...NO_GRADES, satisfaction, outcome: 5 } });
  const { groups, bySeverity, grades } = handlingMeasures(
    [graded(true, 5, 1), graded(true, 4, 2), graded(true, null, 2), graded(false, 1, 3)],
    TARGETS,
  );
  expect(groups.recovered).toMatchObject({ n: 2, mean: 4.5 });
  expect(groups.unrecovered).toMatchObject({ n: 1, mean: 1, sd: null });
  expect(bySeverity[2].recovered).toMatchObject({ n: 1, mean: 4 });
  expect(bySeverity[3].recovered).toMatchObject({ n: 0, mean: null });
  expect(grades.outcome.n).toBe(4);
  expect(grades.manner.n).toBe(0);
});
