/** Puts words on the clipboard; fails where the browser does not let this page, as one that came without TLS. */
export async function copyWords(words) {
  await navigator.clipboard.writeText(words);
}

export const NO_COPY = "The browser does not let this page copy.";
