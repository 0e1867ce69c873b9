import { DateTime } from 'luxon';
import { addOpenLink, openByLink, sendOpenSurvey } from '../../../src/features/open-links/index.ts';
import type { AnswerHandler } from '../../../src/features/responses/index.ts';
import { as } from '../../../src/platform/context.ts';
import type { DemoOpenAnswer } from '../demo-data.ts';
import { toSheet } from '../to-sheet.ts';
import { instantOf } from '../working-time.ts';
import { type Cast, playerOf } from './cast.ts';

/** Hangs the cards with open links up, each on its day. @returns what takes the answer of somebody in front of one */
export function tellOpenLinks(cast: Cast, onAnswered: readonly AnswerHandler[]) {
  const { services, data, diary } = cast;
  const administrator = playerOf(cast, 'admin@example.com');
  const slugs: (string | undefined)[] = [];
  for (const [nth, { branch, from, locale }] of data.openLinks.entries()) {
    const morning = DateTime.fromISO(from, { zone: 'utc' }).set({ hour: 1 });
    diary.plan(instantOf(morning, data.branches[branch]?.timeZone ?? 'utc'), async () => {
      const link = await addOpenLink(administrator.context, {
        ...{ questionnaireId: cast.questionnaireId, branchId: cast.branches[branch] ?? null },
        ...{ providerId: null, topicId: null, channel: 'in_person', locale, itemsPerDimension: 3, closesOn: null },
      });
      slugs[nth] = link.slug;
    });
  }
  return async function answer({ link, locale, sheet }: DemoOpenAnswer): Promise<void> {
    const survey = await openByLink(services.db.knex, slugs[link] ?? '', {
      ...{ now: services.clock.now(), language: locale },
      prefers: ([usual]) => usual,
    });
    if (survey === undefined) return;
    await sendOpenSurvey(
      as(services, { kind: 'customer' }),
      survey,
      { form: undefined, sheet: toSheet(sheet) },
      onAnswered,
    );
  };
}
