/** A path of ours to go on to, out of an address that anybody may have made; the first page instead of any other place. */
export function ownPath(given: unknown): string {
  if (typeof given !== 'string' || !given.startsWith('/') || !URL.canParse(given, 'http://console')) return '/';
  const { host, pathname, search } = new URL(given, 'http://console');
  // "//elsewhere", "/\elsewhere": another host to a browser.
  return host === 'console' && !pathname.startsWith('//') ? pathname + search : '/';
}
