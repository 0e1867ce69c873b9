import { expect, test } from '@jest/globals';
import { withoutSecrets, withoutValues } from '../../src/platform/log.ts';
import { createTestDatabase } from '../support/database.ts';
import { describeOnEachDatabase } from '../support/each-database.ts';

test('addresses of links are logged without their secret and without their query', () => {
  expect(withoutSecrets('/s/AbC-123_x?satisfaction=4')).toBe('/s/…');
  expect(withoutSecrets('/u/AbC-123_x/undo')).toBe('/u/…/undo');
  expect(withoutSecrets('/r/AbC-123_x')).toBe('/r/…');
  expect(withoutSecrets('/f/AbC-123_x/session.ics')).toBe('/f/…/session.ics');
  expect(withoutSecrets('http://example.org/S/AbC-123_x?satisfaction=4')).toBe('/S/…');
  expect(withoutSecrets('/contacts?search=dana@example.org')).toBe('/contacts');
  expect(withoutSecrets('/customers/dana%40example.org/edit')).toBe('/customers/…/edit');
});

describeOnEachDatabase('what a failed statement says in the log', (dialect) => {
  test('names the fault, and none of the values that were being written', async () => {
    const database = await createTestDatabase(dialect);
    const db = database.open();
    const row = {
      id: 'x',
      person_id: 'x',
      relationship: 'active',
      search_text: 'dana@example.org',
      name: "O'Hara - Dana",
    };
    const failure = await db
      .knex('customers')
      .insert(row)
      .then(
        () => '',
        (error: Error) => error.message,
      );
    expect(failure).not.toBe('');
    const logged = withoutValues(failure);
    expect(logged).toMatch(/^A statement failed: .*(NOT NULL|null value)/);
    expect(logged).not.toMatch(/dana|Hara/i);
    await db.close();
    await database.remove();
  });
});

test('a path of any length is cleaned in one go', () => {
  // Looked through anew from each of its letters it would take minutes.
  expect(withoutSecrets(`/${'a'.repeat(400_000)}`)).toHaveLength(400_001);
});
