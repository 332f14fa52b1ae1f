//! What the tags and texts of a page do, one after the other.

mod fields;

use super::classes::Classes;
use super::element::{ElementNumber, Role, element};
use super::open_elements::{Effects, OpenElements, is_block, outlasts};
use super::paragraph::{HtmlParagraph, is_markup_space};
use super::places::{PageContents, PagePlaces, Spot};
use super::select::{OptionState, Select};
use super::start_tag::StartTag;
use super::style::{self, Display, TextStyle};
use super::table::{CellContent, HtmlTable, RowLook};
use super::tag::{Attribute, Tag};
use super::visibility::Visibility;
use crate::limits::{MAX_TABLES_DEEP, limit_error};
use crate::lines::Lines;
use crate::script::raise_digits;
use crate::text::pieces;
use gouji_model::characters::is_blank;
use gouji_model::{Limit, Notice, NoticeKind, Place, ReadError};
use std::collections::HashSet;

/// A page while it is read.
pub(super) struct HtmlPage {
    classes: Classes,
    lines: Lines,
    open: OpenElements,
    /// The tables that are open; all but the innermost have an open cell.
    tables: Vec<HtmlTable>,
    /// The tables that only lay out the page.
    layout: HashSet<u32>,
    paragraph: HtmlParagraph,
    select: Option<Select>,
    first_spots: FirstSpots,
    has_ended: bool,
    /// Whether a sheet of styles in another file is named, which is not looked at.
    has_linked_sheet: bool,
    /// Whether white text may be seen because of a ground that is not known element by element.
    shows_white: bool,
}

/// Where the first of what is told of a page stands.
#[derive(Default)]
struct FirstSpots {
    hidden: Option<Spot>,
    struck: Option<Spot>,
    hidden_rows: Option<Spot>,
    cut_off: Option<Spot>,
}

impl HtmlPage {
    pub(super) fn new(source: &str) -> Self {
        let classes = Classes::from_source(source);
        Self {
            shows_white: classes.have_grounds,
            classes,
            lines: Lines::default(),
            open: OpenElements::default(),
            tables: Vec::new(),
            layout: HashSet::new(),
            paragraph: HtmlParagraph::default(),
            select: None,
            first_spots: FirstSpots::default(),
            has_ended: false,
            has_linked_sheet: false,
        }
    }

    /// What the page holds, with every place counted.
    pub(super) fn finish(mut self) -> PageContents {
        let pictures = self.lines.take_pictures();
        let mut lines = self.lines.finish();
        let places = PagePlaces::count(&mut lines, &self.layout);
        let spots = self.first_spots;
        let all = [
            (spots.hidden, NoticeKind::HiddenText),
            (spots.struck, NoticeKind::StruckOut),
            (spots.hidden_rows, NoticeKind::HiddenRows),
            (spots.cut_off, NoticeKind::Damaged),
        ];
        let notices = all.into_iter().filter_map(|(spot, kind)| {
            Some(Notice {
                kind,
                place: places.place(spot?),
                more: 0,
            })
        });
        PageContents {
            pictures,
            notices: notices.collect(),
            lines,
        }
    }

    /// Where the walk is: in the innermost cell, or in the line that comes next.
    fn spot(&self) -> Spot {
        match self.tables.last() {
            None => Spot::Line(self.lines.len()),
            Some(table) => match &table.cell {
                Some(cell) => Spot::Table(cell.place),
                None => Spot::Unknown,
            },
        }
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
        let start = self.start_tag(tag, role);
        self.note_ground(&start, role);
        match role {
            Role::Void => Ok(()),
            Role::Image => {
                self.image(&start);
                Ok(())
            }
            Role::Column => {
                if start.is_hidden && !self.tables.is_empty() {
                    self.first_spots.hidden_rows.get_or_insert(Spot::Unknown);
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
                    table.group_look = row_look(&start, role);
                }
                Ok(())
            }
            Role::Row => self.start_row(start.visibility(), row_look(&start, role)),
            Role::Cell => self.start_cell(&start),
            Role::Input => self.input(&start),
            Role::Select => {
                self.select = Some(Select::default());
                self.push((number, role), &start)
            }
            Role::Option if self.select.is_some() => {
                let state = match (tag.has(Attribute::Selected), tag.has(Attribute::Disabled)) {
                    (true, _) => OptionState::Selected,
                    (false, true) => OptionState::Disabled,
                    (false, false) => OptionState::Plain,
                };
                if let Some(select) = &mut self.select {
                    select.option(state);
                }
                Ok(())
            }
            // Outside tables it is a box to write in.
            Role::TextArea if !self.is_in_cell() => self.push((number, Role::Raw), &start),
            _ => self.start_plain((number, role), &start),
        }
    }

