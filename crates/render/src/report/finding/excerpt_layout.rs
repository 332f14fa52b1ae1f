//! The figures of a finding as lines of an excerpt: under the names of their columns where they fit, else one a line.

use super::drawn_figure::DrawnFigure;
use super::excerpt::{self, ExcerptRow};
use super::quoted_sentences::Sentence;
use crate::diagnostic::snippet::{Snippet, SnippetLine};
use crate::report::place_text::{Spread, gutter, location, part};
use crate::report::view::View;
use crate::terminal::width::clean_inline;
use gouji_model::{ColumnId, FigureId, RowId, TableId};

/// The gutter, its number and the frame beside an excerpt, in cells.
const FRAME: usize = 12;
/// Where many checks are told together and no header fits, more figures than this are not listed one by one.
const LISTED_FIGURES: usize = 16;

/// What an excerpt is made of.
pub(crate) struct ExcerptLayout<'a> {
    pub(crate) view: &'a View<'a>,
    /// The file, as the head of the excerpt names it.
    pub(crate) path: &'a str,
    pub(crate) figures: Vec<DrawnFigure>,
    /// What stands above them.
    pub(crate) sentences: &'a [Sentence],
}

impl ExcerptLayout<'_> {
    /// The excerpt of all figures; `None` where there is nothing to draw.
    pub(crate) fn snippet(&self) -> Option<Snippet> {
        self.as_table().or_else(|| self.as_list())
    }

    /// The same for many checks at once: where their figures would take a line each, only `leads` are drawn.
    pub(crate) fn snippet_of_checks(mut self, leads: &[FigureId]) -> Option<Snippet> {
        if let Some(table) = self.as_table() {
            return Some(table);
        }
        if self.figures.len() > LISTED_FIGURES {
            // A line for each would fill pages: the one to look at of every check is left.
            let is_lead = |figure| leads.contains(&figure);
            self.figures
                .retain(|drawn| drawn.figure.is_some_and(is_lead));
        }
        self.snippet()
    }

    /// A line for every row of the form, a column for every column that some figure stands in; `None` where that
    /// does not fit.
    fn as_table(&self) -> Option<Snippet> {
        let columns = self.columns()?;
        let mut figures: Vec<&DrawnFigure> = self.figures.iter().collect();
        figures.sort_by_key(|figure| (part(figure.place), figure.place.row(), figure.place));
        let mut rows: Vec<(RowId, ExcerptRow<'_>)> = Vec::new();
        for figure in figures {
            let (row, column) = self.position(figure)?;
            let at = columns.iter().position(|&known| known == column)?;
            if !rows.iter().any(|(known, _)| *known == row) {
                rows.push((row, self.row(figure, vec![None; columns.len()])));
            }
            let (_, line) = rows.iter_mut().find(|(known, _)| *known == row)?;
            *line.values.get_mut(at)? = Some(figure);
        }
        let rows: Vec<ExcerptRow<'_>> = rows.into_iter().map(|(_, row)| row).collect();
        let form = &self.view.form_data.form;
        let header = columns.iter();
        let header = header.map(|&column| clean_inline(&form.columns[column].label));
        let lines = self.lines(&header.collect::<Vec<String>>(), &rows)?;
        Snippet::new(&self.location().unwrap_or_default(), lines)
    }

    /// A line for every figure.
    fn as_list(&self) -> Option<Snippet> {
        let mut figures: Vec<&DrawnFigure> = self.figures.iter().collect();
        figures.sort_by_key(|figure| figure.place);
        let rows = figures.iter().map(|&figure| {
            let column = figure.figure.and_then(|id| self.view.column_label(id));
            ExcerptRow {
                column: column.map(clean_inline).unwrap_or_default(),
                ..self.row(figure, vec![Some(figure)])
            }
        });
        let rows: Vec<ExcerptRow<'_>> = rows.collect();
        let lines = self.lines(&[], &rows)?;
        let first_sentence = self.sentences.iter().find(|text| !text.numbers.is_empty());
        let location = self
            .location()
            .or_else(|| Some(first_sentence?.location.clone()))
            .or_else(|| Some(location(self.view, self.path, figures.first()?.place)));
        Snippet::new(&location.unwrap_or_default(), lines)
    }

    fn lines(&self, header: &[String], rows: &[ExcerptRow<'_>]) -> Option<Vec<SnippetLine>> {
        let style = self.view.style;
        let room = style.columns().saturating_sub(FRAME);
        excerpt::lay_out(self.sentences, header, rows, room, style.signs().ellipsis)
    }

    fn row<'r>(
        &self,
        figure: &'r DrawnFigure,
        values: Vec<Option<&'r DrawnFigure>>,
    ) -> ExcerptRow<'r> {
        ExcerptRow {
            gutter: gutter(self.view, figure.place, self.spread()),
            label: &figure.label,
            column: String::new(),
            unit: &figure.unit,
            values,
        }
    }

    /// Where the main number stands: in a sentence, or else in the table; `None` where nothing is to be looked at
    /// first.
    fn location(&self) -> Option<String> {
        let has_main = |sentence: &&Sentence| {
            let mut numbers = sentence.numbers.iter();
            numbers.any(|number| number.is_primary)
        };
        if let Some(sentence) = self.sentences.iter().find(has_main) {
            return Some(sentence.location.clone());
        }
        let main = self.figures.iter().filter(|figure| figure.is_primary);
        let place = main.map(|figure| figure.place).min()?;
        Some(location(self.view, self.path, place))
    }

    /// Whether the figures stand in one table, on one page or sheet.
    fn spread(&self) -> Spread {
        let mut parts = self.figures.iter().map(|figure| part(figure.place));
        let first = parts.next();
        match parts.all(|part| Some(part) == first) {
            true => Spread::OnePart,
            false => Spread::SeveralParts,
        }
    }

    /// The columns in which the figures stand, in the form's order; `None` unless all stand in one table of several.
    fn columns(&self) -> Option<Vec<ColumnId>> {
        let form = &self.view.form_data.form;
        let mut table: Option<TableId> = None;
        let mut columns = Vec::new();
        for figure in &self.figures {
            let (row, column) = self.position(figure)?;
            let table_of_row = form.rows[row].table;
            if *table.get_or_insert(table_of_row) != table_of_row {
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
