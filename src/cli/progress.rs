//! What is seen of a run over many: a bar on a terminal, plain lines elsewhere.

use std::io::IsTerminal;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

use super::report::Reporter;
use crate::portfolio::{End, Job, Outcome, Watch};
use crate::words;

/// Less than this is not worth telling.
const SOON: u64 = 10;

/// Tells how far a run is.
pub struct Progress<'a> {
    reporter: &'a Reporter,
    bar: Option<ProgressBar>,
    began: Instant,
    all: usize,
    done: usize,
    /// Names of those at work, the longest at work first.
    at_work: Vec<String>,
}

impl<'a> Progress<'a> {
    pub fn new(all: usize, reporter: &'a Reporter) -> Self {
        let bar = (!reporter.is_quiet() && is_for_a_person()).then(|| bar(all));
        Self { reporter, bar, began: Instant::now(), all, done: 0, at_work: Vec::new() }
    }

    fn show(&self) {
        if let Some(bar) = &self.bar {
            bar.set_position(self.done as u64);
            bar.set_message(words::short_list(&self.at_work, 3));
        }
    }

    /// How long the rest will take, once it is worth telling.
    fn left(&self) -> String {
        let seconds = left(self.began.elapsed(), self.done, self.all).as_secs();
        if seconds < SOON { String::new() } else { format!(", about {} left", duration(seconds)) }
    }
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

impl Watch for Progress<'_> {
    fn note(&mut self, text: &str) {
        self.reporter.note(text);
    }

    fn began(&mut self, job: &Job<'_>) {
        self.at_work.push(job.name.clone());
        if self.bar.is_none() {
            self.reporter.detail(&format!("{} …", job.name));
        }
        self.show();
    }

    fn ended(&mut self, job: &Job<'_>, outcome: &Outcome, pages: Option<usize>) {
        self.done += 1;
        self.at_work.retain(|name| *name != job.name);
        // Who was stopped with all the others is told in the end, with them.
        if outcome.end == End::Stopped {
            return;
        }
        let what = match (outcome.is_done(), pages) {
            (_, Some(pages)) if outcome.is_done() => format!(" ({})", words::count(pages, "page", "pages")),
            (true, _) if outcome.end == End::Kept => " (done by the run before)".to_owned(),
            (true, _) => String::new(),
            (false, _) => format!(" {}", outcome.end.in_short()),
        };
        match &self.bar {
            None => {
                let line = format!("{} of {}: {}{what}{}", self.done, self.all, job.name, self.left());
                self.reporter.stage(&line);
            }
            // The bar is gone in the end; what failed stays in sight.
            Some(bar) if !outcome.is_done() => bar.println(format!("  {}{what}", job.name)),
            Some(_) => {}
        }
        self.show();
    }
}

/// A bar draws over itself: for a terminal that can, and a person who did not ask for plain text.
fn is_for_a_person() -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    std::io::stderr().is_terminal() && !is_set("NO_COLOR") && !is_dumb
}

fn bar(all: usize) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(all as u64), ProgressDrawTarget::stderr());
    let since = Instant::now();
    let rate = move |state: &ProgressState, to: &mut dyn std::fmt::Write| {
        let minutes = since.elapsed().as_secs_f64() / 60.0;
        if state.pos() > 0 && minutes > 0.0 {
            #[allow(clippy::cast_precision_loss, reason = "nobody has so many providers")]
            let rate = state.pos() as f64 / minutes;
            let _ = write!(to, "  {rate:.0} a minute");
        }
    };
    let rest = move |state: &ProgressState, to: &mut dyn std::fmt::Write| {
        let [done, all] = [state.pos(), state.len().unwrap_or(0)].map(|n| usize::try_from(n).unwrap_or(0));
        let seconds = left(since.elapsed(), done, all).as_secs();
        if seconds >= SOON {
            let _ = write!(to, "  about {} left", duration(seconds));
        }
    };
    let style = ProgressStyle::with_template("  {bar:24} {pos}/{len}{rate}{rest}  {wide_msg:.dim}");
    if let Ok(style) = style {
        bar.set_style(style.with_key("rate", rate).with_key("rest", rest).progress_chars("█▌░"));
    }
    bar.enable_steady_tick(Duration::from_millis(500));
    bar
}

fn left(gone: Duration, done: usize, all: usize) -> Duration {
    let [done, rest] = [done, all.saturating_sub(done)].map(|n| u32::try_from(n).unwrap_or(u32::MAX));
    gone.checked_div(done).unwrap_or_default().saturating_mul(rest)
}

/// `40 s`, `12 min`, `3 h 5 min`
fn duration(seconds: u64) -> String {
    match (seconds / 3600, seconds / 60) {
        (0, 0..2) => format!("{seconds} s"),
        (0, minutes) => format!("{minutes} min"),
        (hours, minutes) => format!("{hours} h {} min", minutes % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_is_told_as_people_say_it() {
        assert_eq!(duration(40), "40 s");
        assert_eq!(duration(119), "119 s");
        assert_eq!(duration(120), "2 min");
        assert_eq!(duration(3 * 3600 + 5 * 60 + 59), "3 h 5 min");
        assert_eq!(left(Duration::from_secs(10), 5, 20).as_secs(), 30);
        assert_eq!(left(Duration::from_secs(10), 0, 20).as_secs(), 0);
    }
}
