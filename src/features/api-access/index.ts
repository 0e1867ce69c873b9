export { apiKeyMiddleware } from './api-key.middleware.ts';
export { insertApiKey } from './api-keys.store.ts';
