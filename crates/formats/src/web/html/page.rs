//! What the tags and texts of a page do, one after the other.

use super::classes::Classes;
use super::element::{ElementNumber, Role, element};
use super::open_elements::{Effects, OpenElements, is_block, outlasts};
use super::paragraph::{HtmlParagraph, is_markup_space};
use super::select::Select;
use super::start_tag::StartTag;
use super::style::{self, Display, TextStyle};
use super::table::{CellContent, HtmlTable, OpenCell};
use super::tag::{Attribute, Tag};
use super::visibility::Visibility;
use crate::limits::{MAX_TABLES_DEEP, limit_error};
use crate::lines::Lines;
use crate::script::raise_digits;
use crate::source_position::SourcePositions;
use crate::text::pieces;
use gouji_model::characters::{is_blank, is_space};
use gouji_model::{Limit, Line, Notice, NoticeKind, ReadError};

/// A page while it is read.
pub(super) struct HtmlPage<'s> {
    source: &'s str,
    classes: Classes,
    positions: SourcePositions<'s>,
    lines: Lines,
    open: OpenElements,
    /// The tables that are open; all but the innermost have an open cell.
    tables: Vec<HtmlTable>,
    paragraph: HtmlParagraph,
    select: Option<Select>,
    first_offsets: FirstOffsets,
    has_ended: bool,
    /// Whether white text may be seen because of a ground that is not known element by element.
    shows_white: bool,
}

/// The bytes at which the first of what is told of a page stands.
#[derive(Default)]
struct FirstOffsets {
    hidden: Option<usize>,
    struck: Option<usize>,
    hidden_rows: Option<usize>,
    cut_off: Option<usize>,
}