    /// What a start tag says with the classes of its element. Whether it is seen is asked of the classes only within a line or
    /// a table.
    fn start_tag<'t>(&self, tag: &'t Tag, role: Role) -> StartTag<'t> {
        let names = tag.value(Attribute::Class);
        let inline = tag.value(Attribute::Style);
        let inline = inline.map_or_else(TextStyle::default, style::parse);
        let mut style = self.classes.apply(inline, names);
        let is_in_line = !is_block(role) && role != Role::Void;
        if is_in_line || role == Role::Cell || self.is_in_cell() {
            style = self.classes.hide(style, &tag.name, names);
        }
        let is_closed = tag.name == b"dialog" && !tag.has(Attribute::Open);
        let is_field = matches!(
            role,
            Role::Table | Role::Input | Role::Select | Role::TextArea
        );
        let has_size = tag.name == b"font" && tag.has(Attribute::Size);
        let is_styled =
            self.classes.size(&tag.name, names) || (self.has_linked_sheet && is_block(role));
        StartTag {
            tag,
            style,
            is_hidden: style.display == Some(Display::None)
                || tag.has(Attribute::Hidden)
                || is_closed,
            is_sized: is_field || has_size || is_styled,
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
        self.open.push(element, added, removed)?;
        self.open.colour(start.colours());
        Ok(())
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
            Role::Column | Role::Rule | Role::Input | Role::Image => Ok(()),
            Role::Option if self.select.is_some() => Ok(()),
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

    /// A text.
    pub(super) fn text(&mut self, text: &str) -> Result<(), ReadError> {
        let effects = self.open.effects();
        if effects.has(Effects::SKIPPED) {
            return Ok(());
        }
        let is_white = effects.has(Effects::WHITE) && !effects.has(Effects::GROUND);
        let is_of_ground = is_white || self.open.colours().are_same();
        let is_unseen = effects.has(Effects::UNSEEN) || (is_of_ground && !self.shows_white);
        if is_unseen || effects.has(Effects::STRUCK) {
            if !is_blank(text) {
                self.note_unread(text, Visibility::hidden_if(is_unseen));
            }
            return Ok(());
        }
        if let Some(select) = &mut self.select {
            select.text(text);
            return Ok(());
        }
        if effects.has(Effects::KEEPS_SPACE) {
            return self.keep_lines(text);
        }
        let text = raise_digits(text, effects.script());
        self.paragraph.collapse(&text);
        Ok(())
    }

    /// Rows and the page itself are no elements that are open, and a sheet of styles in another file is not looked at.
    fn note_ground(&mut self, start: &StartTag<'_>, role: Role) {
        let is_row = matches!(role, Role::Void | Role::Column | Role::RowGroup | Role::Row);
        let relation = start.tag.value(Attribute::Relation).unwrap_or_default();
        let is_sheet = relation.to_ascii_lowercase().contains("stylesheet");
        self.has_linked_sheet |= is_sheet;
        self.shows_white |= (is_row && start.has_ground()) || is_sheet;
    }

    /// Notes the first text that is not read: struck out where it is seen. What pages hide outside their tables are menus and
    /// marks that nobody misses, but for digits within a line or made unseen by their look.
    fn note_unread(&mut self, text: &str, visibility: Visibility) {
        let effects = self.open.effects();
        let spot = self.spot();
        if visibility == Visibility::Seen {
            self.first_spots.struck.get_or_insert(spot);
            return;
        }
        let has_digit = text.contains(|c: char| c.is_ascii_digit());
        let is_in_line = !self.paragraph.is_empty() || !effects.has(Effects::HIDDEN);
        if effects.has(Effects::HIDDEN_TEXT) || !self.tables.is_empty() || (has_digit && is_in_line)
        {
            self.first_spots.hidden.get_or_insert(spot);
        }
    }

    /// A text whose lines and spaces stay as they are.
    fn keep_lines(&mut self, text: &str) -> Result<(), ReadError> {
        let is_between_cells = self.tables.last().is_some_and(|table| table.cell.is_none());
        if is_between_cells && text.bytes().all(is_markup_space) {
            return Ok(());
        }
        for piece in text.split_inclusive('\n') {
            let line = piece.trim_end_matches(['\n', '\r']);
            self.paragraph.keep(line);
            if piece.ends_with('\n') {
                self.end_line()?;
            }
        }
        Ok(())
    }

    /// The end of the source.
    pub(super) fn end_of_file(&mut self) -> Result<(), ReadError> {
        // A page whose table is open where the file ends has lost its end, if not merely its last tags.
        if !self.tables.is_empty() && !self.has_ended {
            self.first_spots.cut_off = Some(self.spot());
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
        let unseen = Effects::HIDDEN
            .union(Effects::INVISIBLE)
            .union(Effects::SKIPPED);
        Visibility::hidden_if(self.open.effects().has(unseen))
    }

    /// A line break: ends the paragraph, or stands for an empty line outside tables.
    fn end_line(&mut self) -> Result<(), ReadError> {
        // Only the first line of a paragraph is drawn in.
        self.open.end_effects(Effects::INDENTED);
        let is_seen = self.visibility() == Visibility::Seen;
        if is_seen && self.paragraph.is_empty() && self.tables.is_empty() {
            return self.lines.push(Vec::new(), None);
        }
        self.end_paragraph()
    }

    /// Ends the paragraph: to the cell that holds it, or to the document.
    fn end_paragraph(&mut self) -> Result<(), ReadError> {
        let text = self.paragraph.take_text();
        if text.is_empty() {
            return Ok(());
        }
        // Paragraphs are counted when the page has ended.
        let cells = pieces::cells(&text, |_| Place::Paragraph { paragraph: 1 });
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

    /// A row begins.
    fn start_row(&mut self, visibility: Visibility, look: RowLook) -> Result<(), ReadError> {
        self.close_row()?;
        if self.tables.is_empty() {
            self.start_table(&StartTag {
                tag: &Tag::default(),
                style: TextStyle::default(),
                is_hidden: false,
                is_sized: true,
            })?;
        }
        if let Some(table) = self.tables.last_mut() {
            table.open_row(visibility, look);
        }
        Ok(())
    }

    fn start_cell(&mut self, start: &StartTag<'_>) -> Result<(), ReadError> {
        let tag = start.tag;
        self.close_cell()?;
        if self.tables.last().is_none_or(|table| table.row.is_none()) {
            self.start_row(Visibility::Seen, RowLook::default())?;
        }
        let base = self.open.len();
        let (added, removed) = start.effects(Role::Cell);
        let own = RowLook {
            added,
            removed,
            colours: start.colours(),
        };
        let columns = span(tag.value(Attribute::ColumnSpan));
        let rows = span(tag.value(Attribute::RowSpan));
        let Some(table) = self.tables.last_mut() else {
            return Ok(());
        };
        let row = table.row.as_ref().map(|row| row.look).unwrap_or_default();
        let look = own.inherit(row);
        table.open_cell(
            (columns, rows),
            base,
            Visibility::hidden_if(start.is_hidden),
        );
        self.open.push(element(b"td"), look.added, look.removed)?;
        self.open.colour(look.colours);
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
        if let Some(place) = table.close_row(&mut self.lines)? {
            let spot = Spot::Table(place);
            self.first_spots.hidden_rows.get_or_insert(spot);
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
        self.layout.extend(table.layout_number());
        match self.tables.last_mut().and_then(|table| table.cell.as_mut()) {
            Some(cell) => cell.items.extend(table.into_item()),
            None => self.lines.append(table.finish()),
        }
        Ok(())
    }
}

/// What a row or a group of rows that begins with this tag hands down to its cells.
fn row_look(start: &StartTag<'_>, role: Role) -> RowLook {
    let (added, removed) = start.effects(role);
    RowLook {
        added: added.intersection(Effects::OF_ROWS),
        removed: removed.intersection(Effects::OF_ROWS),
        colours: start.colours(),
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
