//! How much a PDF may make us do.

use flate2::{Decompress, FlushDecompress, Status};
use gouji_model::{Limit, Unreadable};
use hayro_syntax::Filter;
use hayro_syntax::object::Stream;
use std::borrow::Cow;

/// The most pages that a PDF may have.
pub(super) const MAX_PAGES: usize = 2_000;

/// The most steps that reading a PDF may take: operators, glyphs, fonts, comparisons of one mark with another.
///
/// A page of a report takes some thousands.
const MAX_STEPS: u64 = 40_000_000;

/// The most marks that a PDF may put on its pages together: glyphs, lines, filled areas, pictures.
const MAX_MARKS: u64 = 2_000_000;

/// The most bytes that the texts, fonts and tables of a PDF may hold, once they are unpacked.
const MAX_UNPACKED: u64 = 256 * 1024 * 1024;

/// The most bytes that any one stream may hold, once it is unpacked. A picture may be that large.
const MAX_STREAM: u64 = 128 * 1024 * 1024;

/// The most bytes that all streams together may hold, pictures too, as far as they are looked at.
const MAX_STREAMS: u64 = 1024 * 1024 * 1024;

/// The longest stream that is unpacked where it is not packed by deflate alone.
const MAX_OTHERWISE_PACKED: usize = 256 * 1024;

/// The largest file with encryption: what its streams unpack to shows only once they are decrypted.
const MAX_ENCRYPTED: u64 = 8 * 1024 * 1024;

/// What is left of the limits.
#[derive(Debug)]
pub(super) struct Budget {
    steps: u64,
    marks: u64,
    unpacked: u64,
    /// Whether something that should have been read was broken off or garbled.
    pub(super) damaged: bool,
}

impl Budget {
    pub(super) fn new() -> Self {
        Self {
            steps: MAX_STEPS,
            marks: MAX_MARKS,
            unpacked: MAX_UNPACKED,
            damaged: false,
        }
    }

    /// Counts `steps` more.
    pub(super) fn step(&mut self, steps: usize) -> Result<(), Unreadable> {
        let left = self.steps.checked_sub(whole(steps));
        self.steps = left.ok_or(beyond(Limit::Steps(MAX_STEPS)))?;
        Ok(())
    }

    /// Counts one more mark on a page.
    pub(super) fn mark(&mut self) -> Result<(), Unreadable> {
        let left = self.marks.checked_sub(1);
        self.marks = left.ok_or(beyond(Limit::Steps(MAX_MARKS)))?;
        Ok(())
    }

    /// What a stream holds; `None` where it is a picture or damaged.
    pub(super) fn decoded<'a>(
        &mut self,
        stream: &Stream<'a>,
    ) -> Result<Option<Cow<'a, [u8]>>, Unreadable> {
        let raw = stream.raw_data();
        match stream.filters().as_slice() {
            [] => {}
            [Filter::FlateDecode] => self.check_packed(&raw)?,
            filters if raw.len() > MAX_OTHERWISE_PACKED || packings(filters) > 1 => {
                self.damaged = true;
                return Ok(None);
            }
            _ => {}
        }
        let data = stream.decoded_data().ok();
        self.damaged |= data.is_none();
        let length = data.as_ref().map_or(0, |data| data.len());
        let left = self.unpacked.checked_sub(whole(length));
        self.unpacked = left.ok_or(beyond(Limit::Unpacked(MAX_UNPACKED)))?;
        Ok(data)
    }

    /// Looks through a packed stream: whether it grows too large, and whether it is whole.
    fn check_packed(&mut self, packed: &[u8]) -> Result<(), Unreadable> {
        let (length, whole) = unpacked_length(packed, MAX_STREAM);
        if length > MAX_STREAM {
            return Err(beyond(Limit::Unpacked(MAX_STREAM)));
        }
        self.damaged |= !whole;
        Ok(())
    }
}

/// In how many ways a stream is packed, one in the other. No program packs twice.
fn packings(filters: &[Filter]) -> usize {
    let packs = |filter: &&Filter| {
        matches!(
            filter,
            Filter::FlateDecode | Filter::LzwDecode | Filter::RunLengthDecode
        )
    };
    filters.iter().filter(packs).count()
}

