import express, { Router } from 'express';
import { z } from 'zod';
import { invalidInput } from '../../platform/errors.ts';
import { allowScope } from '../../platform/http/guard.ts';
import { type ReturnedMailRules, receiveReturnedMail } from './returned-mail.service.ts';

const LARGEST_MAIL = '5mb';
const RawMail = z.object({ raw: z.string().min(1) });

/**
 * `POST /api/v1/bounces`: what came to the return address, one mail at a time, as it is or as `raw` in JSON. What is not
 * understood is taken kindly, so that whatever passes mail on need not tell it apart.
 */
export function mailApi(rules: ReturnedMailRules): Router {
  const router = Router();
  router.post(
    '/bounces',
    allowScope('mail:write'),
    express.raw({ type: 'message/rfc822', limit: LARGEST_MAIL }),
    async (req, res) => {
      res.status(202).json(await receiveReturnedMail(res.locals.context, rawOf(req.body), rules));
    },
  );
  return router;
}

function rawOf(body: unknown): Buffer | string {
  if (Buffer.isBuffer(body) && body.length > 0) return body;
  const parsed = RawMail.safeParse(body);
  if (!parsed.success) {
    throw invalidInput('no_mail', 'Send the mail as it is (Content-Type: message/rfc822), or as {"raw": "…"} in JSON.');
  }
  return parsed.data.raw;
}
