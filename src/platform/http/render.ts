import { join } from 'node:path';
import ejs from 'ejs';
import type { Response } from 'express';
import type { Locale } from '../../domain/locale.ts';
import { directionOf } from '../../domain/locale.ts';
import { heightOf } from '../charts/chart-height.ts';
import type { Messages } from '../i18n/messages.ts';
import { wrapText } from '../mail/wrap-text.ts';
import { viewsFolder } from '../paths.ts';
import type { Assets } from './assets.ts';
import { sendHtml } from './send-html.ts';

export interface PageOptions {
  /** Heading of the browser's tab. */
  title: string;
  layout?: 'staff' | 'door' | 'respondent' | 'paper';
  status?: number;
  /** Language of the page where it is not that of the interface: a survey's. */
  locale?: Locale;
}

export interface Renderer {
  /** Renders views/VIEW.ejs in its layout and sends it; both see the model (a page's own scripts, flash, languages). */
  page(res: Response, view: string, model: object, options: PageOptions): Promise<void>;
  /**
   * Renders views/mail/VIEW.html.ejs in the mail layout and VIEW.text.ejs beside it; both see the letter as `mail`. All
   * its words are in the letter itself.
   */
  mail(view: string, mail: { dir: 'ltr' | 'rtl' }): Promise<{ html: string; text: string }>;
  /** Words of a key that may not be there. */
  wordsFor(key: string, locale: Locale): string | undefined;
}

/** What every layout shows around a page; filled in per request by the floor above. */
export type Frame = (res: Response) => Promise<object> | object;

export function createRenderer(messages: Messages, assets: Assets, frame: Frame): Renderer {
  const file = (view: string): string => join(viewsFolder, `${view}.ejs`);
  const options = { root: viewsFolder, cache: true, rmWhitespace: true } as const;
  const words = (locale: Locale) => ({ t: messages.in(locale), locale, dir: directionOf(locale) });

  return {
    async page(res, view, model, { title, layout = 'staff', status = 200, locale = res.locals.locale }) {
      const shared = { ...words(locale), assets: assets.url, chartHeight: heightOf, title, ...(await frame(res)) };
      const body = await ejs.renderFile(file(view), { ...shared, ...model }, options);
      const html = await ejs.renderFile(file(`layouts/${layout}`), { ...shared, ...model, body }, options);
      await sendHtml(res, status, html);
    },
    async mail(view, mail) {
      const body = await ejs.renderFile(file(`mail/${view}.html`), { mail }, options);
      const html = await ejs.renderFile(file('layouts/mail'), { mail, body }, options);
      // Plain text keeps its empty lines, and an ampersand in a name or an address stays one.
      const text = await ejs.renderFile(
        file(`mail/${view}.text`),
        { mail },
        { ...options, rmWhitespace: false, escape: plain },
      );
      return { html, text: `${wrapText(text.trim(), mail.dir)}\n` };
    },
    wordsFor: (key, locale) => messages.triples[key]?.[locale],
  };
}

const plain = (value: unknown): string => String(value ?? '');
