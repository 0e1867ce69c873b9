import type { Knex } from 'knex';
import { instantText } from '../clock.ts';
import type { Context } from '../context.ts';
import { within } from './in-one.ts';

/** A posted form that makes something: which one it was, and what stood in it, both as hashes. */
export interface SentForm {
  key: string;
  contentHash: string;
}

/**
 * What became of a posted form: it made something; it did so before, when the very same was sent; or it did so before
 * with other content, which made nothing now.
 */
export interface FormOutcome {
  state: 'made' | 'sent_again' | 'changed_since';
  /** Where to look at what it made. */
  path: string;
}

/** Nobody goes back to a form later than that. */
const KEPT_DAYS = 30;

interface PageFormRow {
  key: string;
  content_hash: string;
  result_path: string;
}

/**
 * Lets a form make something once, however often and however much at once it is sent.
 *
 * @param form undefined: the form carries no key, and nothing is known of it
 * @param make makes it with the context it is given, all in one transaction with the note that the form was sent
 * @returns of `make`: where to look at what was made
 */
export async function makeOnce(
  context: Context,
  form: SentForm | undefined,
  make: (inside: Context) => Promise<string>,
): Promise<FormOutcome> {
  if (form === undefined) return { state: 'made', path: await make(context) };
  return context.db.transaction(async (tx): Promise<FormOutcome> => {
    const at = context.clock.now();
    // A second one waits here until the first is through, and then finds it.
    const [claimed]: unknown[] = await tx('page_forms')
      .insert({ key: form.key, content_hash: form.contentHash, result_path: '', made_at: instantText(at) })
      .onConflict('key')
      .ignore()
      .returning('key');
    if (claimed === undefined) {
      const before = await findOutcome(tx, form);
      if (before === undefined) throw new Error('A form was sent before, and is not there.');
      return before;
    }
    const path = await make({ ...context, db: within(context.db, tx) });
    await tx('page_forms').where({ key: form.key }).update({ result_path: path });
    const longAgo = new Date(at.getTime() - KEPT_DAYS * 86_400_000);
    await tx('page_forms').where('made_at', '<', instantText(longAgo)).delete();
    return { state: 'made', path };
  });
}

/** What a form made when it was sent before; undefined when it was not. */
export async function findOutcome(db: Knex, form: SentForm | undefined): Promise<FormOutcome | undefined> {
  if (form === undefined) return undefined;
  const row: PageFormRow | undefined = await db('page_forms').where({ key: form.key }).first();
  if (row === undefined) return undefined;
  return { state: row.content_hash === form.contentHash ? 'sent_again' : 'changed_since', path: row.result_path };
}
