import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join, relative } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { Router } from 'express';
import { publicFolder } from '../paths.ts';

interface Asset {
  type: string;
  hash: string;
  plain: Buffer;
  /** Compressed once, when first asked for: commands that serve nothing need not wait for it. */
  br: () => Buffer | undefined;
  gzip: () => Buffer | undefined;
}

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** Files of installed packages that pages load, by the name they are served under. */
const FROM_PACKAGES: Record<string, [packageName: string, file: string]> = {
  'chart.js': ['chart.js', 'chart.umd.min.js'],
  'chartjs-plugin-annotation.js': ['chartjs-plugin-annotation', 'chartjs-plugin-annotation.min.js'],
  'chartjs-chart-error-bars.js': ['chartjs-chart-error-bars', 'index.umd.min.js'],
  'fonts/heebo-hebrew-wght-normal.woff2': ['@fontsource-variable/heebo', 'files/heebo-hebrew-wght-normal.woff2'],
  'fonts/heebo-latin-wght-normal.woff2': ['@fontsource-variable/heebo', 'files/heebo-latin-wght-normal.woff2'],
};

export interface Assets {
  /** `css/staff.css` → `/assets/css/staff.css?v=HASH`; an unknown name throws. */
  url(name: string): string;
  /** The file as text, for what is put into a page. */
  text(name: string): string;
  routes: Router;
}

/** Reads every static file once: all are small, and answers come from memory, compressed, with a year's cache. */
export function loadAssets(): Assets {
  const files = new Map<string, Asset>();
  for (const file of listFiles(publicFolder)) {
    files.set(relative(publicFolder, file).replaceAll('\\', '/'), readAsset(file));
  }
  const require = createRequire(import.meta.url);
  for (const [name, [packageName, file]] of Object.entries(FROM_PACKAGES)) {
    const entry = require.resolve(packageName.startsWith('@fontsource') ? `${packageName}/package.json` : packageName);
    files.set(name, readAsset(join(dirname(entry), file)));
  }

  const find = (name: string): Asset => {
    const asset = files.get(name);
    if (asset === undefined) throw new Error(`There is no asset "${name}" under public/.`);
    return asset;
  };

  const routes = Router();
  routes.get('/assets/*path', (req, res, next) => {
    const asset = files.get(req.path.slice('/assets/'.length));
    if (asset === undefined) return next();
    const encoding = req.acceptsEncodings('br', 'gzip', 'identity');
    const compressed = encoding === 'br' ? asset.br() : encoding === 'gzip' ? asset.gzip() : undefined;
    res.setHeader('Content-Type', asset.type);
    res.setHeader('ETag', `"${asset.hash}"`);
    res.setHeader('Vary', 'Accept-Encoding');
    res.setHeader('Cache-Control', req.query.v === asset.hash ? 'public, max-age=31536000, immutable' : 'no-cache');
    if (req.fresh) return res.status(304).end();
    if (compressed !== undefined && typeof encoding === 'string') res.setHeader('Content-Encoding', encoding);
    res.end(compressed ?? asset.plain);
  });

  return {
    url: (name) => `/assets/${name}?v=${find(name).hash}`,
    text: (name) => find(name).plain.toString('utf8'),
    routes,
  };
}

function readAsset(file: string): Asset {
  const plain = readFileSync(file);
  const type = TYPES[extname(file)] ?? 'application/octet-stream';
  const compressible = /^(text|image\/svg)/.test(type);
  return {
    type,
    hash: createHash('sha256').update(plain).digest('hex').slice(0, 12),
    plain,
    br: once(() => (compressible ? brotliCompressSync(plain) : undefined)),
    gzip: once(() => (compressible ? gzipSync(plain) : undefined)),
  };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
