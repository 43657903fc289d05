/** Handing a file to the person: an ordinary download, with no permission of its own. */

export function saveFile(name: string, text: string, type: 'text/csv' | 'application/json'): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** `2026-11-23`, for names of files. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
