//! Typst sets a document until no page number changes any more, and keeps the pages of every attempt to the end. Only the
//! latest are of use: of the others this keeps what was found on them, 75 MB less for the sample's 183 pages.

use std::cell::RefCell;
use std::sync::Arc;

use typst::diag::SourceResult;
use typst::engine::Engine;
use typst::foundations::{Content, Output, StyleChain, Target};
use typst::introspection::Introspector;
use typst_layout::{PagedDocument, PagedIntrospector};

thread_local! {
    /// The pages of the latest attempt, and its number. Typst makes all attempts at a document on one thread.
    static LATEST: RefCell<Latest> = const { RefCell::new(Latest { document: None, number: 0 }) };
}

struct Latest {
    document: Option<PagedDocument>,
    number: usize,
}

/// What Typst asks for when it sets a document: where things stand, without the pages themselves.
pub struct Attempt {
    introspector: Arc<PagedIntrospector>,
}

impl Attempt {
    /// The pages of the last attempt on this thread, and how many attempts it took. To be asked for once after each
    /// document, also after one that could not be set.
    pub fn take() -> (Option<PagedDocument>, usize) {
        let Latest { document, number } = LATEST.replace(Latest { document: None, number: 0 });
        (document, number)
    }
}

impl Output for Attempt {
    fn target() -> Target {
        PagedDocument::target()
    }

    fn create(engine: &mut Engine, content: &Content, styles: StyleChain) -> SourceResult<Self> {
        let (before, number) = Self::take();
        drop(before);
        let document = PagedDocument::create(engine, content, styles)?;
        let introspector = Arc::clone(document.introspector());
        LATEST.replace(Latest { document: Some(document), number: number + 1 });
        Ok(Self { introspector })
    }

    fn introspector(&self) -> &dyn Introspector {
        self.introspector.as_ref()
    }
}
