//! Icons and markers of the notation, drawn around the middle at 0 0.
//!
//! Those of events are for a circle of 36 pixels across, those of gateways for a diamond of 50, those
//! of tasks for a square of 16.

use super::{Task, Trigger};

/// How a path is painted.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Paint {
    /// Its line, with the ground inside.
    Line,
    /// Its line only.
    Open,
    /// Its inside, in the colour of lines.
    Solid,
}

/// A part of an icon: how it is painted, its path, and how wide its line is.
pub(super) type Part = (Paint, &'static str, f64);

use Paint::{Line, Open, Solid};

const ENVELOPE: &[Part] = &[(Line, "M-9-6H9V6H-9ZM-9-6L0 1.5L9-6", 1.2)];
const ENVELOPE_SOLID: &[Part] =
    &[(Solid, "M-8.6-6.6H8.6L0 .4ZM-9.6-5.4L0 2.4L9.6-5.4V6.4H-9.6Z", 0.0)];
const CLOCK: &[Part] = &[
    (Line, "M0-9A9 9 0 0 1 0 9A9 9 0 0 1 0-9Z", 1.2),
    (
        Open,
        "M0-9V-7M4.5-7.8L3.5-6.1M7.8-4.5L6.1-3.5M9 0H7M7.8 4.5L6.1 3.5M4.5 7.8L3.5 6.1M0 9V7\
         M-4.5 7.8L-3.5 6.1M-7.8 4.5L-6.1 3.5M-9 0H-7M-7.8-4.5L-6.1-3.5M-4.5-7.8L-3.5-6.1",
        0.9,
    ),
    (Open, "M1.6-6.2L0 0H4.6", 1.4),
];
const TRIANGLE: &str = "M0-9L8.8 6.2H-8.8Z";
const LIGHTNING: &str = "M-8.4 8.4L-4-8L2.2 1.2L8.4-8.4L4 8L-2.2-1.2Z";
const ARROWHEAD: &str = "M0-9.4L6.6 8.4L0 1.6L-6.6 8.4Z";
const PAGE: &[Part] = &[
    (Line, "M-6.6-8.4H6.6V8.4H-6.6Z", 1.2),
    (Open, "M-4.6-5.4H4.6M-4.6-1.8H4.6M-4.6 1.8H4.6M-4.6 5.4H4.6", 1.1),
];
const REWIND: &str = "M-10 0L-1-6V6ZM-1 0L8-6V6Z";
const BLOCK_ARROW: &str = "M-9.4-3.4H1.6V-7.6L9.6 0L1.6 7.6V3.4H-9.4Z";
const CROSS: &str = "M-8.2-5.6L-5.6-8.2L0-2.6L5.6-8.2L8.2-5.6L2.6 0L8.2 5.6L5.6 8.2L0 2.6L-5.6 8.2L-8.2 5.6L-2.6 0Z";
const PENTAGON: &str = "M0-9L8.6-2.8L5.3 7.3H-5.3L-8.6-2.8Z";
const PLUS: &str = "M-2.6-8.8H2.6V-2.6H8.8V2.6H2.6V8.8H-2.6V2.6H-8.8V-2.6H-2.6Z";

/// The icon of an event: filled if it brings about, empty if it waits.
pub(super) fn of_trigger(trigger: Trigger, throws: bool) -> &'static [Part] {
    /// Both ways of painting one outline.
    macro_rules! outline {
        ($path:expr) => {
            if throws { &[(Solid, $path, 0.0)] } else { &[(Line, $path, 1.2)] }
        };
    }
    match trigger {
        Trigger::None => &[],
        Trigger::Message if throws => ENVELOPE_SOLID,
        Trigger::Message => ENVELOPE,
        Trigger::Timer => CLOCK,
        Trigger::Conditional => PAGE,
        Trigger::Terminate => {
            &[(Solid, "M0-10.5A10.5 10.5 0 0 1 0 10.5A10.5 10.5 0 0 1 0-10.5Z", 0.0)]
        }
        Trigger::Signal => outline!(TRIANGLE),
        Trigger::Error => outline!(LIGHTNING),
        Trigger::Escalation => outline!(ARROWHEAD),
        Trigger::Compensation => outline!(REWIND),
        Trigger::Link => outline!(BLOCK_ARROW),
        Trigger::Cancel => outline!(CROSS),
        Trigger::Multiple => outline!(PENTAGON),
        Trigger::ParallelMultiple => outline!(PLUS),
    }
}

