import type { Renderer } from '../http/render.ts';
import type { SimpleMail } from './simple-mail.ts';

/** A short letter in both its forms: HTML in the layout that all mail shares, and plain text. */
export async function renderSimpleMail(
  render: Pick<Renderer, 'text'>,
  mail: SimpleMail,
): Promise<{ html: string; text: string }> {
  const body = await render.text('mail/simple.html', { mail }, mail.locale);
  return {
    html: await render.text('layouts/mail', { mail, body }, mail.locale),
    text: await render.text('mail/simple.text', { mail }, mail.locale),
  };
}
