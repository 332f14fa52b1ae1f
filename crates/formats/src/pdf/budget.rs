//! How much a PDF may make us do.

use crate::limits::{MAX_UNPACKED, MAX_UNPACKED_IN_PASSING, MAX_UNPACKED_PART, limit_error};
use flate2::{Decompress, FlushDecompress, Status};
use gouji_model::{Limit, ReadError};
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

/// The most bytes of the file that are looked at for streams. What is unpacked may seem to begin within another stream,
/// so that some bytes count several times.
const MAX_LOOKED_AT: u64 = 256 * 1024 * 1024;

/// How many bytes each stream counts beyond its own, because to look at even the shortest takes time.
const STREAM_BYTES: u64 = 1024;

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
    pub(super) is_damaged: bool,
}

impl Budget {
    pub(super) fn new() -> Self {
        Self {
            steps: MAX_STEPS,
            marks: MAX_MARKS,
            unpacked: MAX_UNPACKED,
            is_damaged: false,
        }
    }

    /// Counts `steps` more.
    pub(super) fn step(&mut self, steps: usize) -> Result<(), ReadError> {
        let left = self.steps.checked_sub(to_u64(steps));
        self.steps = left.ok_or_else(|| limit_error(Limit::Steps, MAX_STEPS))?;
        Ok(())
    }

    /// Counts one more mark on a page.
    pub(super) fn mark(&mut self) -> Result<(), ReadError> {
        let left = self.marks.checked_sub(1);
        self.marks = left.ok_or_else(|| limit_error(Limit::Steps, MAX_MARKS))?;
        Ok(())
    }

