import { LOCALES } from '../../../domain/locale.ts';
import {
  answer,
  body,
  DAYS,
  flag,
  inPath,
  list,
  nextCursor,
  object,
  oneOf,
  orNull,
  PAGING,
  type Paths,
  problems,
  query,
  ref,
  text,
  whole,
  withScope,
} from './schema-shapes.ts';

/** What is asked and of whom, and what came back. */
export const SURVEY_PATHS: Paths = {
  '/programs': {
    get: withScope('programs:read', {
      summary: 'List programs',
      description:
        'In the order in which contacts are offered to them: the first that is on and matches takes a contact.',
      responses: { 200: answer('All programs.', object({ items: list(ref('Program')), nextCursor })) },
    }),
    post: withScope('programs:write', {
      summary: 'Add a program, as the first in the order',
      requestBody: body(ref('NewProgram'), {
        name: 'Phone calls',
        questionnaire: 'service-three-dimensions',
        contacts: { channels: ['phone'] },
        samplePercent: 20,
        active: true,
      }),
      responses: { 201: answer('The program.', ref('Program')), ...problems(422) },
    }),
  },
  '/programs/{id}': {
    patch: withScope('programs:write', {
      summary: 'Change a program',
      parameters: [inPath('id', 'Id of the program.')],
      requestBody: body(ref('ProgramPatch'), { delayMinutes: 30, quiet: null }),
      responses: { 200: answer('The program.', ref('Program')), ...problems(404, 422) },
    }),
  },
  '/open-links': {
    get: withScope('programs:read', {
      summary: 'List open links',
      description: 'Oldest first.',
      parameters: PAGING,
      responses: {
        200: answer('A page of open links.', object({ items: list(ref('OpenLink')), nextCursor })),
        ...problems(422),
      },
    }),
    post: withScope('programs:write', {
      summary: 'Make an open link, which stands for a place',
      description: 'Whoever has it may answer, without being asked and without a name.',
      requestBody: body(ref('NewOpenLink'), { branch: 'NML', channel: 'in_person', locale: 'he' }),
      responses: { 201: answer('The link.', ref('OpenLink')), ...problems(422) },
    }),
  },
  '/open-links/{id}': {
    patch: withScope('programs:write', {
      summary: 'Change, close or open an open link again',
      description: 'What it stands for stays, since it may hang on a wall.',
      parameters: [inPath('id', 'Id of the open link.')],
      requestBody: body(ref('OpenLinkPatch'), { active: false }),
      responses: { 200: answer('The link.', ref('OpenLink')), ...problems(404, 422) },
    }),
  },
  '/programs/{id}/links/export': {
    post: withScope('programs:write', {
      summary: 'Take the links of invitations to be sent through another system',
      description:
        'For a program whose `delivery` is `link`. Each invitation that is due is checked once more, counts as sent from then on, and is given once; with `again` those still open are given anew, and the links given before go on working. Addresses and names are told to keys that may read customers. At most 5,000 at once: ask again while `more` is true.',
      parameters: [inPath('id', 'Id of the program.')],
      requestBody: body(object({ again: flag('Also those handed over before that are still open.') }, ['again']), {}),
      responses: {
        200: answer(
          'Links, each of one person.',
          object({
            items: list(
              object({
                contactExternalId: orNull(text()),
                customerExternalId: orNull(text()),
                email: orNull(text()),
                name: orNull(text()),
                locale: oneOf(LOCALES),
                link: text(),
                expiresAt: text('When the form closes.'),
              }),
            ),
            more: flag('There are others.'),
          }),
        ),
        ...problems(404, 409, 422),
      },
    }),
  },
  '/questionnaires': {
    get: withScope('questionnaires:read', {
      summary: 'List questionnaires, each in its newest version',
      responses: { 200: answer('All questionnaires.', object({ questionnaires: list(ref('Questionnaire')) })) },
    }),
    post: withScope('questionnaires:write', {
      summary: 'Take in a questionnaire',
      description:
        'A new key becomes version 1. A known one that differs becomes a new version once the last has been answered or invited with, else it replaces it. The same again changes nothing.',
      requestBody: body({ type: 'object', additionalProperties: true }),
      responses: {
        201: answer('A new questionnaire, or a new version.', ref('QuestionnaireTaken')),
        200: answer('Replaced, or unchanged.', ref('QuestionnaireTaken')),
        ...problems(422),
      },
    }),
  },
  '/questionnaires/{key}': {
    get: withScope('questionnaires:read', {
      summary: 'One questionnaire with its definition',
      description: 'What stands in definition can be sent to POST /questionnaires as it is. Drafts are not told.',
      parameters: [inPath('key', 'Key of the questionnaire.'), query('version', whole('By default the newest.'))],
      responses: { 200: answer('The version.', ref('QuestionnaireWithDefinition')), ...problems(404, 422) },
    }),
  },
  '/responses': {
    get: withScope('responses:read', {
      summary: 'Read single answers',
      description: 'Confidential ones come by month, without topic, address and name.',
      parameters: [...PAGING, ...DAYS, query('questionnaire', text('Its key; by default that of the active program.'))],
      responses: {
        200: answer('A page of answers.', object({ responses: list(ref('Response')), nextCursor })),
        ...problems(404, 422),
      },
    }),
  },
  '/responses/import': {
    post: withScope('responses:write', {
      summary: 'Import answers of past surveys',
      description:
        'Good rows go in once, however often the file is sent; bad ones are reported with line, column and reason.',
      parameters: [query('questionnaire', text('Key of the questionnaire that was answered.'), true)],
      requestBody: { required: true, content: { 'text/csv': { schema: text() } } },
      responses: {
        200: answer('What became of the rows.', ref('ImportReport')),
        ...problems(404),
        422: answer('Nothing could be taken.', ref('ImportReport')),
      },
    }),
  },
  '/contact-wishes': {
    get: withScope('contact_wishes:read', {
      summary: 'List who asked to be contacted',
      description:
        'Those who ticked on the form that they may be contacted about it, with what they wrote. Names and addresses are not in it: people open them one by one in the product, and each opening is audited. Open ones come longest waiting first, all others newest first.',
      parameters: [...PAGING, query('state', oneOf(['open', 'handled'], 'Both without it.'))],
      responses: {
        200: answer('A page of wishes.', object({ contactWishes: list(ref('ContactWish')), nextCursor })),
        ...problems(422),
      },
    }),
  },
  '/bounces': {
    post: withScope('mail:write', {
      summary: 'Pass on a mail that came to the return address',
      description:
        'Reports of delivery (RFC 3464), complaints (RFC 5965), requests to stop, replies of machines: one mail at a time, as it is with `Content-Type: message/rfc822`, or as `raw` in JSON. Mail that came back marks its message and, where there is no such mailbox, takes the address off; a complaint or a request stops mail to it. What is not understood is taken and left alone, so all mail of the mailbox may be passed on. The same mail twice changes nothing more.',
      requestBody: {
        required: true,
        content: {
          'message/rfc822': { schema: text('At most 5 MB.') },
          'application/json': { schema: object({ raw: text('The whole mail, header and all.') }) },
        },
      },
      responses: {
        202: answer(
          'Taken.',
          object({
            understood: oneOf(['bounce', 'delay', 'complaint', 'stop', 'auto_reply', 'nothing']),
            known: flag('Whether it is about a message or a link of this installation.'),
          }),
        ),
        ...problems(422),
      },
    }),
  },
};
