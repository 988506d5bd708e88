/** Reads a file as the server takes it: base64 makes four characters of three bytes. */
export function readBase64(
  file: File,
  then: (contentBase64: string) => void,
  unreadable: () => void = () => {},
): void {
  const reader = new FileReader()
  reader.onload = () => then(String(reader.result).split(',', 2)[1] ?? '')
  reader.onerror = unreadable
  reader.readAsDataURL(file)
}