/// The icon of a task.
pub(super) fn of_task(task: Task) -> &'static [Part] {
    match task {
        Task::Plain => &[],
        Task::User => &[
            (Line, "M-7 7.5C-7 2.8-5 .9 0 .9S7 2.8 7 7.5Z", 1.1),
            (Open, "M-3.8 7.5V4.6M3.8 7.5V4.6", 1.0),
            (Line, "M0-7.6A4.1 4.1 0 0 1 0 .9A4.1 4.1 0 0 1 0-7.6Z", 1.1),
            (
                Solid,
                "M-3.9-2.6C-1.4-2 1-2.4 2.2-4C2.8-3.2 3.4-2.9 3.9-2.9C4-9.4-4.4-9.6-3.9-2.6Z",
                0.0,
            ),
        ],
        Task::Service => &[
            (
                Line,
                "M1.9-3.3L3.6-3.2V-.4L1.9-.3L3 1.1L1.1 3L-.3 1.9L-.4 3.6H-3.2L-3.3 1.9L-4.7 3L-6.6 1.1\
                 L-5.5-.3L-7.2-.4V-3.2L-5.5-3.3L-6.6-4.7L-4.7-6.6L-3.3-5.5L-3.2-7.2H-.4L-.3-5.5L1.1-6.6\
                 L3-4.7ZM-3.6-1.8a1.8 1.8 0 1 0 3.6 0a1.8 1.8 0 1 0-3.6 0Z",
                1.0,
            ),
            (
                Line,
                "M6.2 1.7L7.6 1.8V4.2L6.2 4.3L7.1 5.4L5.4 7.1L4.3 6.2L4.2 7.6H1.8L1.7 6.2L.6 7.1L-1.1 5.4\
                 L-.2 4.3L-1.6 4.2V1.8L-.2 1.7L-1.1.6L.6-1.1L1.7-.2L1.8-1.6H4.2L4.3-.2L5.4-1.1L7.1.6Z\
                 M1.5 3a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0-3 0Z",
                1.0,
            ),
        ],
        Task::Send => &[(Solid, "M-7.6-5.4H7.6L0 .4ZM-8-4.4L0 1.8L8-4.4V5.4H-8Z", 0.0)],
        Task::Receive => &[(Line, "M-7.5-5H7.5V5H-7.5ZM-7.5-5L0 1.2L7.5-5", 1.1)],
        Task::BusinessRule => &[
            (Line, "M-7.5-5.5H7.5V5.5H-7.5Z", 1.1),
            (Solid, "M-7.5-5.5H7.5V-2.2H-7.5Z", 0.0),
            (Open, "M-7.5 1.6H7.5M-3-2.2V5.5", 1.0),
        ],
        Task::Manual => &[(
            Line,
            "M-7.4-.6L-3-5.6Q-2-6.5-1.2-5.7Q-.6-5-1.3-4L-2.4-2.6H6.3A1.1 1.1 0 0 1 6.3-.4H1H7.3\
             A1.1 1.1 0 0 1 7.3 1.8H1H6.5A1.1 1.1 0 0 1 6.5 4H1H5A1.1 1.1 0 0 1 5 6.2H-3.6\
             Q-7.4 6.2-7.4 3Z",
            1.0,
        )],
        Task::Script => &[
            (
                Line,
                "M-3.2-7H7C3.6-4.4 4-2.6 5.2 0S6.4 4.8 3.4 7H-6.6C-3.6 4.6-4 2.6-5.2 0S-6.2-4.8-3.2-7Z",
                1.1,
            ),
            (Open, "M-3.8-4H2.4M-3.6-1.3H2.6M-2.6 1.4H3.6M-2.4 4.1H3", 1.0),
        ],
    }
}

/// Inside a gateway.
pub(super) const EXCLUSIVE: &[Part] = &[(Open, "M-7.5-9L7.5 9M7.5-9L-7.5 9", 3.6)];
pub(super) const PARALLEL: &[Part] = &[(Open, "M0-11.5V11.5M-11.5 0H11.5", 3.8)];
pub(super) const INCLUSIVE: &[Part] = &[(Open, "M0-11A11 11 0 0 1 0 11A11 11 0 0 1 0-11Z", 2.8)];
pub(super) const COMPLEX: &[Part] =
    &[(Open, "M0-12V12M-12 0H12M-8.2-8.2L8.2 8.2M8.2-8.2L-8.2 8.2", 2.8)];
pub(super) const RING: Part = (Open, "M0-13A13 13 0 0 1 0 13A13 13 0 0 1 0-13Z", 1.1);
pub(super) const INNER_RING: Part =
    (Open, "M0-10.4A10.4 10.4 0 0 1 0 10.4A10.4 10.4 0 0 1 0-10.4Z", 1.1);
pub(super) const SMALL_PENTAGON: Part = (Line, "M0-7L6.7-2.2L4.1 5.7H-4.1L-6.7-2.2Z", 1.2);
pub(super) const SMALL_PLUS: Part =
    (Line, "M-1.9-6.6H1.9V-1.9H6.6V1.9H1.9V6.6H-1.9V1.9H-6.6V-1.9H-1.9Z", 1.2);

/// At the foot of an activity, of a pool or of data.
pub(super) const BOX_PLUS: &[Part] = &[(Line, "M-7-7H7V7H-7ZM0-4.4V4.4M-4.4 0H4.4", 1.2)];
pub(super) const LOOP: &[Part] = &[(Open, "M-3.2 4.9A5.8 5.8 0 1 1 1.6 5.6M-3-.2V5H-8", 1.4)];
pub(super) const BARS: &[Part] = &[(Open, "M-4-6V6M0-6V6M4-6V6", 2.4)];
pub(super) const LINES: &[Part] = &[(Open, "M-6-4H6M-6 0H6M-6 4H6", 2.4)];
pub(super) const UNDO: &[Part] = &[(Line, "M-8 0L-.8-5V5ZM-.8 0L6.4-5V5Z", 1.2)];
pub(super) const TILDE: &[Part] = &[(Open, "M-6.5 2.2C-5-2.8-2.4-2.8 0 0S5 2.8 6.5-2.2", 2.2)];

/// Beside data that a process is given, and that it gives.
pub(super) const GIVEN: &[Part] = &[(Line, "M-7-2.2H0V-5L7 0L0 5V2.2H-7Z", 1.2)];
pub(super) const GIVES: &[Part] = &[(Solid, "M-7-2.2H0V-5L7 0L0 5V2.2H-7Z", 0.0)];
