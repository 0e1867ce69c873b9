import { expect, test } from '@jest/globals';
import { SCHEMAS } from '../../../src/features/api-access/openapi/api-schemas.ts';
import { startTestApp } from '../../support/app.ts';
import { filledForm, invite } from '../../support/invite.ts';

type Shape = Record<string, unknown>;

const isShape = (value: unknown): value is Shape =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const shapesIn = (value: unknown): Shape[] => (Array.isArray(value) ? value.filter(isShape) : []);

/** The schema with its references followed and the parts of an allOf laid together. */
function flatten(schema: Shape): Shape {
  if (typeof schema.$ref === 'string') return flatten(SCHEMAS[schema.$ref.split('/').at(-1) ?? ''] ?? {});
  const parts = shapesIn(schema.allOf).map(flatten);
  if (parts.length === 0) return schema;
  return {
    type: 'object',
    properties: Object.assign({}, ...parts.map((part) => part.properties)),
    required: parts.flatMap((part) => (Array.isArray(part.required) ? part.required : [])),
  };
}

const TYPES: Record<string, (value: unknown) => boolean> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: Number.isInteger,
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
  array: Array.isArray,
  object: isShape,
};

/** Where an answer is not as its description says: fields that are missing, not described, or of another type. */
function differences(described: Shape, value: unknown, place = ''): string[] {
  const schema = flatten(described);
  const choices = shapesIn(schema.anyOf);
  if (choices.length > 0) {
    const found = choices.map((choice) => differences(choice, value, place));
    return found.some((faults) => faults.length === 0) ? [] : (found[0] ?? []);
  }
  if (Array.isArray(schema.enum)) return schema.enum.includes(value) ? [] : [`${place} is ${JSON.stringify(value)}`];
  if (typeof schema.type === 'string' && !TYPES[schema.type]?.(value)) return [`${place} is no ${schema.type}`];
  if (Array.isArray(value)) {
    const { items } = schema;
    return isShape(items) ? value.flatMap((one, at) => differences(items, one, `${place}[${at}]`)) : [];
  }
  if (!isShape(value)) return [];
  const properties = isShape(schema.properties) ? schema.properties : {};
  const others = schema.additionalProperties;
  const required = Array.isArray(schema.required) ? schema.required : [];
  const missing = required.filter((name) => !(String(name) in value)).map((name) => `${place}.${name} is missing`);
  return [
    ...missing,
    ...Object.entries(value).flatMap(([name, inner]) => {
      const known = properties[name] ?? others;
      if (isShape(known)) return differences(known, inner, `${place}.${name}`);
      return known === true ? [] : [`${place}.${name} is not described`];
    }),
  ];
}

