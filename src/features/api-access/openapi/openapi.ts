import { SCOPES } from '../../../domain/access/scopes.ts';
import { SCOPE_WORDS } from '../../../domain/words/access.words.ts';
import { PATHS } from './api-paths.ts';
import { SCHEMAS } from './api-schemas.ts';

const SCOPE_LIST = SCOPES.map((scope) => `- \`${scope}\`: ${SCOPE_WORDS[scope].en}`).join('\n');

/** The description of the API for programs and for those who write them. */
export function openApi(baseUrl: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Gapcard',
      version: '1',
      description: [
        'Log service contacts, and read what customers expected and received.',
        'Send a key with each request: `Authorization: Bearer KEY`. An administrator makes keys on the page "API keys".',
        'Times carry their offset from UTC. Errors are `application/problem+json` (RFC 9457) with a `code` for programs and a sentence for people.',
        `A key does what its scopes allow; writing includes reading of the same things, but for answers:\n\n${SCOPE_LIST}`,
      ].join('\n\n'),
    },
    servers: [{ url: `${baseUrl}/api/v1` }],
    security: [{ key: [] }],
    paths: PATHS,
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'An API key.' } },
      schemas: SCHEMAS,
    },
  };
}
