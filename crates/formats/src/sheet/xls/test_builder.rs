//! Streams of workbooks written for tests, record by record.

/// A record.
pub(super) fn record(id: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap();
    [&id.to_le_bytes(), &length.to_le_bytes(), data].concat()
}

/// Numbers of two bytes each.
pub(super) fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

/// A string of two bytes a character behind its length in two bytes.
pub(super) fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let length = u16::try_from(units.len()).unwrap();
    [length.to_le_bytes().to_vec(), vec![1], words(&units)].concat()
}

/// A name of two bytes a character behind its length in one byte.
pub(super) fn wide_name(text: &str) -> Vec<u8> {
    let mut name = wide(text);
    name.remove(1);
    name
}

/// A cell's position and style, then what stands in it.
pub(super) fn cell(id: u16, (row, column): (u16, u16), style: u16, data: &[u8]) -> Vec<u8> {
    record(id, &[words(&[row, column, style]), data.to_vec()].concat())
}

/// A sheet for [`workbook`]: name, visibility, records.
pub(super) type TestSheet<'s> = (&'s str, u8, Vec<Vec<u8>>);

/// The stream of a workbook of BIFF8.
pub(super) fn workbook(globals: &[Vec<u8>], sheets: &[TestSheet<'_>]) -> Vec<u8> {
    assemble(0x0600, globals, sheets, wide_name)
}

/// The stream of a workbook of this version, its sheets' names as `name` writes them.
pub(super) fn assemble(
    version: u16,
    globals: &[Vec<u8>],
    sheets: &[TestSheet<'_>],
    name: impl Fn(&str) -> Vec<u8>,
) -> Vec<u8> {
    let begin = |kind: u16| record(0x0809, &words(&[version, kind, 0, 0]));
    let end = record(0x000a, &[]);
    let bound = |offset: usize, (text, visibility, _): &TestSheet<'_>| {
        let offset = u32::try_from(offset).unwrap().to_le_bytes();
        let data = [offset.as_slice(), &[*visibility, 0], &name(text)].concat();
        record(0x0085, &data)
    };
    let listed: usize = sheets.iter().map(|sheet| bound(0, sheet).len()).sum();
    let mut stream = [begin(5), globals.concat()].concat();
    let mut offset = stream.len() + listed + end.len();
    let mut bodies = Vec::new();
    for sheet in sheets {
        stream.extend(bound(offset, sheet));
        let body = [begin(0x10), sheet.2.concat(), end.clone()].concat();
        offset += body.len();
        bodies.extend(body);
    }
    [stream, end, bodies].concat()
}
