//! The sheets of a spreadsheet.

use super::body;
use super::story::OdfStory;
use super::styles::{Appearance, OdfStyles};
use super::tables::is_hidden;
use crate::sheet::{
    ListedSheet, MAX_COLUMN, MAX_ROW, MergedArea, Number, Sheet, Sheets, check_listed, keep_visible,
};
use crate::xml::{Element, XmlReader};
use gouji_model::characters::is_blank;
use gouji_model::{Document, FileKind, NoticeKind, ReadError};
use std::collections::HashSet;

/// Reads the sheets of the spreadsheet whose element `markup` has just begun, of the whole file `content`.
pub(super) fn read(
    markup: XmlReader<'_>,
    content: &str,
    styles: &OdfStyles,
) -> Result<Document, ReadError> {
    let mut reader = OdsSheets {
        sheets: Sheets::new(),
        story: OdfStory::new(markup, styles),
        hidden: HashSet::new(),
    };
    if styles.hide_tables() {
        reader.find_hidden(content)?;
    }
    reader.read()?;
    let OdsSheets {
        story, mut sheets, ..
    } = reader;
    for notice in story.notices.finish() {
        sheets.notice(notice.kind, notice.place);
    }
    sheets.finish(FileKind::Ods)
}

struct OdsSheets<'m> {
    story: OdfStory<'m>,
    sheets: Sheets,
    /// The positions of the sheets that are not read.
    hidden: HashSet<usize>,
}

/// A sheet and where its next row and cell stand; both count from 1.
struct SheetCursor {
    sheet: Sheet,
    row: u32,
    column: u32,
    next_column: u32,
}

/// The cells of a row with a text: the first column, how many columns alike, the text.
type RepeatedCells = Vec<(u32, u32, String)>;

