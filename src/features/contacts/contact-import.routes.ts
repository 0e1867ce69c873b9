import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { AppError, forbidden } from '../../platform/errors.ts';
import { allow } from '../../platform/http/guard.ts';
import { userOf } from '../../platform/http/locals.ts';
import type { Web } from '../../platform/http/web.ts';
import { discardImport, receiveFile, retryImport } from './contact-import.jobs.ts';
import { contactImportMessages } from './contact-import.messages.ts';
import { CONTACT_TEMPLATE } from './contact-import.service.ts';
import { type FileImport, getImport, listImports } from './contact-import.store.ts';
import { presentImport, presentImportForm, type TypedImport } from './contact-import.views.ts';
import { pageWords } from './contacts.queries.ts';

const RECENT = 10;
const SECONDS_BETWEEN_LOOKS = '2';

const yes = z
  .string()
  .optional()
  .catch(undefined)
  .transform((value) => value === 'yes');
const PasteForm = z.object({ rows: z.string().catch('').default(''), invite: yes, knownPlaces: yes });
const FileQuery = z.object({ invite: yes, knownPlaces: yes });

/** Import of a contacts file: pasted, or sent as it is by a small script; both are read by a job. */
export function contactImportRoutes(web: Web): Router {
  const router = Router();
  const db = web.services.db.knex;

  async function showForm(res: Response, typed: TypedImport, status: number): Promise<void> {
    const words = await pageWords(db, res);
    const imports = await listImports(db, userOf(res.locals.context).id, RECENT);
    const model = { form: presentImportForm(typed, imports, words), scripts: ['js/send-file.js'] };
    const title = contactImportMessages.in(words.locale)('contactImport.title');
    await web.render.page(res, 'contacts/import', model, { title, status });
  }

  const receive = async (
    res: Response,
    source: AsyncIterable<Buffer>,
    options: { invite: boolean; knownPlaces: boolean },
  ): Promise<string> => {
    const context = res.locals.context;
    const id = await receiveFile(context, userOf(context), source, options);
    web.wakeJobs();
    return `/contacts/import/${id}`;
  };

  router.get('/contacts/import', allow('contacts.import'), (_req, res) =>
    showForm(res, { text: '', invite: false, knownPlaces: false, empty: false }, 200),
  );

  router.post('/contacts/import', allow('contacts.import'), async (req, res) => {
    const { rows, ...options } = PasteForm.parse(req.body ?? {});
    if (rows.trim() === '') return showForm(res, { text: rows, ...options, empty: true }, 422);
    res.redirect(303, await receive(res, onePart(rows), options));
  });

  router.post('/contacts/import/file', allow('contacts.import'), async (req, res) => {
    if (!req.is('text/csv')) {
      throw new AppError(415, 'csv_only', 'Send the file as it is, with the header "Content-Type: text/csv".');
    }
    const options = FileQuery.parse(req.query);
    res.status(201).json({ href: await receive(res, chunksOf(req), options) });
  });

  router.get('/contacts/import/template.csv', allow('contacts.import'), (_req, res) => {
    res.attachment('contacts.csv');
    res.type('text/csv').send(CONTACT_TEMPLATE);
  });

  /** The import, if it is this person's own, or the person looks after all. */
  async function getOwn(req: Request, res: Response): Promise<FileImport> {
    const found = await getImport(db, String(req.params.id));
    const user = userOf(res.locals.context);
    if (found.actor.id !== user.id && user.role !== 'administrator') throw forbidden();
    return found;
  }

  router.get('/contacts/import/:id', allow('contacts.import'), async (req, res) => {
    const one = presentImport(await getOwn(req, res), await pageWords(db, res));
    if (one.atWork) res.setHeader('Refresh', SECONDS_BETWEEN_LOOKS);
    await web.render.page(res, 'contacts/import-one', { one }, { title: one.heading });
  });

  router.post('/contacts/import/:id/retry', allow('contacts.import'), async (req, res) => {
    const { id } = await getOwn(req, res);
    await retryImport(res.locals.context, id);
    web.wakeJobs();
    res.redirect(303, `/contacts/import/${id}`);
  });

  router.post('/contacts/import/:id/discard', allow('contacts.import'), async (req, res) => {
    const { id } = await getOwn(req, res);
    await discardImport(res.locals.context, id);
    res.redirect(303, `/contacts/import/${id}`);
  });

  return router;
}

async function* onePart(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text, 'utf8');
}

async function* chunksOf(req: Request): AsyncGenerator<Buffer> {
  for await (const chunk of req) yield Buffer.from(chunk);
}
