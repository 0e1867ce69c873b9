import { Router } from 'express';
import { z } from 'zod';
import { tidyName } from '../../domain/names/tidy-name.ts';
import { LONGEST_PROGRAM_NAME, ProgramPatch } from '../../domain/program/program.ts';
import { invalidInput } from '../../platform/errors.ts';
import { allowScope } from '../../platform/http/guard.ts';
import type { Web } from '../../platform/http/web.ts';
import { addProgram } from './program-set.service.ts';
import { changeProgram, type ProgramChange, settingsOf } from './programs.service.ts';
import { listPrograms, type StoredProgram } from './programs.store.ts';

/** `GET /programs`, `POST /programs`, `PATCH /programs/:id`, under /api/v1. */
export function programsApi({ services, wakeJobs }: Web): Router {
  const routes = Router();
  routes.get('/programs', allowScope('programs:read'), async (_req, res) => {
    const all = await listPrograms(services.db.knex);
    res.json({ items: all.map(toJson), nextCursor: null });
  });
  routes.post('/programs', allowScope('programs:write'), async (req, res) => {
    const { name, questionnaire, ...settings } = readChange(req.body);
    const missing = {
      ...(name === undefined ? { name: NAME } : {}),
      ...(questionnaire === undefined ? { questionnaire: KEY } : {}),
    };
    if (name === undefined || questionnaire === undefined) throw invalidInput('bad_program', BAD, missing);
    const program = await addProgram(res.locals.context, { ...settings, name, questionnaire });
    wakeJobs();
    res.status(201).json(toJson(program));
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

const BAD = 'Nothing was changed: some settings of the program are not right.';
const KEY = 'questionnaire is the key of a questionnaire.';
const NAME = `name is what the program is called, in at most ${LONGEST_PROGRAM_NAME} characters.`;

const Names = z.object({
  name: z
    .string({ error: NAME })
    .transform(tidyName)
    .pipe(z.string().min(1, { error: NAME }).max(LONGEST_PROGRAM_NAME, { error: NAME }))
    .exactOptional(),
  questionnaire: z.string({ error: KEY }).min(1, { error: KEY }).max(60, { error: KEY }).exactOptional(),
});

/** All that is wrong at once, by field. */
function readChange(body: unknown): ProgramChange {
  const { name, questionnaire, ...settings }: Record<string, unknown> = isObject(body) ? body : {};
  const patch = ProgramPatch.safeParse(isObject(body) ? settings : body);
  const names = Names.safeParse({
    ...(name === undefined ? {} : { name }),
    ...(questionnaire === undefined ? {} : { questionnaire }),
  });
  const fields: Record<string, string> = {};
  for (const issue of [...(patch.error?.issues ?? []), ...(names.error?.issues ?? [])]) {
    for (const field of fieldsOf(issue)) fields[field] ??= issue.message;
  }
  if (!patch.success || !names.success) throw invalidInput('bad_program', BAD, fields);
  return { ...patch.data, ...names.data };
}

function fieldsOf(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'unrecognized_keys' && issue.path.length === 0) return issue.keys;
  return [issue.path.length === 0 ? 'body' : issue.path.join('.')];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