impl<'s> HtmlPage<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        let classes = Classes::from_source(source);
        Self {
            source,
            shows_white: classes.have_grounds,
            classes,
            positions: SourcePositions::new(source),
            lines: Lines::default(),
            open: OpenElements::default(),
            tables: Vec::new(),
            paragraph: HtmlParagraph::default(),
            select: None,
            first_offsets: FirstOffsets::default(),
            has_ended: false,
        }
    }

    /// The lines of the page, and what is to be told of it.
    pub(super) fn finish(self) -> (Vec<Line>, Vec<Notice>) {
        let all = [
            (self.first_offsets.hidden, NoticeKind::HiddenText),
            (self.first_offsets.struck, NoticeKind::StruckOut),
            (self.first_offsets.hidden_rows, NoticeKind::HiddenRows),
            (self.first_offsets.cut_off, NoticeKind::Damaged),
        ];
        let notices = all.into_iter().filter_map(|(at, kind)| {
            let place = SourcePositions::new(self.source).place(at?);
            Some(Notice {
                kind,
                place: Some(place),
                more: 0,
            })
        });
        (self.lines.finish(), notices.collect())
    }

    /// Whether text that comes now is passed over.
    pub(super) fn is_skipped(&self) -> bool {
        self.open.effects().has(Effects::SKIPPED)
    }

    /// A start tag.
    pub(super) fn start(&mut self, tag: &Tag) -> Result<(), ReadError> {
        let (number, role) = element(&tag.name);
        if self.is_in_template(role) {
            return Ok(());
        }
        let inline = tag.value(Attribute::Style);
        let inline = inline.map_or_else(TextStyle::default, style::parse);
        let style = self.classes.apply(inline, tag.value(Attribute::Class));
        let is_hidden = style.display == Some(Display::None) || tag.has(Attribute::Hidden);
        let start = StartTag {
            tag,
            style,
            is_hidden,
        };
        self.note_ground(&start, role);
        match role {
            Role::Void => Ok(()),
            Role::Column => {
                if is_hidden && !self.tables.is_empty() {
                    self.first_offsets.hidden_rows.get_or_insert(tag.end);
                }
                Ok(())
            }
            Role::Break => self.end_line(),
            Role::Rule => self.end_paragraph(),
            Role::Table => self.start_table(&start),
            Role::Caption => {
                self.close_row()?;
                self.push((number, role), &start)
            }
            Role::RowGroup => {
                self.close_group()?;
                if let Some(table) = self.tables.last_mut() {
                    table.group_visibility = start.visibility();
                }
                Ok(())
            }
            Role::Row => self.start_row(tag.end, start.visibility()),
            Role::Cell => self.start_cell(&start),
            Role::Input => self.input(&start),
            Role::Select => {
                self.select = Some(Select::default());
                self.push((number, role), &start)
            }
            Role::Option => {
                if let Some(select) = &mut self.select {
                    select.option(tag.has(Attribute::Selected), tag.end);
                }
                Ok(())
            }
            // Outside tables it is a box to write in.
            Role::TextArea if !self.is_in_cell() => self.push((number, Role::Raw), &start),
            _ => self.start_plain((number, role), &start),
        }
    }

    /// Whether a tag of a table stands in a template, which is no part of the page.
    fn is_in_template(&self, role: Role) -> bool {
        let (template, _) = element(b"template");
        let is_of_table = matches!(
            role,
            Role::Table | Role::Caption | Role::RowGroup | Role::Row | Role::Cell
        );
        is_of_table && self.open.find(template, self.base()).is_some()
    }

    fn is_in_cell(&self) -> bool {
        self.tables.last().is_some_and(|table| table.cell.is_some())
    }

    /// An element that is no part of a table or a form.
    fn start_plain(
        &mut self,
        (number, role): (ElementNumber, Role),
        start: &StartTag<'_>,
    ) -> Result<(), ReadError> {
        let takes_lines = start.style.display == Some(Display::Block);
        if is_block(role) || takes_lines {
            self.end_paragraph()?;
        }
        if is_block(role) {
            self.close_open_paragraph()?;
            let item = self.open.open_item(self.base());
            if let Some(at) = item.filter(|_| role == Role::Item) {
                self.open.truncate(at);
            }
        }
        // An element shown as a block is one, whatever its name.
        let role = match role {
            Role::Inline if takes_lines => Role::Block,
            role => role,
        };
        self.push((number, role), start)
    }

    fn push(
        &mut self,
        element: (ElementNumber, Role),
        start: &StartTag<'_>,
    ) -> Result<(), ReadError> {
        let (added, removed) = start.effects(element.1);
        self.open.push(element, added, removed)
    }

    /// An end tag.
    pub(super) fn end(&mut self, tag: &Tag) -> Result<(), ReadError> {
        let (number, role) = element(&tag.name);
        if self.is_in_template(role) {
            return Ok(());
        }
        match role {
            Role::Void => {
                self.has_ended |= matches!(tag.name.as_slice(), b"body" | b"html");
                Ok(())
            }
            Role::Column | Role::Rule | Role::Input | Role::Option => Ok(()),
            Role::Break => self.end_line(),
            Role::Table => self.close_table(),
            Role::RowGroup => self.close_group(),
            Role::Row => self.close_row(),
            Role::Cell => self.close_cell(),
            Role::Select => {
                self.end_select()?;
                self.end_plain(number, role)
            }
            _ => self.end_plain(number, role),
        }
    }

    fn end_plain(&mut self, number: ElementNumber, role: Role) -> Result<(), ReadError> {
        let Some(at) = self.open.find(number, self.base()) else {
            return Ok(());
        };
        let crosses = self.open.has_block_above(at);
        if is_block(role) || self.open.is_block(at) {
            self.end_paragraph()?;
            return self.open.close_paragraph(at);
        }
        // A block that was begun inside and has not ended holds the element open.
        if !crosses || outlasts(role) {
            self.open.truncate(at);
        }
        Ok(())
    }

    /// A text, which begins at the byte `at`.
    pub(super) fn text(&mut self, text: &str, at: usize) -> Result<(), ReadError> {
        let effects = self.open.effects();
        if effects.has(Effects::SKIPPED) {
            return Ok(());
        }
        let is_white = effects.has(Effects::WHITE) && !effects.has(Effects::GROUND);
        let is_unseen = is_white && !self.shows_white;
        if effects.has(Effects::HIDDEN.union(Effects::STRUCK)) || is_unseen {
            self.note_unread(effects, text, at);
            return Ok(());
        }
        if let Some(select) = &mut self.select {
            select.text(text);
            return Ok(());
        }
        if effects.has(Effects::KEEPS_SPACE) {
            return self.keep_lines(text, at);
        }
        let text = raise_digits(text, effects.script());
        self.paragraph.collapse(&text, at);
        Ok(())
    }

    /// Rows and the page itself are no elements that are open, and a sheet of styles in another file is not looked at.
    fn note_ground(&mut self, start: &StartTag<'_>, role: Role) {
        let is_row = matches!(role, Role::Void | Role::Column | Role::RowGroup | Role::Row);
        let relation = start.tag.value(Attribute::Relation).unwrap_or_default();
        let is_sheet = relation.to_ascii_lowercase().contains("stylesheet");
        self.shows_white |= (is_row && start.has_ground()) || is_sheet;
    }

    /// Notes the first text that is not read. What pages hide outside their tables are menus and marks that nobody misses.
    fn note_unread(&mut self, effects: Effects, text: &str, at: usize) {
        if is_blank(text) {
            return;
        }
        let at = at + text.find(|c| !is_space(c)).unwrap_or(0);
        if !effects.has(Effects::STRUCK) || effects.has(Effects::HIDDEN) {
            if effects.has(Effects::HIDDEN_TEXT) || !self.tables.is_empty() {
                self.first_offsets.hidden.get_or_insert(at);
            }
        } else {
            self.first_offsets.struck.get_or_insert(at);
        }
    }

    /// A text whose lines and spaces stay as they are.
    fn keep_lines(&mut self, text: &str, at: usize) -> Result<(), ReadError> {
        let is_between_cells = self.tables.last().is_some_and(|table| table.cell.is_none());
        if is_between_cells && text.bytes().all(is_markup_space) {
            return Ok(());
        }
        let mut start = at;
        for piece in text.split_inclusive('\n') {
            let line = piece.trim_end_matches(['\n', '\r']);
            self.paragraph.keep(line, start);
            if piece.ends_with('\n') {
                self.end_line()?;
            }
            start += piece.len();
        }
        Ok(())
    }

    /// The end of the source.
    pub(super) fn end_of_file(&mut self) -> Result<(), ReadError> {
        // A page whose table is open where the file ends has lost its end, if not merely its last tags.
        if !self.tables.is_empty() && !self.has_ended {
            self.first_offsets.cut_off = Some(self.source.len());
        }
        while !self.tables.is_empty() {
            self.close_table()?;
        }
        self.end_paragraph()
    }

    /// How many elements are open around the innermost cell, or around the table outside its cells.
    fn base(&self) -> usize {
        self.tables.last().map_or(0, |table| {
            table.cell.as_ref().map_or(table.base, |cell| cell.base)
        })
    }

    fn close_open_paragraph(&mut self) -> Result<(), ReadError> {
        let (paragraph, _) = element(b"p");
        match self.open.find(paragraph, self.base()) {
            Some(at) => self.open.close_paragraph(at),
            None => Ok(()),
        }
    }

    /// Whether a person sees what stands in the elements that are open.
    fn visibility(&self) -> Visibility {
        let unseen = Effects::HIDDEN.union(Effects::SKIPPED);
        Visibility::hidden_if(self.open.effects().has(unseen))
    }

    /// A line break: ends the paragraph, or stands for an empty line outside tables.
    fn end_line(&mut self) -> Result<(), ReadError> {
        let is_seen = self.visibility() == Visibility::Seen;
        if is_seen && self.paragraph.is_empty() && self.tables.is_empty() {
            return self.lines.push(Vec::new(), None);
        }
        self.end_paragraph()
    }

    /// Ends the paragraph: to the cell that holds it, or to the document.
    fn end_paragraph(&mut self) -> Result<(), ReadError> {
        if self.paragraph.is_empty() {
            self.paragraph.clear();
            return Ok(());
        }
        let text = self.paragraph.take_text();
        let (paragraph, positions) = (&self.paragraph, &mut self.positions);
        let cells = pieces::cells(&text, |piece| {
            positions.place(paragraph.source_offset(piece.value_start()))
        });
        self.paragraph.clear();
        // Text between the cells of a table stands outside it.
        let mut tables = self.tables.iter_mut().rev();
        match tables.find_map(|table| table.cell.as_mut()) {
            Some(cell) => {
                self.lines.take(usize::from(!cell.items.is_empty()))?;
                cell.items.push(CellContent::Paragraph { text, cells });
                Ok(())
            }
            None => self.lines.push(cells, None),
        }
    }

    fn start_table(&mut self, start: &StartTag<'_>) -> Result<(), ReadError> {
        self.end_paragraph()?;
        // A table between the cells of another ends that one.
        if self.tables.last().is_some_and(|table| table.cell.is_none()) {
            self.close_table()?;
        }
        if self.tables.len() >= MAX_TABLES_DEEP {
            return Err(limit_error(Limit::Tables, MAX_TABLES_DEEP));
        }
        let base = self.open.len();
        self.push(element(b"table"), start)?;
        let number = self.lines.begin_table();
        let visibility = self.visibility();
        self.tables.push(HtmlTable::new(number, base, visibility));
        Ok(())
    }

    /// A row whose tag ends at the byte `at`.
    fn start_row(&mut self, at: usize, visibility: Visibility) -> Result<(), ReadError> {
        self.close_row()?;
        if self.tables.is_empty() {
            self.start_table(&StartTag {
                tag: &Tag::default(),
                style: TextStyle::default(),
                is_hidden: false,
            })?;
        }
        if let Some(table) = self.tables.last_mut() {
            table.open_row(visibility, at);
        }
        Ok(())
    }

    fn start_cell(&mut self, start: &StartTag<'_>) -> Result<(), ReadError> {
        let tag = start.tag;
        self.close_cell()?;
        if self.tables.last().is_none_or(|table| table.row.is_none()) {
            self.start_row(tag.end, Visibility::Seen)?;
        }
        let base = self.open.len();
        self.push(element(b"td"), start)?;
        let place = self.positions.place(tag.end);
        let columns = span(tag.value(Attribute::ColumnSpan));
        let rows = span(tag.value(Attribute::RowSpan));
        if let Some(table) = self.tables.last_mut() {
            let visibility = Visibility::hidden_if(start.is_hidden);
            table.cell = Some(OpenCell::new(place, (columns, rows), base, visibility));
        }
        Ok(())
    }

    fn close_cell(&mut self) -> Result<(), ReadError> {
        self.end_select()?;
        self.end_paragraph()?;
        let Some(table) = self.tables.last_mut() else {
            return Ok(());
        };
        let base = table.cell.as_ref().map_or(table.base + 1, |cell| cell.base);
        self.open.truncate(base);
        table.close_cell(&mut self.lines)
    }

    fn close_row(&mut self) -> Result<(), ReadError> {
        self.close_cell()?;
        let Some(table) = self.tables.last_mut() else {
            return Ok(());
        };
        if let Some(start) = table.close_row(&mut self.lines)? {
            self.first_offsets.hidden_rows.get_or_insert(start);
        }
        Ok(())
    }

    fn close_group(&mut self) -> Result<(), ReadError> {
        self.close_row()?;
        if let Some(table) = self.tables.last_mut() {
            table.close_group();
        }
        Ok(())
    }

    fn close_table(&mut self) -> Result<(), ReadError> {
        self.close_group()?;
        let Some(table) = self.tables.pop() else {
            return Ok(());
        };
        self.open.truncate(table.base);
        match self.tables.last_mut().and_then(|table| table.cell.as_mut()) {
            Some(cell) => cell.items.extend(table.into_item()),
            None => self.lines.append(table.finish()),
        }
        Ok(())
    }

    /// A field of a form. In a table it holds a figure; elsewhere it is a search box.
    fn input(&mut self, start: &StartTag<'_>) -> Result<(), ReadError> {
        const NO_TEXT: [&str; 9] = [
            "hidden", "checkbox", "radio", "button", "submit", "reset", "image", "file", "password",
        ];
        let tag = start.tag;
        let kind = tag.value(Attribute::Type).unwrap_or_default();
        let is_text = !NO_TEXT.iter().any(|name| kind.eq_ignore_ascii_case(name));
        let is_seen = start.visibility() == Visibility::Seen && !start.style.is_hidden_text;
        match tag.value(Attribute::Value) {
            Some(value) if is_text && self.is_in_cell() && is_seen => {
                self.text(value, tag.value_at(Attribute::Value))
            }
            _ => Ok(()),
        }
    }

    /// Reads the chosen option of a list, in a table.
    fn end_select(&mut self) -> Result<(), ReadError> {
        let Some(select) = self.select.take() else {
            return Ok(());
        };
        let is_in_cell = self.is_in_cell();
        match select.selection() {
            Some((text, at)) if is_in_cell => self.text(&text, at),
            _ => Ok(()),
        }
    }
}

/// How many columns or rows a cell covers: 1 where it does not say, as browsers read numbers.
fn span(value: Option<&str>) -> u32 {
    let text = value.unwrap_or_default().trim_start();
    let text = text.strip_prefix('+').unwrap_or(text);
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match text.get(..digits).unwrap_or_default() {
        "" => 1,
        digits => digits.parse().unwrap_or(u32::MAX),
    }
}