impl OdsSheets<'_> {
    /// Looks through all sheets for those that are hidden, for which the way back is needed where all are.
    fn find_hidden(&mut self, content: &str) -> Result<(), ReadError> {
        let mut markup = XmlReader::new(content, FileKind::Ods);
        body::enter(&mut markup, "spreadsheet", FileKind::Ods)?;
        let mut all = Vec::new();
        while let Some(element) = markup.element()? {
            if element.name() == "table" {
                check_listed(all.len())?;
                let styles = self.story.styles;
                let appearance = styles.appearance("table", &element, Appearance::default());
                let name = element.attribute("name").unwrap_or_default().into_owned();
                all.push(ListedSheet {
                    name,
                    is_hidden: appearance.is_hidden,
                    part: all.len(),
                });
            }
            markup.skip()?;
        }
        let count = all.len();
        let visible = keep_visible(&mut self.sheets, all).into_iter();
        let visible: HashSet<usize> = visible.map(|sheet| sheet.part).collect();
        self.hidden = (0..count).filter(|at| !visible.contains(at)).collect();
        Ok(())
    }

    fn read(&mut self) -> Result<(), ReadError> {
        let mut at = 0;
        while let Some(element) = self.story.markup.element()? {
            match element.name() {
                "table" => {
                    if self.hidden.contains(&at) {
                        self.story.markup.skip()?;
                    } else {
                        self.sheet(&element)?;
                    }
                    at += 1;
                }
                "tracked-changes" => {
                    self.sheets.notice(NoticeKind::TrackedChanges, None);
                    self.story.markup.skip()?;
                }
                _ => self.story.markup.skip()?,
            }
        }
        Ok(())
    }

    fn sheet(&mut self, element: &Element<'_>) -> Result<(), ReadError> {
        let name = element.attribute("name").unwrap_or_default();
        let mut grid = SheetCursor {
            sheet: self.sheets.begin(&name)?,
            row: 1,
            column: 1,
            next_column: 1,
        };
        self.rows(&mut grid)?;
        self.sheets.end(grid.sheet)
    }

    fn rows(&mut self, grid: &mut SheetCursor) -> Result<(), ReadError> {
        while let Some(element) = self.story.markup.element()? {
            match element.name() {
                "table-row" => self.row(&element, grid)?,
                "table-column" => {
                    let first = grid.next_column;
                    let count = repeat_count(&element, "number-columns-repeated", MAX_COLUMN);
                    grid.next_column = first.saturating_add(count).min(MAX_COLUMN + 1);
                    if is_hidden(&element) && first <= MAX_COLUMN {
                        let last = (grid.next_column - 1).max(first);
                        self.story.budget.take(1)?;
                        grid.sheet.hidden_columns.push((first, last));
                    }
                    self.story.markup.skip()?;
                }
                "table-header-rows"
                | "table-rows"
                | "table-row-group"
                | "table-columns"
                | "table-header-columns"
                | "table-column-group" => self.rows(grid)?,
                _ => self.story.markup.skip()?,
            }
        }
        Ok(())
    }

    fn row(&mut self, element: &Element<'_>, grid: &mut SheetCursor) -> Result<(), ReadError> {
        let left = (MAX_ROW + 1).saturating_sub(grid.row);
        let times = repeat_count(element, "number-rows-repeated", left);
        grid.column = 1;
        let mut cells = RepeatedCells::new();
        while let Some(cell) = self.story.markup.element()? {
            match cell.name() {
                "table-cell" | "covered-table-cell" => self.cell(&cell, grid, &mut cells)?,
                _ => self.story.markup.skip()?,
            }
        }
        if !cells.is_empty() {
            for row in grid.row..grid.row.saturating_add(times) {
                self.put(row, &cells, &mut grid.sheet)?;
                if is_hidden(element) {
                    grid.sheet.hidden_rows.push(row);
                }
            }
        }
        grid.row = grid.row.saturating_add(times).min(MAX_ROW + 1);
        Ok(())
    }

    fn put(&mut self, row: u32, cells: &RepeatedCells, sheet: &mut Sheet) -> Result<(), ReadError> {
        for (first, times, text) in cells {
            for column in *first..first.saturating_add(*times) {
                self.sheets.put(sheet, (row, column), text.clone())?;
            }
        }
        Ok(())
    }

    fn cell(
        &mut self,
        element: &Element<'_>,
        grid: &mut SheetCursor,
        cells: &mut RepeatedCells,
    ) -> Result<(), ReadError> {
        let (row, column) = (grid.row, grid.column);
        let left = (MAX_COLUMN + 1).saturating_sub(column);
        let times = repeat_count(element, "number-columns-repeated", left);
        grid.column = column.saturating_add(times).min(MAX_COLUMN + 1);
        self.story.place = grid.sheet.place((row, column));
        let styles = self.story.styles;
        let appearance = styles.appearance("table-cell", element, Appearance::default());
        let paragraphs = self.paragraphs(appearance)?;
        let is_read = !appearance.is_struck && !appearance.is_unseen();
        let text = match paragraphs {
            Some(text) if is_plain(element, &text) => full_value(element).unwrap_or(text),
            Some(text) => text,
            None if is_read => full_value(element)
                .or_else(|| formula(element))
                .unwrap_or_default(),
            None => String::new(),
        };
        let columns = repeat_count(element, "number-columns-spanned", left);
        let rows = repeat_count(
            element,
            "number-rows-spanned",
            MAX_ROW + 1 - row.min(MAX_ROW),
        );
        if (columns > 1 || rows > 1) && row <= MAX_ROW && column <= MAX_COLUMN {
            self.story.budget.take(1)?;
            grid.sheet.merged.push(MergedArea {
                first_row: row,
                first_column: column,
                last_row: row.saturating_add(rows - 1),
                last_column: column.saturating_add(columns - 1),
            });
        }
        if !text.is_empty() {
            cells.push((column, times, text));
        }
        Ok(())
    }

    /// The paragraphs of the cell that was begun last; `None` where it has none.
    fn paragraphs(&mut self, appearance: Appearance) -> Result<Option<String>, ReadError> {
        self.story.around = appearance;
        let mut joined: Option<String> = None;
        // Comments and drawings stand beside the paragraphs.
        while let Some(element) = self.story.markup.find_element("p")? {
            let text = self.story.paragraph(&element)?.text;
            match &mut joined {
                Some(joined) => {
                    joined.push('\n');
                    joined.push_str(&text);
                }
                None => joined = Some(text),
            }
        }
        Ok(joined)
    }
}

/// How often an element stands, no more than `most` and, where there is room, once.
fn repeat_count(element: &Element<'_>, name: &str, most: u32) -> u32 {
    element.number(name).unwrap_or(1).max(1).min(most.max(1))
}

/// Whether the cell is a number and shows nothing but it, so that rounding is all that the text may have lost.
fn is_plain(element: &Element<'_>, text: &str) -> bool {
    element.attribute("value-type").as_deref() == Some("float")
        && !is_blank(text)
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+' | ' ' | '\u{a0}'))
}

/// The value that the file gives besides the text that the cell shows.
fn full_value(element: &Element<'_>) -> Option<String> {
    let number = element.attribute("value");
    let number = number.and_then(|value| Number::parse(&value));
    let name = match element.attribute("value-type").as_deref() {
        Some("float" | "currency") => return number.map(|number| number.to_string()),
        Some("percentage") => return number.map(|number| format!("{}%", number.scale_by(2))),
        Some("string") => "string-value",
        Some("boolean") => "boolean-value",
        Some("date") => "date-value",
        Some("time") => "time-value",
        _ => return None,
    };
    element.attribute(name).map(Into::into)
}

/// The formula of a cell without a value, from its `=` on.
fn formula(element: &Element<'_>) -> Option<String> {
    let formula = element.attribute("formula")?;
    let at = formula.find('=')?;
    formula.get(at..).map(ToOwned::to_owned)
}
