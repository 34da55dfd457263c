/** Of a `Host` header: none where there is more in it than a name and a port, such as somebody before an `@`. */
export function hostnameIn(host: string): string {
  return !/[/?#@\\]/.test(host) && URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : '';
}
