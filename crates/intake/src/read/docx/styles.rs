//! What a document's styles say of striking out and hiding.

use super::markup;
use super::properties::{Marks, RunProperties};
use crate::read::markup::Markup;
use gouji_model::Unreadable;
use memchr::memmem;
use std::collections::HashMap;

/// How many styles a style may be based on, one on the other.
const MAX_BASES: usize = 64;

/// The styles that say something of it; most documents have none.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Marks>,
    /// Of paragraphs that name no style.
    usual: Marks,
    /// Of everything.
    defaults: Marks,
}

struct Style {
    marks: Marks,
    based_on: Option<String>,
}

impl Styles {
    /// Reads the part that holds the styles.
    pub(super) fn read(text: &str) -> Result<Self, Unreadable> {
        let mentions = |word: &str| memmem::find(text.as_bytes(), word.as_bytes()).is_some();
        if !mentions("strike") && !mentions("vanish") {
            return Ok(Self::default());
        }
        let mut markup = markup(text);
        let mut styles = Self::default();
        let mut written = HashMap::new();
        let mut usual = None;
        markup.element()?;
        while let Some(element) = markup.element()? {
            match element.name() {
                "docDefaults" => styles.defaults = defaults(&mut markup)?,
                "style" => {
                    let id = element
                        .attribute("styleId")
                        .unwrap_or_default()
                        .into_owned();
                    let is_paragraph = element.attribute("type").as_deref() == Some("paragraph");
                    let is_default = element.attribute("default").is_some_and(|on| on != "0");
                    if is_paragraph && is_default {
                        usual = Some(id.clone());
                    }
                    let style = style(&mut markup)?;
                    written.insert(id, style);
                }
                _ => markup.skip()?,
            }
        }
        for id in written.keys() {
            let marks = resolved(id, &written);
            if marks != Marks::default() {
                styles.by_id.insert(id.clone(), marks);
            }
        }
        styles.usual = usual.map(|id| styles.of(&id)).unwrap_or_default();
        Ok(styles)
    }

    fn of(&self, id: &str) -> Marks {
        self.by_id.get(id).copied().unwrap_or_default()
    }

    /// What the style of a paragraph says; the usual one where it names none.
    pub(super) fn of_paragraph(&self, id: Option<&str>) -> Marks {
        id.map_or(self.usual, |id| self.of(id))
    }

    /// What holds for a run: what it says itself; else its style turns the paragraph's over.
    pub(super) fn of_run(&self, run: &RunProperties, paragraph: Marks) -> Shown {
        let style = run
            .style
            .as_deref()
            .map(|id| self.of(id))
            .unwrap_or_default();
        let holds = |of: fn(&Marks) -> Option<bool>| {
            let turned = of(&style).unwrap_or(false) != of(&paragraph).unwrap_or(false);
            of(&run.marks).unwrap_or(turned || of(&self.defaults).unwrap_or(false))
        };
        if holds(|marks| marks.hidden) {
            Shown::Hidden
        } else if holds(|marks| marks.struck) || holds(|marks| marks.doubly_struck) {
            Shown::StruckOut
        } else {
            Shown::Plain
        }
    }
}

/// How a run appears.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    Plain,
    StruckOut,
    Hidden,
}

fn defaults(markup: &mut Markup<'_>) -> Result<Marks, Unreadable> {
    let mut marks = Marks::default();
    while let Some(element) = markup.element()? {
        if element.name() == "rPrDefault" {
            marks = own(markup)?.0;
        } else {
            markup.skip()?;
        }
    }
    Ok(marks)
}

fn style(markup: &mut Markup<'_>) -> Result<Style, Unreadable> {
    let (marks, based_on) = own(markup)?;
    Ok(Style { marks, based_on })
}

/// The run properties in the element that was begun last, and the style it is based on.
fn own(markup: &mut Markup<'_>) -> Result<(Marks, Option<String>), Unreadable> {
    let mut marks = Marks::default();
    let mut based_on = None;
    while let Some(element) = markup.element()? {
        match element.name() {
            "rPr" => marks = RunProperties::read(markup)?.marks,
            "basedOn" => {
                based_on = element.attribute("val").map(Into::into);
                markup.skip()?;
            }
            _ => markup.skip()?,
        }
    }
    Ok((marks, based_on))
}

/// What a style says with those that it is based on. A circle of styles ends after [`MAX_BASES`].
fn resolved(id: &str, written: &HashMap<String, Style>) -> Marks {
    let mut marks = Marks::default();
    let mut next = Some(id);
    for _ in 0..MAX_BASES {
        let Some(style) = next.and_then(|id| written.get(id)) else {
            break;
        };
        marks = marks.over(style.marks);
        next = style.based_on.as_deref();
    }
    marks
}
