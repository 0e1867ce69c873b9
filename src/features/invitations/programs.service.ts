import type { Knex } from 'knex';
import { Locale } from '../../domain/locale.ts';
import type { SkipReason } from '../../domain/program/decide-invitation.ts';
import { DEFAULT_PROGRAM_SETTINGS, type ProgramSettings } from '../../domain/program/program.ts';
import { audit } from '../../platform/audit.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { queueMessage } from '../../platform/mail/outbox.ts';
import { callOffMessages, reconsiderMessages } from '../../platform/mail/waiting-messages.ts';
import { requireSeen } from '../../platform/overtaken.ts';
import { seedDefaultQuestionnaire } from '../questionnaires/index.ts';
import { INVITATION_MAIL } from './consider-invitation.ts';
import { chooseQuestionnaire, refuseTakenName, refuseUnknownPlaces } from './program-checks.ts';
import { getProgram, insertProgram, listPrograms, type StoredProgram, updateProgram } from './programs.store.ts';

export const DEFAULT_PROGRAM_NAME = 'Every completed contact';

/** The program of a fresh installation, with the default questionnaire; does nothing where there is a program. */
export async function seedDefaultProgram(tx: Knex, context: Context): Promise<void> {
  if ((await listPrograms(tx)).length > 0) return;
  const version = await seedDefaultQuestionnaire(tx, context);
  const id = await insertProgram(tx, context, {
    name: DEFAULT_PROGRAM_NAME,
    questionnaireId: version.questionnaireId,
    settings: DEFAULT_PROGRAM_SETTINGS,
    position: 0,
  });
  await audit(tx, context, { action: 'program.created', subject: { kind: 'program', id } });
}

export interface ProgramChange extends Partial<ProgramSettings> {
  name?: string;
  /** The key of another questionnaire, for invitations from now on. */
  questionnaire?: string;
}

/** What decides whether and when a waiting invitation leaves. The rest was settled when the invitation was made. */
const MOVES_WHAT_WAITS: readonly string[] = [
  'active',
  'samplePercent',
  'delayMinutes',
  'quiet',
  'minDaysBetween',
  'maxContactAgeDays',
  'expiresAfterDays',
  'dailyCeiling',
] satisfies (keyof ProgramSettings)[];

/**
 * Changes settings of a program. Invitations that wait keep their program, their questions and their confidentiality,
 * which were decided for them. Times and limits count for them too, at once: each is decided anew by the job that sends,
 * which is due now. Switched off, the program skips them here.
 *
 * @param seen the mark of what was shown
 * @throws not_found, 409 `changed_meanwhile`, 422 `unknown_questionnaire`, `unknown_place` or `name_taken`
 */
export async function changeProgram(
  context: Context,
  id: string,
  change: ProgramChange,
  seen?: string,
): Promise<StoredProgram> {
  return context.db.transaction(async (tx) => {
    const { questionnaire, name, ...settings } = change;
    if (name !== undefined) await refuseTakenName(tx, context, name, id);
    await tx('programs').where({ id }).forUpdate().first('id');
    const before = await getProgram(tx, id);
    const chosen = questionnaire === undefined ? undefined : await chooseQuestionnaire(tx, questionnaire);
    if (settings.contacts !== undefined) await refuseUnknownPlaces(tx, settings.contacts);
    const after = { ...settingsOf(before), ...settings };
    const fields = changedFields(settingsOf(before), after);
    if (chosen !== undefined && chosen.id !== before.questionnaireId) fields.push('questionnaire');
    if (name !== undefined && name !== before.name) fields.push('name');
    if (fields.length === 0) return before;
    requireSeen(seen, shownOf(before));
    await updateProgram(tx, id, {
      name: name ?? before.name,
      questionnaireId: chosen?.id ?? before.questionnaireId,
      settings: after,
      at: instantText(context.clock.now()),
    });
    await audit(tx, context, { action: 'program.updated', subject: { kind: 'program', id }, detail: { fields } });
    if (fields.includes('delivery') && after.delivery === 'mail') await queueWithoutMail(tx, context, id);
    if (fields.some((field) => MOVES_WHAT_WAITS.includes(field))) await moveWhatWaits(tx, context, id, after.active);
    return getProgram(tx, id);
  });
}

/** Invitations that waited to be handed over by their link leave by mail from now on. */
async function queueWithoutMail(tx: Knex, context: Context, programId: string): Promise<void> {
  const rows: { id: string; locale: string; send_at: string }[] = await withoutMail(tx, programId).select(
    'id',
    'locale',
    'send_at',
  );
  for (const { id, locale, send_at } of rows) {
    const message = { kind: INVITATION_MAIL, subjectId: id, locale: Locale.parse(locale), reason: null };
    await queueMessage(tx, context, { ...message, sendAfter: new Date(send_at) });
  }
}

/** Scheduled invitations for which no mail waits. */
function withoutMail(tx: Knex, programId: string): Knex.QueryBuilder {
  const waiting = tx('messages')
    .where({ kind: INVITATION_MAIL })
    .whereIn('status', ['queued', 'sending'])
    .where('subject_id', tx.ref('invitations.id'));
  return tx('invitations').where({ program_id: programId, status: 'scheduled' }).whereNotExists(waiting);
}

async function moveWhatWaits(tx: Knex, context: Context, programId: string, active: boolean): Promise<void> {
  const scheduled = () => tx('invitations').where({ program_id: programId, status: 'scheduled' });
  const which = { kind: INVITATION_MAIL, about: () => scheduled().select('id') };
  if (active) return reconsiderMessages(tx, context, which);
  const reason = 'program_inactive' satisfies SkipReason;
  await withoutMail(tx, programId).update({ status: 'skipped', reason, ended_at: instantText(context.clock.now()) });
  await callOffMessages(tx, which, reason);
  const calledOff = tx('messages').where({ kind: INVITATION_MAIL, status: 'skipped', reason }).select('subject_id');
  await scheduled()
    .whereIn('id', calledOff)
    .update({ status: 'skipped', reason, ended_at: instantText(context.clock.now()) });
}

/** What the form shows of a program. */
export const shownOf = (program: StoredProgram): unknown => [
  program.name,
  program.questionnaireKey,
  settingsOf(program),
];

/** The settings alone. */
export function settingsOf(program: StoredProgram): ProgramSettings {
  const {
    id: _id,
    name: _name,
    questionnaireId: _q,
    questionnaireKey: _key,
    position: _position,
    ...settings
  } = program;
  return settings;
}

function changedFields(before: ProgramSettings, after: ProgramSettings): string[] {
  const then = new Map(Object.entries(before).map(([field, value]) => [field, JSON.stringify(value)]));
  return Object.entries(after)
    .filter(([field, value]) => then.get(field) !== JSON.stringify(value))
    .map(([field]) => field);
}
