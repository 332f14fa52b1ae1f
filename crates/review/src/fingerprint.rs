//! One number for all that a report says, the same on every machine.

use gouji_model::{Report, State};

/// Of all words and all values of `report`; spaces do not count.
pub(crate) fn fingerprint(report: &Report) -> u64 {
    let mut hash = Fnv::new();
    for paragraph in &report.prose.paragraphs {
        hash.text(&paragraph.text);
    }
    if let Ok(form_data) = &report.form_data {
        hash.text(&form_data.form.id);
        for figure in form_data.form.figures.ids() {
            let written = form_data.written.try_get(figure).and_then(Option::as_ref);
            match written.filter(|_| form_data.figures.state(figure) != State::Absent) {
                Some(written) => hash.text(&written.raw),
                None => hash.text(""),
            }
        }
        for row in &form_data.unplaced {
            hash.text(&row.text);
            row.cells.iter().for_each(|cell| hash.text(&cell.raw));
        }
    }
    hash.0
}

/// FNV-1a over 64 bits.
struct Fnv(u64);

impl Fnv {
    fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// Adds a text, and that it ends.
    fn text(&mut self, text: &str) {
        let letters = text.chars().filter(|c| !c.is_whitespace());
        let mut bytes = [0; 4];
        for letter in letters {
            for byte in letter.encode_utf8(&mut bytes).bytes() {
                self.byte(byte);
            }
        }
        self.byte(0xff);
    }

    fn byte(&mut self, byte: u8) {
        self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
}
