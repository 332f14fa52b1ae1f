//! The figures of a finding as lines of an excerpt: under the names of their columns where they fit, else one a line.

use crate::report::finding::drawn_figures::DrawnFigure;
use crate::report::finding::excerpt::{Excerpt, ExcerptRow};
use crate::report::finding::quoted_sentences::Sentence;
use crate::report::view::View;
use crate::terminal::width::clean_inline;
use gouji_model::{ColumnId, Place, RowId, TableId};

/// An excerpt, and the line and column in it of every figure, in their order.
pub(crate) struct Drawn {
    pub(crate) excerpt: Excerpt,
    pub(crate) cells: Vec<(usize, usize)>,
}

/// Lays `figures` out in `room` cells; `None` where there are none.
pub(crate) fn layout(
    view: &View<'_>,
    path: &str,
    figures: &[DrawnFigure],
    sentences: &[Sentence],
    room: usize,
) -> Option<Drawn> {
    if figures.is_empty() && sentences.is_empty() {
        return None;
    }
    let page = Page::new(view, path, figures, sentences);
    page.as_table(room).or_else(|| page.as_list(room))
}

/// What all lines of an excerpt share.
struct Page<'a> {
    view: &'a View<'a>,
    path: &'a str,
    figures: &'a [DrawnFigure],
    /// What stands above them.
    sentences: &'a [Sentence],
    /// Whether the figures stand in several tables, or on several pages or sheets, so that a row's number alone does not say where.
    is_scattered: bool,
}

impl<'a> Page<'a> {
    fn new(
        view: &'a View<'a>,
        path: &'a str,
        figures: &'a [DrawnFigure],
        sentences: &'a [Sentence],
    ) -> Self {
        let mut parts: Vec<u32> = figures.iter().map(|each| part(each.place)).collect();
        parts.sort_unstable();
        parts.dedup();
        Self {
            view,
            path,
            figures,
            sentences,
            is_scattered: parts.len() > 1,
        }
    }

    /// A line for every row of the form, a column for every column that some figure stands in.
    fn as_table(&self, room: usize) -> Option<Drawn> {
        let columns = self.columns()?;
        let mut order: Vec<usize> = (0..self.figures.len()).collect();
        order.sort_by_key(|&at| self.figures.get(at).map(|each| line_key(each.place)));
        let mut rows: Vec<(RowId, ExcerptRow)> = Vec::new();
        let mut cells = vec![(0, 0); self.figures.len()];
        let mut located: Vec<usize> = Vec::new();
        for at in order {
            let figure = self.figures.get(at)?;
            let (row, column) = self.position(figure)?;
            let column = columns.iter().position(|&each| each == column)?;
            let line = match rows.iter().position(|(known, _)| *known == row) {
                Some(line) => line,
                None => {
                    let values = vec![String::new(); columns.len()];
                    rows.push((row, self.line(figure, values)));
                    rows.len() - 1
                }
            };
            let (_, known) = rows.get_mut(line)?;
            known.values.get_mut(column)?.clone_from(&figure.value);
            if figure.primary && !located.contains(&line) {
                known.location = location(self.view, self.path, figure.place);
                located.push(line);
            }
            *cells.get_mut(at)? = (line, column);
        }
        let rows: Vec<ExcerptRow> = rows.into_iter().map(|(_, row)| row).collect();
        let name =
            |&column: &ColumnId| clean_inline(&self.view.form_data.form.columns[column].label);
        let header: Vec<String> = columns.iter().map(name).collect();
        let ellipsis = self.view.style.signs().ellipsis;
        let excerpt = Excerpt::new(self.sentences, &header, &rows, room, ellipsis)?;
        Some(Drawn { excerpt, cells })
    }

    /// A line for every figure.
    fn as_list(&self, room: usize) -> Option<Drawn> {
        let mut order: Vec<usize> = (0..self.figures.len()).collect();
        order.sort_by_key(|&at| self.figures.get(at).map(|each| each.place));
        let mut rows = Vec::new();
        let mut cells = vec![(0, 0); self.figures.len()];
        for at in order {
            let figure = self.figures.get(at)?;
            let column = figure.figure.and_then(|id| self.view.column_label(id));
            *cells.get_mut(at)? = (rows.len(), 0);
            rows.push(ExcerptRow {
                column: column.map(clean_inline).unwrap_or_default(),
                ..self.line(figure, vec![figure.value.clone()])
            });
        }
        let ellipsis = self.view.style.signs().ellipsis;
        let excerpt = Excerpt::new(self.sentences, &[], &rows, room, ellipsis)?;
        Some(Drawn { excerpt, cells })
    }

    fn line(&self, figure: &DrawnFigure, values: Vec<String>) -> ExcerptRow {
        ExcerptRow {
            location: location(self.view, self.path, figure.place),
            gutter: gutter(figure.place, self.is_scattered),
            label: figure.label.clone(),
            column: String::new(),
            unit: figure.unit.clone(),
            values,
        }
    }

    /// The columns in which the figures stand, in the form's order; `None` unless all stand in one table of several.
    fn columns(&self) -> Option<Vec<ColumnId>> {
        let form = &self.view.form_data.form;
        let mut table: Option<TableId> = None;
        let mut columns = Vec::new();
        for figure in self.figures {
            let (row, column) = self.position(figure)?;
            let own = form.rows[row].table;
            if *table.get_or_insert(own) != own {
                return None;
            }
            columns.push(column);
        }
        columns.sort_unstable();
        columns.dedup();
        (form.tables[table?].columns.len() > 1).then_some(columns)
    }

    fn position(&self, figure: &DrawnFigure) -> Option<(RowId, ColumnId)> {
        let spec = &self.view.form_data.form.figures[figure.figure?];
        Some((spec.row, spec.column))
    }
}

/// Where `place` is, behind the path of its file.
pub(crate) fn location(view: &View<'_>, path: &str, place: Place) -> String {
    match place {
        Place::Line { line, column } => format!("{path}:{line}:{column}"),
        _ => {
            let place = view.words().place(place, view.sheets);
            format!("{path} {} {place}", view.style.signs().bullet)
        }
    }
}

/// The number of the row, behind that of its table or page where there are several.
pub(crate) fn gutter(place: Place, is_scattered: bool) -> String {
    match place {
        Place::Line { line, .. } => line.to_string(),
        _ if is_scattered => format!("{}-{}", part(place), place.row()),
        _ => place.row().to_string(),
    }
}

/// The table, sheet or page on which a place is; 0 for a text.
fn part(place: Place) -> u32 {
    match place {
        Place::Line { .. } | Place::Paragraph { .. } => 0,
        Place::Table { table, .. } => table,
        Place::Sheet { sheet, .. } => u32::from(sheet) + 1,
        Place::Page { page, .. } => page,
    }
}

/// Orders places by their rows, whatever their columns.
fn line_key(place: Place) -> (u32, u32, Place) {
    (part(place), place.row(), place)
}
