import { z } from 'zod';
import { isRole } from '../../domain/access/role-matrix.ts';
import { isScope } from '../../domain/access/scopes.ts';
import { isLocale, LOCALE_NAMES, type Locale } from '../../domain/locale.ts';
import { ROLE_WORDS, SCOPE_WORDS } from '../../domain/words/access.words.ts';
import { momentText } from '../../platform/i18n/dates.ts';
import { dotted } from '../../platform/i18n/dotted.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import { accountsMessages } from './accounts.messages.ts';
import { auditMessages } from './audit.messages.ts';

export interface AuditRow {
  id: string;
  at: string;
  actor_kind: 'user' | 'api_key' | 'command' | 'customer' | 'system';
  actor_id: string | null;
  actor_name: string | null;
  action: string;
  subject_kind: string;
  subject_id: string;
  detail: string;
}

type Word = keyof typeof auditMessages.triples;
const isWord = (key: string): key is Word => Object.hasOwn(auditMessages.triples, key);

/** One line of the audit log, in words: codes are for programs. */
export function toAuditLine(row: AuditRow, locale: Locale, timeZone: string) {
  const t = auditMessages.in(locale);
  const tell = (group: 'act' | 'on' | 'named', code: string): string => {
    const key = `${group}.${code}`;
    return t(isWord(key) ? key : `${group}.other`);
  };
  const kind = accountsMessages.in(locale)(`accounts.audit.actor.${row.actor_kind}`);
  const valueText = (name: string, value: unknown): string => {
    if (Array.isArray(value)) return value.map((one) => valueText(name, one)).join(', ');
    const text = String(value);
    if (name === 'fields') return tell('named', text);
    if (name === 'scopes') return isScope(text) ? SCOPE_WORDS[text][locale] : text;
    if (name === 'role') return isRole(text) ? ROLE_WORDS[text].name[locale] : text;
    if (name === 'language') return isLocale(text) ? LOCALE_NAMES[text] : text;
    const key = `value.${text}`;
    return isWord(key) ? t(key) : isolate(text);
  };
  const details = Object.entries(z.record(z.string(), z.unknown()).parse(JSON.parse(row.detail)));
  return {
    at: momentText(row.at, locale, timeZone),
    who: row.actor_name ?? kind,
    whoKind: row.actor_name === null ? (row.actor_id ?? '') : kind,
    action: tell('act', row.action),
    subject: tell('on', row.subject_kind),
    subjectId: row.subject_id,
    subjectHref: `/audit?subject=${encodeURIComponent(row.subject_id)}`,
    detail: dotted(
      details
        .filter(([, value]) => value !== null)
        .map(([name, value]) => `${tell('named', name)}: ${valueText(name, value)}`),
    ),
  };
}
