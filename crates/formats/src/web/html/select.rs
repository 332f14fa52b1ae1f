//! A list of options, of which one is chosen.

/// A list while it is read.
#[derive(Default)]
pub(super) struct Select {
    /// The option that is shown, as far as it is read, with the byte at which its text begins.
    choice: Option<(String, usize)>,
    /// Whether the page says that it is chosen; otherwise it is the first.
    is_selected: bool,
    /// Whether it is the option that is being read.
    is_open: bool,
}

impl Select {
    /// An option begins, with its text at the byte `at`.
    pub(super) fn option(&mut self, is_selected: bool, at: usize) {
        self.is_open = self.choice.is_none() || (is_selected && !self.is_selected);
        if self.is_open {
            self.choice = Some((String::new(), at));
            self.is_selected = is_selected;
        }
    }

    /// A text in the list.
    pub(super) fn text(&mut self, text: &str) {
        if let Some((choice, _)) = self.choice.as_mut().filter(|_| self.is_open) {
            choice.push_str(text);
        }
    }

    /// The option that is shown, with the byte at which its text begins: the first where none is chosen.
    pub(super) fn selection(self) -> Option<(String, usize)> {
        self.choice
    }
}
