/** A LIKE pattern that finds `text` anywhere, with the pattern's own signs in it taken literally (ESCAPE '\'). */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}