fn whole(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

pub(super) fn beyond(limit: Limit) -> Unreadable {
    Unreadable::Beyond { limit }
}

/// How many bytes `packed` becomes, and whether it is whole; more than `most` is not counted out.
fn unpacked_length(packed: &[u8], most: u64) -> (u64, bool) {
    let mut inflate = Decompress::new(true);
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let done = usize::try_from(inflate.total_in()).unwrap_or(usize::MAX);
        let Some(rest) = packed.get(done..) else {
            return (inflate.total_out(), false);
        };
        let before = (inflate.total_in(), inflate.total_out());
        let status = inflate.decompress(rest, &mut buffer, FlushDecompress::None);
        let moved = before != (inflate.total_in(), inflate.total_out());
        match status {
            Ok(Status::Ok | Status::BufError) if moved && inflate.total_out() <= most => {}
            Ok(Status::StreamEnd) => return (inflate.total_out(), true),
            _ => return (inflate.total_out(), false),
        }
    }
}

/// Looks at the streams of a file before anything of it is unpacked for good.
///
/// The parser unpacks what it needs without a limit, so nothing may be in the
/// file that grows beyond all measure.
pub(super) fn check_streams(bytes: &[u8]) -> Result<(), Unreadable> {
    if whole(bytes.len()) > MAX_ENCRYPTED && bytes.windows(8).any(|word| word == b"/Encrypt") {
        return Err(beyond(Limit::Bytes(MAX_ENCRYPTED)));
    }
    let mut left = MAX_STREAMS;
    let mut rest = bytes;
    while let Some(stream) = next_stream(rest) {
        let (length, _) = unpacked_length(stream, MAX_STREAM);
        if length > MAX_STREAM || is_packed_twice(stream) {
            return Err(beyond(Limit::Unpacked(MAX_STREAM)));
        }
        let still = left.checked_sub(length);
        left = still.ok_or(beyond(Limit::Unpacked(MAX_STREAMS)))?;
        rest = stream;
    }
    Ok(())
}

/// Whether what a packed stream holds is packed once more: so little becomes gigabytes.
fn is_packed_twice(packed: &[u8]) -> bool {
    let mut start = vec![0; 4 * 1024];
    let mut inflate = Decompress::new(true);
    let status = inflate.decompress(packed, &mut start, FlushDecompress::None);
    let length = usize::try_from(inflate.total_out()).unwrap_or(0);
    let start = start.get(..length).unwrap_or_default();
    status.is_ok() && is_deflated(start) && unpacked_length(start, MAX_STREAM).0 > whole(length)
}

/// Whether data begins as what deflate packed.
fn is_deflated(data: &[u8]) -> bool {
    match data {
        [method, flags, ..] => {
            *method & 0x0f == 8 && u16::from_be_bytes([*method, *flags]) % 31 == 0
        }
        _ => false,
    }
}

/// The file from the data of its next stream on, where that is packed by deflate.
fn next_stream(bytes: &[u8]) -> Option<&[u8]> {
    let mut rest = bytes;
    loop {
        let at = rest.windows(6).position(|word| word == b"stream")?;
        rest = rest.get(at + 6..)?;
        let data = rest.strip_prefix(b"\r").unwrap_or(rest);
        let data = data.strip_prefix(b"\n").unwrap_or(data);
        if is_deflated(data) {
            return Some(data);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn packed(length: usize) -> Vec<u8> {
        let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        for _ in 0..length / 1024 {
            packer.write_all(&[b' '; 1024]).unwrap();
        }
        packer.finish().unwrap()
    }

    #[test]
    fn what_a_stream_becomes_is_counted_without_keeping_it() {
        let packed = packed(1024 * 1024);
        assert_eq!(unpacked_length(&packed, u64::MAX), (1024 * 1024, true));
        assert!(unpacked_length(&packed, 1000).0 > 1000);
        assert_eq!(unpacked_length(b"no zlib at all", 1000), (0, false));
        let (half, whole) = unpacked_length(&packed[..packed.len() / 2], u64::MAX);
        assert!(half < 1024 * 1024 && !whole);
    }

    #[test]
    fn a_file_that_grows_beyond_measure_is_told_before_it_does() {
        let mut file = b"%PDF-1.7\n1 0 obj<</Length 9>>stream\r\n".to_vec();
        file.extend(packed(usize::try_from(MAX_STREAM).unwrap() + 1024));
        let limit = Limit::Unpacked(MAX_STREAM);
        assert_eq!(check_streams(&file), Err(beyond(limit)));
        let start = b"%PDF-1.7\n1 0 obj<</Length 9>>stream\n".to_vec();
        let packer = flate2::Compression::best();
        let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), packer);
        packer.write_all(&packed(1024 * 1024)).unwrap();
        let twice = packer.finish().unwrap();
        assert_eq!(check_streams(&[start, twice].concat()), Err(beyond(limit)));
    }
}
