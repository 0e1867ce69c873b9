import type { AnswerSheet } from '../../domain/answers/answer-sheet.ts';
import type { Context } from '../../platform/context.ts';
import { type FormOutcome, makeOnce, type SentForm } from '../../platform/db/page-forms.ts';
import { heldPlaceId } from '../organisation/index.ts';
import { holdVersion } from '../questionnaires/index.ts';
import { type AnswerHandler, receiveUnasked } from '../responses/index.ts';
import type { OpenSurvey } from './open-survey.queries.ts';

/** The version was taken away before anyone answered it: the form must be shown anew. */
class VersionGone extends Error {}

/**
 * Takes one form of an open link, once for each form that was opened.
 *
 * @returns `version_gone` where the questions were changed since the form was opened
 */
export async function sendOpenSurvey(
  context: Context,
  { link, version, locale, today }: OpenSurvey,
  sent: { form: SentForm | undefined; sheet: AnswerSheet },
  onAnswered: readonly AnswerHandler[],
): Promise<FormOutcome['state'] | 'version_gone'> {
  try {
    const outcome = await makeOnce(context, sent.form, async (inside) => {
      await inside.db.transaction(async (tx) => {
        const place = {
          branchId: await heldPlaceId(tx, 'branch', link.branchId),
          providerId: await heldPlaceId(tx, 'provider', link.providerId),
          topicId: await heldPlaceId(tx, 'topic', link.topicId),
        };
        const held = await holdVersion(tx, version);
        if (held === undefined) throw new VersionGone();
        const { channel } = link;
        const submission = { ...place, channel, locale, version: held, sheet: sent.sheet, day: today };
        await receiveUnasked(tx, inside, submission, onAnswered);
      });
      return '';
    });
    return outcome.state;
  } catch (error) {
    if (error instanceof VersionGone) return 'version_gone';
    throw error;
  }
}
