import { join } from 'node:path';
import ejs from 'ejs';
import type { Response } from 'express';
import type { Locale } from '../../domain/locale.ts';
import { directionOf } from '../../domain/locale.ts';
import type { Messages } from '../i18n/messages.ts';
import { viewsFolder } from '../paths.ts';
import type { Assets } from './assets.ts';
import { sendHtml } from './send-html.ts';

export interface PageOptions {
  /** Heading of the browser's tab. */
  title: string;
  layout?: 'staff' | 'door' | 'respondent';
  status?: number;
  /** Language of the page where it is not that of the interface: a survey's. */
  locale?: Locale;
}

export interface Renderer {
  /** Renders views/VIEW.ejs in its layout and sends it; both see the model (a page's own scripts, flash, languages). */
  page(res: Response, view: string, model: object, options: PageOptions): Promise<void>;
  /** Renders one template without a layout; nothing is escaped in those named `….text`, which are no markup. */
  text(view: string, model: object, locale: Locale): Promise<string>;
  /** Renders views/mail/VIEW.html.ejs in the layout of mails, and views/mail/VIEW.text.ejs. */
  mail(view: string, mail: { locale: Locale }): Promise<{ html: string; text: string }>;
}

/** What every layout shows around a page; filled in per request by the floor above. */
export type Frame = (res: Response) => Promise<object> | object;

export function createRenderer(messages: Messages, assets: Assets, frame: Frame): Renderer {
  const file = (view: string): string => join(viewsFolder, `${view}.ejs`);
  const options = { root: viewsFolder, cache: true, rmWhitespace: true } as const;
  // Text is not markup: nothing is escaped, and its empty lines count.
  const plain = { root: viewsFolder, cache: true, escape: (text: unknown) => String(text ?? '') } as const;
  const words = (locale: Locale) => ({ t: messages.in(locale), locale, dir: directionOf(locale) });

  const text = (view: string, model: object, locale: Locale): Promise<string> =>
    ejs.renderFile(file(view), { ...words(locale), ...model }, view.endsWith('.text') ? plain : options);

  return {
    async page(res, view, model, { title, layout = 'staff', status = 200, locale = res.locals.locale }) {
      const shared = { ...words(locale), assets: assets.url, title, ...(await frame(res)) };
      const body = await ejs.renderFile(file(view), { ...shared, ...model }, options);
      const html = await ejs.renderFile(file(`layouts/${layout}`), { ...shared, ...model, body }, options);
      await sendHtml(res, status, html);
    },
    text,
    async mail(view, mail) {
      const body = await text(`mail/${view}.html`, { mail }, mail.locale);
      return {
        html: await text('layouts/mail', { mail, body }, mail.locale),
        text: await text(`mail/${view}.text`, { mail }, mail.locale),
      };
    },
  };
}