test('answers have the shape that their description says', async () => {
  const t = await startTestApp('sqlite');
  const key = await t.apiKey([
    'contacts:write',
    'directory:write',
    'customers:read',
    'customers:export',
    'customers:erase',
    'programs:write',
    'questionnaires:read',
    'responses:read',
    'responses:write',
    'cards:read',
    'contact_wishes:read',
    'focus_groups:read',
    'actions:write',
  ]);
  const logged = await t.agent
    .post('/api/v1/contacts')
    .set('authorization', key)
    .send({ externalId: 'T-1', customer: { email: 'dana@example.org' }, provider: 'Eli Barak', topic: 'Repair' });
  const rows = Array.from({ length: 12 }, (_, at) => `R${at},2026-03-0${1 + (at % 3)},5,no,7,${4 + (at % 3)},NA,NA`);
  const header =
    'response_id,responded_at,satisfaction,wrong,E.provider.courtesy,P.provider.courtesy,E.process.speed,P.process.speed';
  const imported = await t.agent
    .post('/api/v1/responses/import?questionnaire=service-three-dimensions')
    .set('authorization', key)
    .type('text/csv')
    .send([header, ...rows].join('\n'));

  const { token } = await invite(t);
  const form = filledForm({ comment: 'Ring me', contact: 'yes' });
  await t.agent.post(`/s/${token}`).type('form').send(form).expect(303);
  const issued = '01930000-0000-7000-8000-00000000000a';
  const admin = await t.signIn('administrator');
  await admin.post('/cards?from=2026-03-01&to=2026-03-31').type('form').send({ id: issued }).expect(303);

  await t.signIn('manager', { email: 'owner@example.org' });
  const action = await t.agent
    .post('/api/v1/actions')
    .set('authorization', key)
    .send({
      ...{ title: 'A second desk', owner: 'owner@example.org', item: 'process.speed', plannedAnswers: 40 },
      ...{ startOn: '2026-03-05', judgeOn: '2026-06-01', before: { from: '2026-01-01', to: '2026-02-28' } },
      source: { gap: { from: '2026-03-01', to: '2026-03-04' } },
    });
  const { body } = await t.agent.get('/api/v1/openapi.json');
  const read = async (path: string, described: string): Promise<[string, unknown, unknown]> => {
    const answer = await t.agent.get(`/api/v1${path}`).set('authorization', key);
    return [`GET ${path}`, body.paths[described].get.responses[answer.status], answer.body];
  };
  const held = await read(`/customers/${logged.body.customerId}/export`, '/customers/{id}/export');
  const other = await t.agent
    .post('/api/v1/contacts')
    .set('authorization', key)
    .send({ customer: { email: 'gone@example.org' }, provider: 'Eli Barak' });
  const erased = await t.agent
    .post(`/api/v1/customers/${other.body.customerId}/erase`)
    .set('authorization', key)
    .send({ answers: 'delete' });
  const link = await t.agent.post('/api/v1/open-links').set('authorization', key).send({ topic: 'Repair' });
  const closed = await t.agent
    .patch(`/api/v1/open-links/${link.body.id}`)
    .set('authorization', key)
    .send({ active: false, closesOn: '2026-12-31' });
  const answers: [string, unknown, unknown][] = [
    held,
    ['POST erase', body.paths['/customers/{id}/erase'].post.responses[erased.status], erased.body],
    ['POST /contacts', body.paths['/contacts'].post.responses[logged.status], logged.body],
    ['POST /responses/import', body.paths['/responses/import'].post.responses[imported.status], imported.body],
    await read('/contacts', '/contacts'),
    await read(`/contacts/${logged.body.id}`, '/contacts/{id}'),
    await read('/customers', '/customers'),
    await read(`/customers/${logged.body.customerId}`, '/customers/{id}'),
    await read('/branches', '/branches'),
    await read('/providers', '/providers'),
    await read('/programs', '/programs'),
    ['POST /open-links', body.paths['/open-links'].post.responses[link.status], link.body],
    ['PATCH /open-links', body.paths['/open-links/{id}'].patch.responses[closed.status], closed.body],
    await read('/open-links', '/open-links'),
    await read('/questionnaires', '/questionnaires'),
    await read('/questionnaires/service-three-dimensions', '/questionnaires/{key}'),
    await read('/responses', '/responses'),
    await read('/contact-wishes', '/contact-wishes'),
    await read('/focus-groups', '/focus-groups'),
    await read('/report-card?from=2026-03-01&to=2026-03-31', '/report-card'),
    await read('/report-card?provider=Eli%20Barak', '/report-card'),
    await read('/trends', '/trends'),
    await read('/trends?measure=topbox:satisfaction&unit=month&provider=Eli%20Barak', '/trends'),
    await read('/priorities?from=2026-03-01&to=2026-03-31', '/priorities'),
    await read('/comparison', '/comparison'),
    await read('/comparison?of=period&measure=gap:item:process.speed', '/comparison'),
    ['POST /actions', body.paths['/actions'].post.responses[action.status], action.body],
    await read('/actions', '/actions'),
    await read(`/actions/${action.body.id}`, '/actions/{id}'),
    await read('/issued-cards', '/issued-cards'),
    await read(`/issued-cards/${issued}`, '/issued-cards/{id}'),
    await read('/health', '/health'),
  ];
  const found = answers.flatMap(([name, described, answer]) => {
    const content =
      isShape(described) && isShape(described.content) ? described.content['application/json'] : undefined;
    const schema = isShape(content) ? content.schema : undefined;
    return isShape(schema)
      ? differences(schema, answer).map((fault) => `${name}: ${fault}`)
      : [`${name}: not described`];
  });
  expect(found).toEqual([]);
  await t.close();
});
