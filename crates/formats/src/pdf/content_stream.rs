//! What the operators of a page draw.

use super::budget::Budget;
use super::font::Font;
use super::geometry::{Bounds, Matrix, Point, opposite};
use super::graphics_state::{GraphicsState, Ink, TextPiece};
use super::marks::{PageMarks, Rule};
use crate::limits::limit_error;
use gouji_model::{Limit, ReadError};
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Array, Dict, Name, Number, Rect, Stream};
use hayro_syntax::page::{Page, Resources};
use std::borrow::Cow;
use std::collections::HashMap;
use std::rc::Rc;

/// How deep drawings may stand in drawings.
const MAX_DEPTH: usize = 16;

/// How many states may wait to be restored; more than any program that writes PDFs needs.
const MAX_STATES: usize = 1_000;

/// What it costs to read a font or to begin a drawing, in steps.
const OBJECT_STEPS: usize = 2_000;

/// The fonts that were read, by the bytes of their dictionary.
pub(super) type Fonts = HashMap<(usize, usize), Rc<Font>>;

/// What is under the pen of a page.
pub(super) struct ContentPainter<'b> {
    pub(super) budget: &'b mut Budget,
    pub(super) fonts: &'b mut Fonts,
    pub(super) marks: PageMarks,
    pub(super) state: GraphicsState,
    waiting: Vec<GraphicsState>,
    /// The piece of text that was shown last.
    pub(super) piece: TextPiece,
    path: Vec<Subpath>,
    /// Whether the path becomes the clip once it is painted.
    path_clips: bool,
}

/// A connected part of a path.
struct Subpath {
    points: Vec<Point>,
    is_curved: bool,
}

/// Draws a page.
pub(super) fn draw(
    page: &Page<'_>,
    budget: &mut Budget,
    fonts: &mut Fonts,
) -> Result<PageMarks, ReadError> {
    let (width, height) = page.render_dimensions();
    let paper = Matrix::default().bounds(0.0, 0.0, f64::from(width), f64::from(height));
    let to_paper = Matrix::new(page.initial_transform(true).as_coeffs());
    let mut drawing = ContentPainter {
        budget,
        fonts,
        marks: PageMarks::new(paper),
        state: GraphicsState::new(to_paper, paper),
        waiting: Vec::new(),
        piece: TextPiece::default(),
        path: Vec::new(),
        path_clips: false,
    };
    let content = drawing.page_content(page)?;
    drawing.run(&content, page.resources(), 0)?;
    drawing.waiting.clear();
    drawing.state = GraphicsState::new(to_paper, paper);
    drawing.annotations(page)?;
    drawing.end_piece();
    Ok(drawing.marks)
}

