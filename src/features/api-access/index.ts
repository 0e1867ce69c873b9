export { apiAccessApi } from './api-access.api.ts';
export { apiKeyMiddleware } from './api-key.middleware.ts';
export { apiKeysMessages } from './api-keys.messages.ts';
export { apiKeysRoutes } from './api-keys.routes.ts';
export { createApiKey, registerApiKey } from './api-keys.service.ts';
export { insertApiKey } from './api-keys.store.ts';
