/**
 * Keeps the first page, the signs and where to get help for when there is no connection.
 *
 * They are the same for everybody: all FILES are fetched together, whatever somebody reads, so what
 * is kept tells nothing but that somebody was here. Answers never pass here: only requests for FILES
 * and for whole pages are looked at, and the server is always asked first. Each language has a worker
 * of its own, below its ROOT. The server writes VERSION (of the rule set and of these pages), ROOT,
 * FILES and OFFLINE above this.
 */

const LASTS = 30 * 24 * 60 * 60 * 1000 // ms: what is older is not shown
const RENEWED = 24 * 60 * 60 * 1000 // ms
const OURS = `away${ROOT}-`
const NAME = `${OURS}${VERSION}`
const SINCE = "/kept-since" // in the cache only

self.addEventListener("install", event => event.waitUntil(keep().then(() => self.skipWaiting())))
self.addEventListener("activate", event => event.waitUntil(forgetOthers().then(() => self.clients.claim())))
self.addEventListener("fetch", answer)

function answer(event) {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== "GET" || origin !== self.location.origin) return
  const isPage = request.mode === "navigate" && pathname !== "/leave" // which ends this worker
  if (!isPage && !FILES.includes(pathname)) return
  event.respondWith(fetch(request).catch(() => kept(FILES.includes(pathname) ? pathname : OFFLINE)))
  if (isPage) event.waitUntil(renew())
}

async function keep() {
  const replies = await Promise.all(FILES.map(fetched))
  const cache = await caches.open(NAME)
  await Promise.all(FILES.map((path, i) => cache.put(path, replies[i])))
  await cache.put(SINCE, new Response(String(Date.now())))
}

/** With its body, which is not left on the line: a browser has few of those for one server. */
async function fetched(path) {
  const reply = await fetch(path, { cache: "reload" })
  if (!reply.ok) throw new Error("not all of it could be fetched")
  return new Response(await reply.blob(), reply)
}

async function kept(path) {
  const found = await stored(path)
  return found && (await age()) < LASTS ? found : Response.error()
}

/** Looks without making a cache: after Leave this page there is none. */
function stored(path) {
  return caches.match(path, { cacheName: NAME, ignoreVary: true })
}

async function age() {
  const since = await stored(SINCE)
  return since ? Date.now() - Number(await since.text()) : Infinity
}

/** Once a day, everything, so that no page is newer than another because somebody read it. */
async function renew() {
  const days = await age()
  if (days > RENEWED && days !== Infinity) await keep().catch(() => {})
}

async function forgetOthers() {
  const names = await caches.keys()
  await Promise.all(names.filter(name => name.startsWith(OURS) && name !== NAME).map(name => caches.delete(name)))
}
