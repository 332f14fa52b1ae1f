//! The records of a BIFF stream, and the bytes in one that others may continue.

/// A record's number.
pub(super) mod id {
    pub(crate) const FORMULA: u16 = 0x0006;
    pub(crate) const EOF: u16 = 0x000a;
    pub(crate) const DATE_MODE: u16 = 0x0022;
    pub(crate) const FILE_PASS: u16 = 0x002f;
    pub(crate) const FONT: u16 = 0x0031;
    pub(crate) const CONTINUE: u16 = 0x003c;
    pub(crate) const CODE_PAGE: u16 = 0x0042;
    pub(crate) const COLUMN_INFO: u16 = 0x007d;
    pub(crate) const PALETTE: u16 = 0x0092;
    pub(crate) const BOUND_SHEET: u16 = 0x0085;
    pub(crate) const MULTIPLE_RK: u16 = 0x00bd;
    pub(crate) const RICH_STRING: u16 = 0x00d6;
    pub(crate) const XF: u16 = 0x00e0;
    pub(crate) const MERGED_CELLS: u16 = 0x00e5;
    pub(crate) const SHARED_STRINGS: u16 = 0x00fc;
    pub(crate) const LABEL_SHARED: u16 = 0x00fd;
    pub(crate) const NUMBER: u16 = 0x0203;
    pub(crate) const LABEL: u16 = 0x0204;
    pub(crate) const BOOLEAN_OR_ERROR: u16 = 0x0205;
    pub(crate) const STRING: u16 = 0x0207;
    pub(crate) const ROW: u16 = 0x0208;
    pub(crate) const RK: u16 = 0x027e;
    pub(crate) const FORMAT: u16 = 0x041e;
    pub(crate) const BEGIN: u16 = 0x0809;
}

/// A record.
#[derive(Debug, Clone)]
pub(super) struct BiffRecord<'s> {
    pub(super) id: u16,
    pub(super) bytes: Bytes<'s>,
}

/// The records from some offset of a stream on.
#[derive(Debug, Clone)]
pub(super) struct BiffRecords<'s> {
    rest: &'s [u8],
    /// Whether the stream ended in the middle of a record.
    pub(super) is_cut: bool,
}

impl<'s> BiffRecords<'s> {
    pub(super) fn new(stream: &'s [u8], offset: usize) -> Self {
        Self {
            rest: stream.get(offset..).unwrap_or_default(),
            is_cut: false,
        }
    }

    fn take(&mut self) -> Option<(u16, &'s [u8])> {
        let (head, behind) = self.rest.split_first_chunk::<4>()?;
        let [id, more_id, length, more_length] = *head;
        let length = usize::from(u16::from_le_bytes([length, more_length]));
        let (data, rest) = match behind.split_at_checked(length) {
            Some(parts) => parts,
            None => {
                self.is_cut = true;
                (behind, behind.get(behind.len()..).unwrap_or_default())
            }
        };
        self.rest = rest;
        Some((u16::from_le_bytes([id, more_id]), data))
    }
}

impl<'s> Iterator for BiffRecords<'s> {
    type Item = BiffRecord<'s>;

    fn next(&mut self) -> Option<BiffRecord<'s>> {
        let (id, data) = self.take()?;
        let mut bytes = Bytes::new(data);
        while self.rest.starts_with(&id::CONTINUE.to_le_bytes()) {
            let Some((_, data)) = self.take() else { break };
            bytes.further.push(data);
        }
        // They are taken from the end.
        bytes.further.reverse();
        Some(BiffRecord { id, bytes })
    }
}

/// The bytes of a record and of the records that continue it, read from the front.
#[derive(Debug, Clone)]
pub(super) struct Bytes<'s> {
    data: &'s [u8],
    /// The next one last.
    further: Vec<&'s [u8]>,
}

impl<'s> Bytes<'s> {
    pub(super) fn new(data: &'s [u8]) -> Self {
        let further = Vec::new();
        Self { data, further }
    }
    pub(super) fn byte(&mut self) -> Option<u8> {
        loop {
            if let Some((&byte, rest)) = self.data.split_first() {
                self.data = rest;
                return Some(byte);
            }
            self.data = self.further.pop()?;
        }
    }

    pub(super) fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let mut bytes = [0; N];
        for byte in &mut bytes {
            *byte = self.byte()?;
        }
        Some(bytes)
    }

    pub(super) fn u16(&mut self) -> Option<u16> {
        self.array().map(u16::from_le_bytes)
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    /// How many bytes are left before the next record that continues this one.
    pub(super) fn left(&self) -> usize {
        self.data.len()
    }

    /// Up to `count` bytes, no further than the record that continues this one.
    pub(super) fn run(&mut self, count: usize) -> &'s [u8] {
        let (run, rest) = self.data.split_at(count.min(self.data.len()));
        self.data = rest;
        run
    }

    /// Goes on to the record that continues this one.
    pub(super) fn next_run(&mut self) -> Option<()> {
        self.data = self.further.pop()?;
        Some(())
    }

    pub(super) fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            if self.data.is_empty() {
                self.next_run()?;
            }
            count -= self.run(count).len();
        }
        Some(())
    }
}
