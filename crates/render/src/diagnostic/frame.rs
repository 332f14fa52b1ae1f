//! Draws the lines of a snippet in a frame, with marks and texts under what is labelled.

use super::snippet::{Label, Snippet, SnippetLine};
use crate::style::{Paint, Style};
use crate::terminal::line::Window;
use crate::terminal::width::{cut_start, pad_left, width};
use crate::terminal::wrap::{push_line, wrap};

/// A label's text is set beside its figure only where so many cells are left for it.
const LEAST_ROOM: usize = 20;

/// Draws `snippet` in a frame that begins with its location and ends with `code`; the main label in the colours of
/// `paint`.
pub(crate) fn draw(
    out: &mut String,
    snippet: &Snippet,
    style: Style,
    paint: Paint,
    code: Option<&str>,
) {
    let signs = style.signs();
    let gutters = snippet.lines.iter().map(|line| width(&line.gutter));
    let digits = gutters.max().unwrap_or(0);
    let margin = " ".repeat(digits + 1);
    let faint = |text: &str| style.paint(Paint::Faint, text);
    // The head of the report has the whole path; here its end is what tells files apart.
    let taken = width(&margin) + width(signs.top) + 1;
    let room = style.columns().saturating_sub(taken);
    let location = cut_start(&snippet.location, room, signs.ellipsis);
    push_line(
        out,
        &format!("{margin}{} {}", faint(signs.top), faint(&location)),
    );
    for line in &snippet.lines {
        if line.is_behind_gap {
            push_line(out, &format!("{margin}{}", faint(signs.gap)));
        }
        let number = pad_left(&line.gutter, digits);
        let room = style.columns().saturating_sub(digits + 4);
        let drawing = LineDrawing::new(line, room, style, paint);
        push_line(
            out,
            &format!("{} {} {}", faint(&number), faint(signs.bar), drawing.text()),
        );
        for row in drawing.rows() {
            push_line(out, &format!("{margin}{} {row}", faint(signs.dot)));
        }
    }
    let end = format!("{} {}", signs.bottom, code.unwrap_or_default());
    push_line(out, &format!("{margin}{}", faint(end.trim_end())));
}

/// A line cut to its window, with its labels in the columns of the window.
struct LineDrawing<'a> {
    line: &'a SnippetLine,
    labels: Vec<Label>,
    window: Window,
    style: Style,
    paint: Paint,
}

impl<'a> LineDrawing<'a> {
    fn new(line: &'a SnippetLine, room: usize, style: Style, paint: Paint) -> Self {
        let drawn = || line.labels.iter().filter(|label| label.is_drawn());
        let first = drawn().map(|label| label.start).min().unwrap_or(0);
        let last = drawn().map(|label| label.reach(room)).max().unwrap_or(1);
        let window = line
            .cells
            .window(room, width(style.signs().ellipsis), first, last);
        let place = |label: &Label| Label {
            start: window.place(label.start),
            end: window.place(label.end.max(label.start + 1)),
            ..label.clone()
        };
        let labels = drawn().map(place).collect();
        Self {
            line,
            labels,
            window,
            style,
            paint,
        }
    }

    /// The source line, its labelled parts in colour.
    fn text(&self) -> String {
        let labels = &self.line.labels;
        let label_at = |column: usize| {
            let mut labels = labels.iter();
            labels.position(|label| (label.start..label.end).contains(&column))
        };
        let ellipsis = self.style.signs().ellipsis;
        let runs = self
            .line
            .cells
            .visible_runs(self.window, ellipsis, label_at);
        let painted =
            runs.into_iter()
                .map(|run| match run.label.and_then(|index| labels.get(index)) {
                    Some(label) => self.style.paint(self.label_paint(label), &run.text),
                    None => run.text,
                });
        painted.collect()
    }

    fn label_paint(&self, label: &Label) -> Paint {
        if label.is_primary {
            self.paint
        } else {
            Paint::Strong
        }
    }

