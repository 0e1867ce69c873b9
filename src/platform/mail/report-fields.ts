/** Fields of a delivery or feedback report by their lower-case names. */
export type ReportFields = ReadonlyMap<string, string>;

/**
 * The groups of `name: value` fields of a `message/delivery-status` (RFC 3464) or `message/feedback-report` (RFC 5965) part:
 * the first is about the message, each further one about a recipient. Lines that go on are joined; of a name that comes
 * twice in a group the first one counts.
 */
export function readReportFields(text: string): ReportFields[] {
  const groups: Map<string, string>[] = [];
  let group: Map<string, string> | undefined;
  let last: string | undefined;
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') {
      group = undefined;
      last = undefined;
      continue;
    }
    const more = /^[ \t]+(.*)$/.exec(line)?.[1];
    if (more !== undefined && group !== undefined && last !== undefined) {
      group.set(last, `${group.get(last)} ${more.trim()}`);
      continue;
    }
    const [, name, value] = /^([!-9;-~]+)[ \t]*:[ \t]*(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) continue;
    if (group === undefined) {
      group = new Map();
      groups.push(group);
    }
    const key = name.toLowerCase();
    last = group.has(key) ? undefined : key;
    if (last !== undefined) group.set(last, value.trim());
  }
  return groups;
}

/** What follows the type of a typed field: `rfc822; dana@example.org` or `smtp; 550 5.1.1 …`. */
export function typedValue(field: string | undefined): string | null {
  if (field === undefined) return null;
  const value = field.slice(field.indexOf(';') + 1).trim();
  return value === '' ? null : value;
}
