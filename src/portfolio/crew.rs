//! The crew: processes of the program itself, each with one provider or site. Typst's memory and its faults, a file
//! that brings a reader down, and everything that one provider's data could leave behind end with its process.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use super::interrupt::Interrupt;
use super::job::{End, Job, Outcome};
use super::process::Seat;

/// How often a wish to stop is looked for.
const LOOK: Duration = Duration::from_millis(50);
/// How long a process that was asked to end has for it.
const GRACE: Duration = Duration::from_secs(3);

/// What the crew tells while it works; the number is the job's place in the list.
#[derive(Debug)]
pub enum Event {
    /// With the key of what it is made from, taken before anything is read.
    Began(usize, Option<String>),
    Ended(usize, Outcome),
}

/// Runs the jobs, so many at a time, and tells of the start and end of each, from this thread. Every job ends once,
/// whatever becomes of the others; after an interrupt those at work are stopped and those waiting never start.
pub fn run(program: &Path, jobs: &[&Job<'_>], at_a_time: usize, stop: &Interrupt, tell: &mut dyn FnMut(Event)) {
    let seats: Vec<Seat> = (0..at_a_time.clamp(1, jobs.len().max(1))).map(|_| Seat::default()).collect();
    let next = AtomicUsize::new(0);
    let (told, events) = mpsc::channel();
    thread::scope(|scope| {
        for seat in &seats {
            let (told, next) = (told.clone(), &next);
            scope.spawn(move || {
                while let Some(job) = take(jobs, next) {
                    if work(program, job, seat, stop, &told).is_err() {
                        return;
                    }
                }
            });
        }
        drop(told);
        let mut since: Option<Instant> = None;
        loop {
            match events.recv_timeout(LOOK) {
                Ok(event) => tell(event),
                Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => {}
            }
            match since {
                // Once: who is asked twice leaves at once, and those that it started are left alone.
                None if stop.is_raised() => {
                    seats.iter().for_each(Seat::ask);
                    since = Some(Instant::now());
                }
                Some(asked) if asked.elapsed() > GRACE => seats.iter().for_each(Seat::kill),
                _ => {}
            }
        }
    });
}

fn take<'a>(jobs: &[&'a Job], next: &AtomicUsize) -> Option<(usize, &'a Job<'a>)> {
    let index = next.fetch_add(1, Ordering::SeqCst);
    jobs.get(index).map(|job| (index, *job))
}