    /// The rows under the line: the underlines, then what the labels say.
    fn rows(&self) -> Vec<String> {
        let Some(last) = self.labels.last() else {
            return Vec::new();
        };
        let mut rows = Vec::new();
        let mut beside = self.side_text(last);
        let mut underline = self.underlines(beside.is_some());
        if let Some(lines) = &mut beside {
            let column = last.end + 1;
            underline.put(column, &lines.remove(0), self.label_paint(last));
            rows.push(underline.text);
            for text in lines.iter() {
                let mut row = self.hooks(self.labels.len() - 1);
                row.put(column, text, self.label_paint(last));
                rows.push(row.text);
            }
        } else {
            rows.push(underline.text);
        }
        let hanging = self.labels.len() - usize::from(beside.is_some());
        for index in (0..hanging).rev() {
            self.hang(index, &mut rows);
        }
        rows
    }

    /// The last label's text in lines that fit beside its underline, or `None` where they do not.
    fn side_text(&self, last: &Label) -> Option<Vec<String>> {
        let text = last.text.as_deref()?;
        let reaches_furthest = self.labels.iter().all(|label| label.end <= last.end);
        let left = self.window.room.saturating_sub(last.end + 1);
        let fits = width(text) <= left || left >= LEAST_ROOM;
        (reaches_furthest && fits).then(|| wrap(text, left))
    }

    /// The marks under the labelled parts; texts that hang below begin at a hook.
    fn underlines(&self, last_is_beside: bool) -> MarkRow {
        let signs = self.style.signs();
        let mut row = MarkRow::new(self.style);
        for (index, label) in self.labels.iter().enumerate() {
            let next = self.labels.get(index + 1);
            let next = next.map_or(usize::MAX, |next| next.start);
            let is_last = index + 1 == self.labels.len();
            let hangs = label.text.is_some() && !(is_last && last_is_beside);
            let sign = match label.is_primary {
                true => signs.heavy,
                false => signs.light,
            };
            let cells = label.end.min(next).saturating_sub(label.start);
            let mut marks = sign.repeat(cells);
            if hangs && cells > 0 {
                marks = format!("{}{}", signs.hook, sign.repeat(cells - 1));
            }
            row.put(label.start, &marks, self.label_paint(label));
        }
        row
    }

    /// A row with the bars of those labels among the first `count` whose texts are still to come.
    fn hooks(&self, count: usize) -> MarkRow {
        let mut row = MarkRow::new(self.style);
        let labels = self.labels.iter().take(count);
        for label in labels.filter(|label| label.text.is_some()) {
            row.put(label.start, self.style.signs().bar, self.label_paint(label));
        }
        row
    }

    /// The text of a label that hangs under its mark, or to the left of it where too little is left.
    fn hang(&self, index: usize, rows: &mut Vec<String>) {
        let Some(label) = self.labels.get(index) else {
            return;
        };
        let Some(text) = &label.text else {
            return;
        };
        let elbow = format!("{} ", self.style.signs().elbow);
        let left = self.window.room.saturating_sub(label.start + width(&elbow));
        if width(text) > left && left < LEAST_ROOM {
            return self.hang_left(label, text, rows);
        }
        for (line, part) in wrap(text, left).iter().enumerate() {
            let mut row = self.hooks(index);
            let lead = match line {
                0 => elbow.clone(),
                _ => " ".repeat(width(&elbow)),
            };
            let text = format!("{lead}{part}");
            row.put(label.start, &text, self.label_paint(label));
            rows.push(row.text);
        }
    }

    fn hang_left(&self, label: &Label, text: &str, rows: &mut Vec<String>) {
        let elbow = format!(" {}", self.style.signs().left_elbow);
        let room = (label.start + 1).saturating_sub(width(&elbow));
        for (index, part) in wrap(text, room).iter().enumerate() {
            let tail = if index == 0 { elbow.as_str() } else { "" };
            let column = room.saturating_sub(width(part));
            let mut row = MarkRow::new(self.style);
            row.put(column, &format!("{part}{tail}"), self.label_paint(label));
            rows.push(row.text);
        }
    }
}

/// A row under construction, from left to right.
struct MarkRow {
    style: Style,
    text: String,
    at: usize,
}

impl MarkRow {
    fn new(style: Style) -> Self {
        Self {
            style,
            text: String::new(),
            at: 0,
        }
    }

    /// Sets `text` at `column`; what would stand on something already set is left out.
    fn put(&mut self, column: usize, text: &str, paint: Paint) {
        if column < self.at || text.is_empty() {
            return;
        }
        self.text.push_str(&" ".repeat(column - self.at));
        self.text.push_str(&self.style.paint(paint, text));
        self.at = column + width(text);
    }
}
