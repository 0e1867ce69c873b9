/** The fields of a form on a page as a browser without scripts would send them, but for its buttons. */
export function formOn(html: string, action: string): Record<string, string | string[]> {
  const form = new RegExp(`<form[^>]*action="${action.replaceAll('/', '\\/')}"[^>]*>([\\s\\S]*?)</form>`).exec(
    html,
  )?.[1];
  if (form === undefined) throw new Error(`There is no form for ${action}.`);
  const fields: Record<string, string | string[]> = {};
  const add = (name: string | undefined, value: string): void => {
    if (name === undefined) return;
    const before = fields[name];
    fields[name] = before === undefined ? value : [...[before].flat(), value];
  };
  const attribute = (tag: string, name: string): string | undefined => {
    const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
    return found === undefined ? undefined : plain(found);
  };
  for (const [tag, textarea, select] of form.matchAll(
    /<input[^>]*>|<textarea[^>]*>\r?\n?([\s\S]*?)<\/textarea>|<select[^>]*>([\s\S]*?)<\/select>/g,
  )) {
    const name = attribute(tag, 'name');
    if (textarea !== undefined) add(name, plain(textarea));
    else if (select !== undefined) add(name, plain(/value="([^"]*)" selected/.exec(select)?.[1] ?? ''));
    else if (!/type="(checkbox|radio)"/.test(tag) || / checked/.test(tag)) add(name, attribute(tag, 'value') ?? '');
  }
  return fields;
}

function plain(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#34;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
