/** In the place of the worker of a language that is withdrawn: what it had kept is forgotten. */

self.addEventListener("install", () => self.skipWaiting())
self.addEventListener("activate", event => event.waitUntil(forget()))

async function forget() {
  const names = await caches.keys()
  await Promise.all(names.filter(name => name.startsWith(`away${ROOT}-`)).map(name => caches.delete(name)))
  await self.registration.unregister()
}
