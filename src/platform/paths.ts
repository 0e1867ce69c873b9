import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function findRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}

/** The folder that holds package.json, whether running from source or from dist/. */
export const projectRoot = findRoot();
export const viewsFolder = join(projectRoot, 'views');
export const publicFolder = join(projectRoot, 'public');
/** Worker threads need compiled JavaScript, also when the caller runs from source (tests, tsx). */
export const builtFolder = join(projectRoot, 'dist');
