import { Router } from 'express';
import { z } from 'zod';
import { ProgramPatch } from '../../domain/program/program.ts';
import { invalidInput } from '../../platform/errors.ts';
import { allowScope } from '../../platform/http/guard.ts';
import type { Web } from '../../platform/http/web.ts';
import { changeProgram, type ProgramChange, settingsOf } from './programs.service.ts';
import { listPrograms, type StoredProgram } from './programs.store.ts';

/** `GET /programs`, `PATCH /programs/:id`, under /api/v1. */
export function programsApi({ services, wakeJobs }: Web): Router {
  const routes = Router();
  routes.get('/programs', allowScope('programs:read'), async (_req, res) => {
    const all = await listPrograms(services.db.knex);
    res.json({ items: all.map(toJson), nextCursor: null });
  });
  routes.patch('/programs/:id', allowScope('programs:write'), async (req, res) => {
    const program = await changeProgram(res.locals.context, String(req.params.id), readChange(req.body));
    wakeJobs();
    res.json(toJson(program));
  });
  return routes;
}

function toJson(program: StoredProgram): object {
  return { id: program.id, name: program.name, questionnaire: program.questionnaireKey, ...settingsOf(program) };
}

const Questionnaire = z.string({ error: 'questionnaire is the key of a questionnaire.' }).min(1).max(60).optional();

/** All that is wrong at once, by field. */
function readChange(body: unknown): ProgramChange {
  const { questionnaire, ...settings }: Record<string, unknown> = isObject(body) ? body : {};
  const patch = ProgramPatch.safeParse(isObject(body) ? settings : body);
  const key = Questionnaire.safeParse(questionnaire);
  const fields: Record<string, string> = {};
  for (const issue of patch.error?.issues ?? []) {
    for (const field of fieldsOf(issue)) fields[field] ??= issue.message;
  }
  if (!key.success) fields.questionnaire = 'questionnaire is the key of a questionnaire.';
  if (!patch.success || !key.success) {
    throw invalidInput('bad_program', 'The program was not changed: some settings are not right.', fields);
  }
  return { ...patch.data, ...(key.data === undefined ? {} : { questionnaire: key.data }) };
}

function fieldsOf(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'unrecognized_keys' && issue.path.length === 0) return issue.keys;
  return [issue.path.length === 0 ? 'body' : issue.path.join('.')];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