fn work(
    program: &Path,
    (index, job): (usize, &Job<'_>),
    seat: &Seat,
    stop: &Interrupt,
    told: &Sender<Event>,
) -> Result<(), mpsc::SendError<Event>> {
    if stop.is_raised() {
        return told.send(Event::Ended(index, Outcome::without_process(End::Stopped)));
    }
    told.send(Event::Began(index, job.key.as_ref().and_then(|key| key())))?;
    let mut outcome = seat.run(program, job);
    // On Ctrl-C the terminal ends them as well as we do; only one that was done is not touched by it.
    if stop.is_raised() && outcome.end != End::Exit(0) {
        outcome.end = End::Stopped;
    }
    told.send(Event::Ended(index, outcome))
}

#[cfg(all(test, unix))]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn shell(name: &str, script: &str) -> Job<'static> {
        Job { name: name.into(), arguments: vec!["-c".into(), script.into()], ..Job::default() }
    }

    fn ends(jobs: &[Job<'_>], at_a_time: usize, stop: &Interrupt) -> Vec<Outcome> {
        let mut ends: Vec<Option<Outcome>> = jobs.iter().map(|_| None).collect();
        let jobs: Vec<&Job<'_>> = jobs.iter().collect();
        run(Path::new("/bin/sh"), &jobs, at_a_time, stop, &mut |event| {
            if let Event::Ended(index, outcome) = event {
                let before = ends.get_mut(index).and_then(|place| place.replace(outcome));
                assert!(before.is_none(), "each ends once");
            }
        });
        let ends: Vec<Outcome> = ends.into_iter().flatten().collect();
        assert_eq!(ends.len(), jobs.len(), "each ends");
        ends
    }

    #[test]
    fn one_failure_stops_nothing() {
        let jobs = [
            shell(
                "fails",
                "printf '  Read 1 file\\n  a.csv: bad\\n    mend it\\nerror: no\\nwhat to do: so\\n' >&2; exit 2",
            ),
            shell(
                "says more",
                "printf 'error: x.toml is not understood:\\nline 5, column 12\\n  5 | a = Ann\\n' >&2; exit 2",
            ),
            shell("is killed", "kill -9 $$"),
            shell("crashes", "kill -ABRT $$"),
            shell("works", "echo yes"),
        ];
        let ends = ends(&jobs, 2, &Interrupt::default());
        let expected = [End::Exit(2), End::Exit(2), End::Killed(Some(9)), End::Killed(Some(6)), End::Exit(0)];
        assert_eq!(ends.iter().map(|outcome| outcome.end.clone()).collect::<Vec<_>>(), expected);
        assert_eq!(ends[0].reason(), "  a.csv: bad\n    mend it\nerror: no\nwhat to do: so");
        assert_eq!(ends[0].short_reason(), "no");
        assert_eq!(ends[1].short_reason(), "x.toml is not understood: line 5, column 12");
        assert!(ends[2].reason().contains("killed"), "{}", ends[2].reason());
        assert_eq!(ends[4].stdout, b"yes\n");
    }

    #[test]
    fn what_cannot_start_is_a_failure_with_its_reason() {
        let job = Job { name: "x".into(), ..Job::default() };
        let mut end = None;
        run(Path::new("/no/such/program"), &[&job], 1, &Interrupt::default(), &mut |event| {
            if let Event::Ended(_, outcome) = event {
                end = Some(outcome.end);
            }
        });
        assert!(matches!(end, Some(End::NotStarted(why)) if why.contains("No such file")));
    }

    #[test]
    fn a_payload_of_any_size_reaches_its_process_and_no_other() {
        let job = |letter: u8| Job {
            payload: Some(Arc::new(move || Ok(vec![letter; 3_000_000]))),
            ..shell("reads", "cat; echo done >&2")
        };
        let ends = ends(&[job(b'a'), job(b'b'), shell("gets nothing", "cat")], 2, &Interrupt::default());
        assert!(ends[0].stdout.len() == 3_000_000 && ends[0].stdout.iter().all(|byte| *byte == b'a'));
        assert!(ends[1].stdout.len() == 3_000_000 && ends[1].stdout.iter().all(|byte| *byte == b'b'));
        assert!(ends[2].stdout.is_empty());
    }

    #[test]
    fn a_payload_that_cannot_be_made_or_is_not_read_harms_nobody() {
        let broken = Job { payload: Some(Arc::new(|| Err(std::io::Error::other("no share")))), ..shell("x", "cat") };
        let deaf = Job { payload: Some(Arc::new(|| Ok(vec![0; 3_000_000]))), ..shell("deaf", "exit 0") };
        let ends = ends(&[broken, deaf], 1, &Interrupt::default());
        assert_eq!(ends[0].end, End::NotStarted("no share".into()));
        assert_eq!(ends[1].end, End::Exit(0));
    }

    #[test]
    fn an_interrupt_stops_those_at_work_and_those_that_wait() {
        let stop = Interrupt::default();
        let raise = stop.clone();
        let jobs = [
            shell("done", "exit 0"),
            // One that does not listen is killed in the end.
            shell("deaf", "trap '' TERM; while :; do sleep 0.1; done"),
            shell("waits", "exit 0"),
        ];
        let began = Instant::now();
        let watch = thread::spawn(move || {
            thread::sleep(Duration::from_millis(400));
            raise.raise();
        });
        let ends = ends(&jobs, 1, &stop);
        watch.join().unwrap();
        assert_eq!(
            ends.iter().map(|outcome| outcome.end.clone()).collect::<Vec<_>>(),
            [End::Exit(0), End::Stopped, End::Stopped]
        );
        assert!(began.elapsed() < GRACE + Duration::from_secs(5));
    }

    #[test]
    fn only_the_last_of_much_talk_is_kept() {
        let ends = ends(
            &[shell("talks", "head -c 1000000 /dev/zero | tr '\\0' x >&2; echo 'error: end' >&2; exit 2")],
            1,
            &Interrupt::default(),
        );
        assert!(ends[0].stderr.len() <= 64 * 1024 && ends[0].stderr.ends_with("error: end\n"));
    }
}
