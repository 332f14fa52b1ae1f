//! A list of options, of which one is chosen.

/// A list while it is read.
#[derive(Default)]
pub(super) struct Select {
    first: Option<(String, usize)>,
    selected: Option<(String, usize)>,
    current: CurrentOption,
}

/// The option that is being read.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum CurrentOption {
    #[default]
    None,
    First,
    Selected,
    Other,
}

impl Select {
    /// An option begins, with its text at the byte `at`.
    pub(super) fn option(&mut self, is_selected: bool, at: usize) {
        let text = || Some((String::new(), at));
        self.current = if is_selected && self.selected.is_none() {
            self.selected = text();
            CurrentOption::Selected
        } else if self.first.is_none() {
            self.first = text();
            CurrentOption::First
        } else {
            CurrentOption::Other
        };
    }

    /// A text in the list.
    pub(super) fn text(&mut self, text: &str) {
        let option = match self.current {
            CurrentOption::First => &mut self.first,
            CurrentOption::Selected => &mut self.selected,
            CurrentOption::None | CurrentOption::Other => return,
        };
        if let Some((option_text, _)) = option {
            option_text.push_str(text);
        }
    }

    /// The option that is shown, with the byte at which its text begins: the first where none is chosen.
    pub(super) fn selection(self) -> Option<(String, usize)> {
        self.selected.or(self.first)
    }
}
