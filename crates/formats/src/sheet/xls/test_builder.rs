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

/// A string of two bytes a character behind its length, as a byte or two.
pub(super) fn wide(text: &str, has_short_length: bool) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let length = u16::try_from(units.len()).unwrap().to_le_bytes();
    let length = &length[..if has_short_length { 1 } else { 2 }];
    [length, &[1], &words(&units)].concat()
}

/// A cell's position and style, then what stands in it.
pub(super) fn cell(id: u16, (row, column): (u16, u16), style: u16, data: &[u8]) -> Vec<u8> {
    record(id, &[words(&[row, column, style]), data.to_vec()].concat())
}

/// A sheet for [`workbook`]: name, visibility, records.
pub(super) type Sheet<'s> = (&'s str, u8, Vec<Vec<u8>>);

/// The stream of a workbook of BIFF8.
pub(super) fn workbook(globals: &[Vec<u8>], sheets: &[Sheet<'_>]) -> Vec<u8> {
    assembled(0x0600, globals, sheets, |name| wide(name, true))
}

/// The stream of a workbook of this version, its sheets' names as `name` writes them.
pub(super) fn assembled(
    version: u16,
    globals: &[Vec<u8>],
    sheets: &[Sheet<'_>],
    name: impl Fn(&str) -> Vec<u8>,
) -> Vec<u8> {
    let begin = |kind: u16| record(0x0809, &words(&[version, kind, 0, 0]));
    let end = record(0x000a, &[]);
    let bound = |offset: usize, (text, visibility, _): &Sheet<'_>| {
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
