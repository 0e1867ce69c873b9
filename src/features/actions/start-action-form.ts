import type { Request } from 'express';
import { isDay } from '../../domain/time/period-faults.ts';
import type { Context } from '../../platform/context.ts';
import { latestVersion, listQuestionnaires } from '../questionnaires/index.ts';
import { type SourceAsk, sourceTerms } from './actions.service.ts';
import type { Values } from './read-action-form.ts';

/** What an address starts the form with: the item of a card with its period and place, a complaint, a finding. */
export async function startValues(context: Context, query: Request['query']): Promise<Values> {
  const db = context.db.knex;
  const text = (name: string): string => (typeof query[name] === 'string' ? query[name] : '');
  const complaint = text('complaint');
  const finding = text('finding');
  if (complaint !== '' || finding !== '') {
    const ask: SourceAsk = complaint === '' ? { kind: 'finding', id: finding } : { kind: 'complaint', id: complaint };
    const terms = await sourceTerms(context, db, ask);
    const { questionnaireId, itemKey, branchId, providerId, topicId } = terms;
    const key = questionnaireId === null ? undefined : (await latestVersion(db, questionnaireId)).key;
    // A branch and a provider do not go together: where it is to be better is for people to say.
    return {
      ...(complaint === '' ? { finding } : { complaint }),
      ...{ item: key === undefined || itemKey === null ? '' : `${key}|${itemKey}`, topic: topicId ?? '' },
      ...(branchId === null ? { provider: providerId ?? '' } : { branch: branchId }),
    };
  }
  const item = text('item');
  const questionnaire = text('questionnaire') || ((await listQuestionnaires(db))[0]?.latest.key ?? '');
  const places = { branch: text('branch'), provider: text('provider'), topic: text('topic') };
  const isGap = item !== '' && isDay(text('from')) && isDay(text('to'));
  return {
    ...{ item: item === '' ? '' : `${questionnaire}|${item}`, ...places },
    ...(isGap
      ? {
          ...{ gapFrom: text('from'), gapTo: text('to') },
          ...{ gapBranch: places.branch, gapProvider: places.provider, gapTopic: places.topic },
        }
      : {}),
  };
}
