//! What a search has found so far.

/// No value.
pub const NONE: u32 = u32::MAX;

/// A search for the least value that will do.
pub struct Search<'j> {
    will_do: &'j mut dyn FnMut(u32) -> bool,
    /// The least so far: what is not less need not be offered.
    pub found: u32,
}

impl<'j> Search<'j> {
    pub fn of(will_do: &'j mut dyn FnMut(u32) -> bool) -> Self {
        Self { will_do, found: NONE }
    }

    /// Values in rising order.
    pub fn offer(&mut self, values: &[u32]) {
        let found = self.found;
        let less = values.iter().take_while(|value| **value < found);
        if let Some(value) = less.copied().find(|&value| (self.will_do)(value)) {
            self.found = value;
        }
    }

    pub fn result(&self) -> Option<u32> {
        Some(self.found).filter(|value| *value != NONE)
    }
}
