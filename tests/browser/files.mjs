// Files as a clerk has them on her desk: a minimal DOCX, written here byte by byte, with any paragraphs in it.

const TYPES = `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
const LINKS = `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;

/** A DOCX of these paragraphs, as the file field of a form takes it. */
export function docx(name, ...paragraphs) {
  const body = paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join("");
  const document = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
  const buffer = zip({ "[Content_Types].xml": TYPES, "_rels/.rels": LINKS, "word/document.xml": document });
  return { name, mimeType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", buffer };
}

/** A ZIP whose entries are stored as they are. */
function zip(entries) {
  const [files, directory] = [[], []];
  let offset = 0;
  for (const [name, text] of Object.entries(entries)) {
    const [path, data] = [Buffer.from(name), Buffer.from(text)];
    // Version, flags (names are UTF-8), stored, no time, the check sum, both sizes, the length of the name, no extras.
    const common = numbers([20, 2], [0x800, 2], [0, 2], [0, 4], [checksum(data), 4], [data.length, 4], [data.length, 4], [path.length, 2], [0, 2]);
    files.push(numbers([0x04034b50, 4]), common, path, data);
    directory.push(numbers([0x02014b50, 4], [20, 2]), common, numbers([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]), path);
    offset += 4 + common.length + path.length + data.length;
  }
  const central = Buffer.concat(directory);
  const count = Object.keys(entries).length;
  return Buffer.concat([...files, central, numbers([0x06054b50, 4], [0, 4], [count, 2], [count, 2], [central.length, 4], [offset, 4], [0, 2])]);
}

/** Numbers with the low byte first, each with its width in bytes. */
function numbers(...fields) {
  const bytes = Buffer.alloc(fields.reduce((sum, [, width]) => sum + width, 0));
  fields.reduce((at, [number, width]) => bytes.writeUIntLE(number, at, width), 0);
  return bytes;
}

/** CRC-32 as ZIP wants it. */
function checksum(data) {
  let crc = 0xffffffff;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
