//! Open document.
