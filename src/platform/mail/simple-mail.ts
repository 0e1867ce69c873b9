import type { Locale } from '../../domain/locale.ts';

/** A short letter with one thing to press: what `views/mail/simple.{html,text}.ejs` show, as `mail`. */
export interface SimpleMail {
  locale: Locale;
  dir: 'ltr' | 'rtl';
  subject: string;
  /** What the list of mails shows after the subject. */
  preheader: string;
  organisation: string;
  greeting: string;
  paragraphs: string[];
  button: { label: string; href: string } | null;
  /** Small print under the button: how long it works, what to do if it was not expected. */
  notes: string[];
  /** Where mail of this kind can be stopped. */
  unsubscribe?: { label: string; href: string };
  postal: string | null;
}