    /// What a stream holds; `None` where it is a picture or damaged.
    pub(super) fn decode<'a>(
        &mut self,
        stream: &Stream<'a>,
    ) -> Result<Option<Cow<'a, [u8]>>, ReadError> {
        let raw = stream.raw_data();
        match stream.filters().as_slice() {
            [] => {}
            [Filter::FlateDecode] => self.check_packed(&raw)?,
            filters if raw.len() > MAX_OTHERWISE_PACKED || packings(filters) > 1 => {
                self.is_damaged = true;
                return Ok(None);
            }
            _ => {}
        }
        let data = stream.decoded_data().ok();
        self.is_damaged |= data.is_none();
        // A long stream may become little.
        let length = data.as_ref().map_or(0, |data| data.len()).max(raw.len());
        let left = self.unpacked.checked_sub(to_u64(length));
        self.unpacked = left.ok_or_else(|| limit_error(Limit::Unpacked, MAX_UNPACKED))?;
        Ok(data)
    }

    /// Looks through a packed stream: whether it grows too large, and whether it is whole.
    fn check_packed(&mut self, packed: &[u8]) -> Result<(), ReadError> {
        let unpacked = measure(packed, MAX_UNPACKED_PART);
        if unpacked.length > MAX_UNPACKED_PART {
            return Err(limit_error(Limit::Unpacked, MAX_UNPACKED_PART));
        }
        self.is_damaged |= !unpacked.is_whole;
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

fn to_u64(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

/// The result of unpacking a stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Inflation {
    /// How many bytes the stream becomes, as far as they were counted.
    length: u64,
    /// How many packed bytes were read for that.
    packed: u64,
    /// Whether the stream is complete.
    is_whole: bool,
}

/// What `packed` becomes; more than `most` bytes are not counted out.
fn measure(packed: &[u8], most: u64) -> Inflation {
    let mut inflate = Decompress::new(true);
    let mut buffer = vec![0; 64 * 1024];
    let mut is_whole = false;
    loop {
        let done = usize::try_from(inflate.total_in()).unwrap_or(usize::MAX);
        let Some(rest) = packed.get(done..) else {
            break;
        };
        let before = (inflate.total_in(), inflate.total_out());
        let status = inflate.decompress(rest, &mut buffer, FlushDecompress::None);
        let moved = before != (inflate.total_in(), inflate.total_out());
        match status {
            Ok(Status::Ok | Status::BufError) if moved && inflate.total_out() <= most => {}
            Ok(Status::StreamEnd) => {
                is_whole = true;
                break;
            }
            _ => break,
        }
    }
    Inflation {
        length: inflate.total_out(),
        packed: inflate.total_in(),
        is_whole,
    }
}

/// Looks at the streams of a file before anything of it is unpacked for good.
///
/// The parser unpacks what it needs without a limit, so nothing may be in the
/// file that grows beyond all measure.
pub(super) fn check_streams(bytes: &[u8]) -> Result<(), ReadError> {
    if to_u64(bytes.len()) > MAX_ENCRYPTED && bytes.windows(8).any(|word| word == b"/Encrypt") {
        return Err(limit_error(Limit::Bytes, MAX_ENCRYPTED));
    }
    let mut left = MAX_UNPACKED_IN_PASSING;
    let mut looks = MAX_LOOKED_AT;
    let mut rest = bytes;
    while let Some(stream) = next_stream(rest) {
        let inflation = measure(stream, MAX_UNPACKED_PART);
        if inflation.length > MAX_UNPACKED_PART || is_packed_twice(stream) {
            return Err(limit_error(Limit::Unpacked, MAX_UNPACKED_PART));
        }
        let still = left.checked_sub(inflation.length);
        left = still.ok_or_else(|| limit_error(Limit::Unpacked, MAX_UNPACKED_IN_PASSING))?;
        let still = looks.checked_sub(inflation.packed.saturating_add(STREAM_BYTES));
        looks = still.ok_or_else(|| limit_error(Limit::Steps, MAX_LOOKED_AT))?;
        // Within a stream that is whole no other begins.
        let done = if inflation.is_whole {
            inflation.packed
        } else {
            0
        };
        let behind = usize::try_from(done)
            .ok()
            .and_then(|done| stream.get(done..));
        rest = behind.unwrap_or_default();
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
    status.is_ok()
        && is_deflated(start)
        && measure(start, MAX_UNPACKED_PART).length > to_u64(length)
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

    fn pack(length: usize) -> Vec<u8> {
        let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        for _ in 0..length / 1024 {
            packer.write_all(&[b' '; 1024]).unwrap();
        }
        packer.finish().unwrap()
    }

    #[test]
    fn what_a_stream_becomes_is_counted_without_keeping_it() {
        let packed = pack(1024 * 1024);
        let all = measure(&[packed.as_slice(), b"endstream"].concat(), u64::MAX);
        assert_eq!((all.length, all.is_whole), (1024 * 1024, true));
        assert_eq!(all.packed, to_u64(packed.len()));
        assert!(measure(&packed, 1000).length > 1000);
        let none = measure(b"no zlib at all", 1000);
        assert_eq!((none.length, none.is_whole), (0, false));
        let half = measure(&packed[..packed.len() / 2], u64::MAX);
        assert!(half.length < 1024 * 1024 && !half.is_whole);
    }

    #[test]
    fn a_file_that_grows_beyond_measure_is_told_before_it_does() {
        let mut file = b"%PDF-1.7\n1 0 obj<</Length 9>>stream\r\n".to_vec();
        file.extend(pack(usize::try_from(MAX_UNPACKED_PART).unwrap() + 1024));
        let too_large = Err(limit_error(Limit::Unpacked, MAX_UNPACKED_PART));
        assert_eq!(check_streams(&file), too_large);
        let start = b"%PDF-1.7\n1 0 obj<</Length 9>>stream\n".to_vec();
        let packer = flate2::Compression::best();
        let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), packer);
        packer.write_all(&pack(1024 * 1024)).unwrap();
        let twice = packer.finish().unwrap();
        assert_eq!(check_streams(&[start, twice].concat()), too_large);
    }

    /// Stored blocks, some of which hold what looks like the begin of a stream: one that runs to the end of the file.
    fn nested_streams(streams: usize) -> Vec<u8> {
        let inner = b"\0\x09\0\xf6\xffstream\n\x78\x9c";
        let empty = b"\0\0\0\xff\xff".repeat(400);
        let mut file = b"%PDF-1.7\n1 0 obj<</Length 9>>stream\n\x78\x9c".to_vec();
        for _ in 0..streams {
            file.extend_from_slice(inner);
            file.extend_from_slice(&empty);
        }
        file
    }

    #[test]
    fn streams_in_streams_are_not_looked_through_again_and_again() {
        // Looked through from every begin to the end these 4 MB would be 4 GB.
        let too_many = Err(limit_error(Limit::Steps, MAX_LOOKED_AT));
        assert_eq!(check_streams(&nested_streams(2_000)), too_many);
    }
}