impl<'b> ContentPainter<'b> {
    fn page_content(&mut self, page: &Page<'_>) -> Result<Vec<u8>, ReadError> {
        let dict = page.raw();
        if let Some(stream) = dict.get::<Stream<'_>>("Contents") {
            let data = self.budget.decode(&stream)?;
            return Ok(data.map(Cow::into_owned).unwrap_or_default());
        }
        let mut content = Vec::new();
        let parts = dict.get::<Array<'_>>("Contents");
        self.budget.is_damaged |= parts.is_none() && dict.contains_key("Contents");
        for stream in parts.iter().flat_map(Array::iter::<Stream<'_>>) {
            self.budget.step(1)?;
            if let Some(data) = self.budget.decode(&stream)? {
                content.extend_from_slice(&data);
                content.push(b'\n');
            }
        }
        Ok(content)
    }

    /// Draws the fields of a form that are filled in, and the text that was typed onto the page.
    fn annotations(&mut self, page: &Page<'_>) -> Result<(), ReadError> {
        const HIDDEN: i64 = 2;
        let annotations = page.raw().get::<Array<'_>>("Annots");
        for dict in annotations.iter().flat_map(Array::iter::<Dict<'_>>) {
            self.budget.step(1)?;
            let kind = dict.get::<Name<'_>>("Subtype");
            let kind = kind.as_ref().map(AsRef::as_ref);
            let is_text = matches!(kind, Some(b"Widget" | b"FreeText"));
            let flags = dict.get::<Number>("F").map_or(0, |flags| flags.as_i64());
            let looks = dict.get::<Dict<'_>>("AP");
            let look = looks.and_then(|looks| looks.get::<Stream<'_>>("N"));
            let (Some(look), Some(place)) = (look, dict.get::<Rect>("Rect")) else {
                continue;
            };
            if is_text && flags & HIDDEN == 0 {
                let form_box = look.dict().get::<Rect>("BBox").unwrap_or(place);
                let corner = self.state.to_paper.pre_translate(place.x0, place.y0);
                let before = self.state.clone();
                self.state.to_paper =
                    corner.pre_translate(opposite(form_box.x0), opposite(form_box.y0));
                self.form(&look, page.resources(), 1)?;
                self.state = before;
            }
        }
        Ok(())
    }

    fn run(
        &mut self,
        content: &[u8],
        resources: &Resources<'_>,
        depth: usize,
    ) -> Result<(), ReadError> {
        let mut operators = TypedIter::new(content);
        while let Some(operator) = operators.next() {
            self.budget.step(1)?;
            match operator {
                Op::XObject(name) => self.object(name.0, resources, depth)?,
                Op::TextFont(font) => {
                    self.state.size = font.1.as_f64();
                    self.state.font = self.font(font.0, resources)?;
                }
                Op::ColorSpaceNonStroke(name) => {
                    self.state.fill = Ink::initial(name.0, resources);
                }
                Op::ColorSpaceStroke(name) => {
                    self.state.stroke = Ink::initial(name.0, resources);
                }
                Op::InlineImage(_) => self.picture()?,
                operator => self.operator(&operator)?,
            }
        }
        Ok(())
    }

    fn operator(&mut self, operator: &Op<'_, '_>) -> Result<(), ReadError> {
        match operator {
            Op::SaveState(_) => {
                if self.waiting.len() < MAX_STATES {
                    self.waiting.push(self.state.clone());
                }
            }
            Op::RestoreState(_) => {
                if let Some(state) = self.waiting.pop() {
                    self.state = state;
                }
            }
            Op::Transform(m) => {
                let transform = matrix([m.0, m.1, m.2, m.3, m.4, m.5]);
                self.state.to_paper = transform.compose(self.state.to_paper);
            }
            _ if self.state.apply(operator) || self.text(operator)? => {}
            operator => self.path_operator(operator)?,
        }
        Ok(())
    }

    fn path_operator(&mut self, operator: &Op<'_, '_>) -> Result<(), ReadError> {
        match operator {
            Op::MoveTo(to) => {
                let point = self.point(to.0, to.1);
                self.move_to(point)?;
            }
            Op::LineTo(to) => self.line_to(to.0, to.1, false)?,
            Op::CubicTo(to) => self.line_to(to.4, to.5, true)?,
            Op::CubicStartTo(to) => self.line_to(to.2, to.3, true)?,
            Op::CubicEndTo(to) => self.line_to(to.2, to.3, true)?,
            Op::RectPath(rect) => self.rectangle([rect.0, rect.1, rect.2, rect.3])?,
            Op::ClosePath(_) => self.close()?,
            Op::ClipNonZero(_) | Op::ClipEvenOdd(_) => self.path_clips = true,
            Op::StrokePath(_) => self.paint(true, false)?,
            Op::CloseAndStrokePath(_) => {
                self.close()?;
                self.paint(true, false)?;
            }
            Op::FillPathNonZero(_)
            | Op::FillPathNonZeroCompatibility(_)
            | Op::FillPathEvenOdd(_) => self.paint(false, true)?,
            Op::FillAndStrokeNonZero(_) | Op::FillAndStrokeEvenOdd(_) => self.paint(true, true)?,
            Op::CloseFillAndStrokeNonZero(_) | Op::CloseFillAndStrokeEvenOdd(_) => {
                self.close()?;
                self.paint(true, true)?;
            }
            Op::EndPath(_) => self.paint(false, false)?,
            _ => {}
        }
        Ok(())
    }

    fn point(&self, x: Number, y: Number) -> Point {
        self.state.to_paper.apply(x.as_f64(), y.as_f64())
    }

    /// Begins a part of the path; of several begun in a row only the last is one.
    fn move_to(&mut self, point: Point) -> Result<(), ReadError> {
        let begun = self.path.last_mut();
        match begun.map(|stroke| stroke.points.as_mut_slice()) {
            Some([only]) => *only = point,
            _ => {
                self.budget.mark()?;
                self.path.push(Subpath {
                    points: vec![point],
                    is_curved: false,
                });
            }
        }
        Ok(())
    }

    fn line_to(&mut self, x: Number, y: Number, is_curved: bool) -> Result<(), ReadError> {
        let point = self.point(x, y);
        if let Some(stroke) = self.path.last_mut() {
            self.budget.mark()?;
            stroke.points.push(point);
            stroke.is_curved |= is_curved;
        }
        Ok(())
    }

    fn rectangle(&mut self, [x, y, width, height]: [Number; 4]) -> Result<(), ReadError> {
        self.budget.mark()?;
        let corner = self.state.to_paper.pre_translate(x.as_f64(), y.as_f64());
        let (width, height) = (width.as_f64(), height.as_f64());
        let corners = [
            (0.0, 0.0),
            (width, 0.0),
            (width, height),
            (0.0, height),
            (0.0, 0.0),
        ];
        self.path.push(Subpath {
            points: corners.map(|(x, y)| corner.apply(x, y)).to_vec(),
            is_curved: false,
        });
        Ok(())
    }

    fn close(&mut self) -> Result<(), ReadError> {
        if let Some(stroke) = self.path.last_mut()
            && let Some(&first) = stroke.points.first()
        {
            self.budget.mark()?;
            stroke.points.push(first);
        }
        Ok(())
    }

    /// Paints the path and begins a new one.
    fn paint(&mut self, is_stroked: bool, is_filled: bool) -> Result<(), ReadError> {
        let path = std::mem::take(&mut self.path);
        let clip = self.state.clip;
        for stroke in &path {
            let bounds = Bounds::hull(stroke.points.iter().copied());
            if is_filled && !self.state.fill.is_white {
                match Rule::from_area(bounds) {
                    Some(rule) => self.rule(rule)?,
                    None => {
                        self.budget.mark()?;
                        self.marks.fills.push(bounds.intersection(clip));
                    }
                }
            }
            if is_stroked && !stroke.is_curved && !self.state.stroke.is_white {
                for ends in stroke.points.windows(2) {
                    let ends = Bounds::hull(ends.iter().copied());
                    if let Some(rule) = Rule::from_area(ends) {
                        self.rule(rule)?;
                    }
                }
            }
        }
        if std::mem::take(&mut self.path_clips) {
            let points = path.iter().flat_map(|stroke| stroke.points.iter().copied());
            self.state.clip = self.state.clip.intersection(Bounds::hull(points));
        }
        Ok(())
    }

    /// Adds the part of a line that the clip leaves.
    fn rule(&mut self, rule: Rule) -> Result<(), ReadError> {
        self.budget.mark()?;
        let clip = self.state.clip;
        let (from, to, across) = if rule.is_vertical {
            (clip.top, clip.bottom, clip.left..=clip.right)
        } else {
            (clip.left, clip.right, clip.top..=clip.bottom)
        };
        let visible = Rule {
            from: rule.from.max(from),
            to: rule.to.min(to),
            ..rule
        };
        if visible.from < visible.to && across.contains(&rule.at) {
            self.marks.rules.push(visible);
        }
        Ok(())
    }

    fn picture(&mut self) -> Result<(), ReadError> {
        self.budget.mark()?;
        let bounds = self.state.to_paper.bounds(0.0, 0.0, 1.0, 1.0);
        self.marks
            .pictures
            .push(bounds.intersection(self.state.clip));
        Ok(())
    }

    fn object(
        &mut self,
        name: &Name<'_>,
        resources: &Resources<'_>,
        depth: usize,
    ) -> Result<(), ReadError> {
        let Some(stream) = resources.get_x_object(name) else {
            return Ok(());
        };
        let kind = stream.dict().get::<Name<'_>>("Subtype");
        match kind.as_ref().map(AsRef::as_ref) {
            Some(b"Image") => self.picture(),
            Some(b"Form") => self.form(&stream, resources, depth + 1),
            _ => Ok(()),
        }
    }

    /// Draws a drawing that stands in the file by itself.
    fn form(
        &mut self,
        stream: &Stream<'_>,
        around: &Resources<'_>,
        depth: usize,
    ) -> Result<(), ReadError> {
        if depth > MAX_DEPTH {
            return Err(limit_error(Limit::Depth, MAX_DEPTH));
        }
        self.budget.step(OBJECT_STEPS)?;
        let Some(content) = self.budget.decode(stream)? else {
            return Ok(());
        };
        let before = self.state.clone();
        let waiting = std::mem::take(&mut self.waiting);
        let dict = stream.dict();
        if let Some(matrix) = dict.get::<Array<'_>>("Matrix") {
            let numbers: Vec<f64> = matrix.iter::<f64>().take(6).collect();
            if let Ok(numbers) = <[f64; 6]>::try_from(numbers) {
                self.state.to_paper = Matrix::new(numbers).compose(self.state.to_paper);
            }
        }
        if let Some(form_box) = dict.get::<Rect>("BBox") {
            let bounds =
                self.state
                    .to_paper
                    .bounds(form_box.x0, form_box.y0, form_box.x1, form_box.y1);
            self.state.clip = self.state.clip.intersection(bounds);
        }
        match dict.get::<Dict<'_>>("Resources") {
            Some(resources) => self.run(&content, &Resources::new(resources), depth)?,
            None => self.run(&content, around, depth)?,
        }
        self.waiting = waiting;
        self.state = before;
        Ok(())
    }

    fn font(
        &mut self,
        name: &Name<'_>,
        resources: &Resources<'_>,
    ) -> Result<Option<Rc<Font>>, ReadError> {
        // What is shown in a font that the file lacks is marked as undecodable.
        let Some(dict) = resources.get_font(name) else {
            return Ok(None);
        };
        let data = dict.data();
        let key = (data.as_ptr().addr(), data.len());
        if let Some(font) = self.fonts.get(&key) {
            return Ok(Some(Rc::clone(font)));
        }
        self.budget.step(OBJECT_STEPS)?;
        let font = Rc::new(Font::read(&dict, self.budget)?);
        self.fonts.insert(key, Rc::clone(&font));
        Ok(Some(font))
    }
}

/// A map as the file writes it.
pub(super) fn matrix(numbers: [Number; 6]) -> Matrix {
    Matrix::new(numbers.map(|number| number.as_f64()))
}
