//! A list of options, of which one is chosen.

/// A list while it is read.
#[derive(Default)]
pub(super) struct Select {
    /// The option that is shown, as far as it is read.
    choice: Option<String>,
    /// How the option that is shown was chosen.
    by: OptionState,
    /// Whether it is the option that is being read.
    is_open: bool,
}

/// What a page says of an option; the greatest is shown, and the first of several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum OptionState {
    /// It cannot be chosen.
    #[default]
    Disabled,
    Plain,
    Selected,
}

impl Select {
    /// An option begins.
    pub(super) fn option(&mut self, state: OptionState) {
        self.is_open = self.choice.is_none() || state > self.by;
        if self.is_open {
            self.choice = Some(String::new());
            self.by = state;
        }
    }

    /// A text in the list.
    pub(super) fn text(&mut self, text: &str) {
        if let Some(choice) = self.choice.as_mut().filter(|_| self.is_open) {
            choice.push_str(text);
        }
    }

    /// The option that is shown: the first where none is chosen.
    pub(super) fn selection(self) -> Option<String> {
        self.choice
    }
}
