import express, { type Express } from 'express';
import type { Container } from './container.ts';
import { boundedBodies } from './platform/http/bounded-bodies.ts';
import { boundedInHand } from './platform/http/bounded-in-hand.ts';
import { htmlErrors, problemErrors, unknownAddress } from './platform/http/error-pages.ts';
import { jsonOnly } from './platform/http/json-only.ts';
import { receiveInTime } from './platform/http/receive-in-time.ts';
import { requestLog } from './platform/http/request-log.ts';
import { sameOriginOnly } from './platform/http/same-origin.ts';
import { securityHeaders } from './platform/http/security-headers.ts';

/** The middleware in its order: a table of contents of what happens to a request. */
export function createApp(container: Container): Express {
  const { services, web, assets, config, features } = container;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', config.trustProxy);
  app.set('query parser', 'simple');

  app.use(requestLog(services.log, services.ids.next));
  app.use(receiveInTime());
  app.use(securityHeaders(web.https));
  app.use(assets.routes);
  const inHand = boundedInHand(['/api/v1/health']);
  app.use(inHand.atOnce, boundedBodies());
  app.use(features.interfaceLanguage);

  const json = inHand.onceRead(express.json({ limit: '1mb' }));
  app.use('/api/v1', features.apiKey, jsonOnly, json, features.api);
  app.use('/api', unknownAddress, problemErrors(services.log));

  app.use(inHand.onceRead(express.urlencoded({ extended: false, limit: '200kb', parameterLimit: 1000 })));
  app.use(features.respondentPages);

  app.use(features.session);
  app.use(sameOriginOnly(config.baseUrl));
  app.use(features.staffPages);

  app.use(unknownAddress);
  app.use(htmlErrors(web.render, services.log));
  return app;
}
