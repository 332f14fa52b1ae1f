//! One line of a source laid out in cells: where each character stands, and the part that fits.

use crate::terminal::width::{char_width, clean_char};

/// Tabs reach to the next multiple of this.
const TAB: usize = 4;

/// A character with the zero-width ones that follow it.
#[derive(Debug, Clone)]
struct Glyph {
    text: String,
    byte: usize,
    column: usize,
    width: usize,
}

/// A line in cells.
#[derive(Debug, Clone)]
pub(crate) struct TerminalLine {
    glyphs: Vec<Glyph>,
    width: usize,
}

/// The part of a line that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Window {
    /// The first column of the line that the window covers.
    pub(crate) from: usize,
    /// How many cells it has.
    pub(crate) room: usize,
    /// How many cells the mark of something left out takes.
    pub(crate) ellipsis: usize,
}

/// A run of the shown line: its text, and the label that it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TextRun {
    pub(crate) text: String,
    pub(crate) label: Option<usize>,
}

impl TerminalLine {
    /// Lays out `text`, which holds no line break.
    pub(crate) fn new(text: &str) -> Self {
        let mut glyphs: Vec<Glyph> = Vec::new();
        let mut column = 0;
        for (byte, sign) in text.char_indices() {
            let sign = clean_char(sign);
            let width = if sign == '\t' {
                TAB - column % TAB
            } else {
                char_width(sign)
            };
            let text = if sign == '\t' {
                " ".repeat(width)
            } else {
                sign.to_string()
            };
            match glyphs.last_mut() {
                Some(last) if width == 0 => last.text.push(sign),
                _ => glyphs.push(Glyph {
                    text,
                    byte,
                    column,
                    width,
                }),
            }
            column += width;
        }
        Self {
            glyphs,
            width: column,
        }
    }

    /// The column of the character that `byte` is part of; the end of the line where there is none.
    pub(crate) fn column_at(&self, byte: usize, line_len: usize) -> usize {
        if byte >= line_len {
            return self.width;
        }
        let upto = self.glyphs.partition_point(|glyph| glyph.byte <= byte);
        let glyph = upto.checked_sub(1).and_then(|index| self.glyphs.get(index));
        glyph.map_or(0, |glyph| glyph.column)
    }

    /// The column after the characters that end at or before `byte`, whole characters only.
    pub(crate) fn column_after(&self, byte: usize) -> usize {
        let from = self.glyphs.partition_point(|glyph| glyph.byte < byte);
        self.glyphs
            .get(from)
            .map_or(self.width, |glyph| glyph.column)
    }

    /// The window of at most `room` cells in which the columns `first..last` can be seen best.
    pub(crate) fn window(&self, room: usize, ellipsis: usize, first: usize, last: usize) -> Window {
        let from = if self.width <= room || last + ellipsis <= room {
            0
        } else if last.saturating_sub(first) + 2 * ellipsis >= room {
            first.saturating_sub(ellipsis)
        } else {
            let spare = room - (last - first);
            let centred = first.saturating_sub(spare / 2);
            centred.min((self.width.max(last) + 1).saturating_sub(room))
        };
        Window {
            from,
            room,
            ellipsis,
        }
    }

    /// What `window` shows, in runs by the label they belong to; `sign` stands for what is left out.
    pub(crate) fn visible_runs(
        &self,
        window: Window,
        sign: &str,
        label_at: impl Fn(usize) -> Option<usize>,
    ) -> Vec<TextRun> {
        let mut runs = Vec::new();
        let (start, end) = window.inner_columns(self.width);
        if start > window.from {
            push_run(&mut runs, sign, None);
        }
        for glyph in &self.glyphs {
            let after = glyph.column + glyph.width;
            let label = label_at(glyph.column);
            if glyph.column >= start && after <= end {
                push_run(&mut runs, &glyph.text, label);
            } else if glyph.column < start && after > start {
                push_run(&mut runs, &" ".repeat(after - start), None);
            }
        }
        if end < self.width {
            push_run(&mut runs, sign, None);
        }
        runs
    }
}

impl Window {
    /// The columns between the marks of what is left out.
    fn inner_columns(self, width: usize) -> (usize, usize) {
        let start = if self.from > 0 {
            self.from + self.ellipsis
        } else {
            0
        };
        let end = if width > self.from + self.room {
            self.from + self.room - self.ellipsis
        } else {
            width
        };
        (start, end)
    }

    /// Where column `column` of the line stands in the window.
    pub(crate) fn place(self, column: usize) -> usize {
        column.saturating_sub(self.from).min(self.room)
    }
}

fn push_run(runs: &mut Vec<TextRun>, text: &str, label: Option<usize>) {
    match runs.last_mut() {
        Some(last) if last.label == label => last.text.push_str(text),
        _ => runs.push(TextRun {
            text: text.to_owned(),
            label,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(line: &TerminalLine, window: Window) -> String {
        let runs = line.visible_runs(window, "…", |_| None);
        runs.into_iter().map(|run| run.text).collect()
    }

    #[test]
    fn finds_columns_under_wide_tab_and_zero_width_characters() {
        let text = "一\t\u{200b}7\u{3000}件";
        let line = TerminalLine::new(text);
        let column = |part: &str| line.column_at(text.find(part).unwrap(), text.len());
        assert_eq!(column("一"), 0);
        assert_eq!(column("7"), 4);
        assert_eq!(column("件"), 7);
        assert_eq!(line.column_at(1, text.len()), 0, "inside a character");
        assert_eq!(line.column_after(1), 2, "inside a character");
        assert_eq!(line.column_at(99, text.len()), 9);
    }

    #[test]
    fn keeps_the_labelled_part_in_a_long_line() {
        let text = "一".repeat(200) + "7" + &"二".repeat(200);
        let line = TerminalLine::new(&text);
        let window = line.window(40, 1, 400, 401);
        let shown = shown(&line, window);
        assert!(
            shown.starts_with('…') && shown.ends_with('…') && shown.contains('7'),
            "{shown}"
        );
        assert!(crate::terminal::width::width(&shown) <= 40, "{shown}");
        let before: String = shown.chars().take_while(|&each| each != '7').collect();
        assert_eq!(crate::terminal::width::width(&before), window.place(400));
    }
}
