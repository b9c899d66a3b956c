//! Sentences, from words that the caller has in the reader's language.

use super::facts::one_line;
use super::{Account, Choice, Goal, Interruption, Message, Step, Thing, Way};
use crate::diagnostic::Locale;
use crate::diagram::model::{
    Activity, ActivityKind, Data, ElementId, Event, Gateway, Kind, Model, Position, Repeats,
    SubProcess, Task, Trigger,
};

/// A step, or what belongs to none, as people read it.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// What it is about.
    pub element: ElementId,
    /// The number of a step; else nothing.
    pub number: String,
    /// In how many sub-processes it is.
    pub depth: usize,
    /// Such as "Benutzeraufgabe: Antrag prüfen".
    pub head: String,
    /// The lanes it stands in, the outermost first.
    pub roles: Vec<ElementId>,
    /// Where it leads and all that belongs to it.
    pub sentences: Vec<String>,
}

/// The steps of each part, then what belongs to none.
pub fn tell(model: &Model, account: &Account, locale: &Locale) -> Vec<Vec<Told>> {
    let teller = Teller { model, locale };
    let parts =
        account.parts.iter().map(|part| part.steps.iter().map(|it| teller.step(it)).collect());
    let other = |id: &ElementId| Told {
        element: *id,
        number: String::new(),
        depth: 0,
        head: teller.head(*id),
        roles: Vec::new(),
        sentences: teller.about(*id),
    };
    parts.chain([account.others.iter().map(other).collect()]).collect()
}

/// All of it as plain text, a line a sentence.
pub fn plain(model: &Model, account: &Account, locale: &Locale) -> String {
    let lines = |told: &Told| lines(model, told);
    let mut text = String::new();
    let mut told = tell(model, account, locale).into_iter();
    for part in &account.parts {
        if let Some(pool) =
            part.pool.map(|pool| one_line(&model.get(pool).name)).filter(|it| !it.is_empty())
        {
            text += &format!("{pool}\n");
        }
        text += &told.next().unwrap_or_default().iter().map(&lines).collect::<String>();
    }
    let others = told.next().unwrap_or_default();
    text + &others.iter().map(lines).collect::<String>()
}

fn lines(model: &Model, told: &Told) -> String {
    // Deeper steps need not be further right than one can read.
    let indent = "  ".repeat(told.depth.min(8));
    let number = match told.number.as_str() {
        "" => String::new(),
        number => format!("{number}. "),
    };
    let roles: Vec<String> = told.roles.iter().map(|id| one_line(&model.get(*id).name)).collect();
    let roles = match roles.is_empty() {
        true => String::new(),
        false => format!(" ({})", roles.join(" – ")),
    };
    let mut text = format!("{indent}{number}{}{roles}\n", told.head);
    for sentence in &told.sentences {
        text += &format!("{indent}   {sentence}\n");
    }
    text
}

struct Teller<'a> {
    model: &'a Model,
    locale: &'a Locale,
}

impl Teller<'_> {
    fn word(&self, key: &str) -> String {
        self.locale.text(key, &[])
    }

    fn name(&self, id: ElementId) -> String {
        one_line(&self.model.get(id).name)
    }

    /// What it is, and what it is called.
    fn head(&self, id: ElementId) -> String {
        let kind = self.kind(&self.model.get(id).kind);
        match self.name(id) {
            name if name.is_empty() => kind,
            name => format!("{kind}: {name}"),
        }
    }

    /// The same where a colon follows.
    fn quoted(&self, id: ElementId) -> String {
        let kind = self.kind(&self.model.get(id).kind);
        match self.name(id) {
            name if name.is_empty() => kind,
            name => self.locale.text("diagram-quoted", &[("kind", kind), ("name", name)]),
        }
    }

    fn kind(&self, kind: &Kind) -> String {
        match kind {
            Kind::Event(event) => self.event(event),
            kind => self.word(word(kind)),
        }
    }

    fn event(&self, event: &Event) -> String {
        let of = |plain: &str, triggered: &str| match event.trigger {
            Trigger::None => self.word(plain),
            trigger => {
                self.locale.text(triggered, &[("trigger", self.word(trigger_word(trigger)))])
            }
        };
        match event.position {
            Position::Start => of("diagram-start", "diagram-start-by"),
            Position::Catch => of("diagram-wait", "diagram-wait-for"),
            Position::Throw => of("diagram-throw", "diagram-throw-what"),
            Position::Boundary(_) => of("diagram-boundary", "diagram-boundary-by"),
            Position::End => of("diagram-end", "diagram-end-with"),
        }
    }

    fn step(&self, step: &Step) -> Told {
        let element = self.model.get(step.element);
        let mut head = match (&element.kind, step.after.is_empty()) {
            (Kind::Gateway(_), false) => self.word("diagram-join"),
            (kind, _) => self.kind(kind),
        };
        let name = self.name(step.element);
        if !name.is_empty() {
            head = format!("{head}: {name}");
        }
        let mut sentences = self.about(step.element);
        if !step.after.is_empty() {
            sentences.push(self.after(&step.after));
        }
        sentences.extend(step.repeats.map(|repeats| self.word(repeats_word(repeats))));
        if matches!(&element.kind, Kind::Activity(Activity { compensates: true, .. })) {
            sentences.push(self.word("diagram-undoes"));
        }
        sentences.extend(self.things(&step.inputs, false));
        sentences.extend(self.things(&step.outputs, true));
        sentences.extend(step.messages.iter().map(|message| self.message(message)));
        for note in &step.notes {
            sentences.push(self.head(*note));
        }
        if !step.ways.is_empty() {
            sentences.push(self.ways(step.choice, &step.ways));
        }
        sentences.extend(step.events.iter().map(|event| self.interruption(event)));
        if !step.undone_by.is_empty() {
            let steps = self.and(&step.undone_by);
            sentences.push(self.locale.text("diagram-undone", &[("steps", steps)]));
        }
        let (number, roles) = (step.number.clone(), step.roles.clone());
        Told { element: step.element, number, depth: step.depth, head, roles, sentences }
    }

    /// What the file says about an element beside its name.
    fn about(&self, id: ElementId) -> Vec<String> {
        let element = self.model.get(id);
        let group = element.activity_group.as_deref().map(one_line);
        let group = group.map(|group| self.locale.text("diagram-fim", &[("group", group)]));
        let said = Some(one_line(&element.documentation)).filter(|said| !said.is_empty());
        said.into_iter().chain(group).collect()
    }

    fn goal(&self, goal: &Goal) -> String {
        match goal {
            Goal::On(number) => self.locale.text("diagram-on", &[("step", number.clone())]),
            Goal::Back(number) => self.locale.text("diagram-back", &[("step", number.clone())]),
            Goal::End => self.word("diagram-to-end"),
        }
    }

    fn ways(&self, choice: Choice, ways: &[Way]) -> String {
        let parts: Vec<String> = ways.iter().map(|way| self.way(way)).collect();
        if let [part] = &parts[..] {
            return sentence(part);
        }
        let ways = parts.join("; ");
        sentence(&match choice {
            Choice::One => ways,
            Choice::All => self.locale.text("diagram-all", &[("ways", ways)]),
            Choice::Some => self.locale.text("diagram-some", &[("ways", ways)]),
            Choice::First => self.locale.text("diagram-first", &[("ways", ways)]),
        })
    }

    fn way(&self, way: &Way) -> String {
        let goal = self.goal(&way.goal);
        match (way.label.as_str(), way.default) {
            ("", false) => goal,
            ("", true) => self.locale.text("diagram-else", &[("goal", goal)]),
            (label, default) => {
                let key = if default { "diagram-if-else" } else { "diagram-if" };
                self.locale.text(key, &[("label", label.to_owned()), ("goal", goal)])
            }
        }
    }

    fn interruption(&self, on: &Interruption) -> String {
        let element = self.model.get(on.event);
        let stops = matches!(&element.kind, Kind::Event(event) if event.interrupts);
        let ways = self.ways(Choice::All, &on.ways);
        let ways = if on.ways.is_empty() { String::new() } else { format!(" {ways}") };
        let then = self.word(if stops { "diagram-stops" } else { "diagram-stays" });
        let about: String = self.about(on.event).iter().map(|said| format!(" {said}")).collect();
        format!("{}: {then}{ways}{about}", self.quoted(on.event))
    }

    fn things(&self, things: &[Thing], writes: bool) -> Vec<String> {
        let is_store =
            |thing: &&Thing| self.model.get(thing.element).kind == Kind::Data(Data::Store);
        let (stores, others): (Vec<&Thing>, Vec<&Thing>) = things.iter().partition(is_store);
        let keys = match writes {
            true => ["diagram-writes", "diagram-stores"],
            false => ["diagram-reads", "diagram-uses"],
        };
        let told = |(key, things): (&str, Vec<&Thing>)| {
            let thing = |thing: &&Thing| {
                let name = match self.name(thing.element) {
                    name if name.is_empty() => self.kind(&self.model.get(thing.element).kind),
                    name => name,
                };
                let said = self.about(thing.element).join(" ");
                let said = [thing.label.clone(), said].join(" ");
                match said.trim() {
                    "" => name,
                    said => format!("{name} ({said})"),
                }
            };
            let things: Vec<String> = things.iter().map(thing).collect();
            let things = (!things.is_empty()).then(|| things.join(", "));
            things.map(|things| self.locale.text(key, &[("things", things)]))
        };
        keys.into_iter().zip([others, stores]).filter_map(told).collect()
    }

    fn message(&self, message: &Message) -> String {
        let mut partner = match self.name(message.partner) {
            name if name.is_empty() => self.kind(&self.model.get(message.partner).kind),
            name => name,
        };
        if let Some(step) = &message.step {
            let step = self.locale.text("diagram-step", &[("step", step.clone())]);
            partner = format!("{partner} ({step})");
        }
        let key = match (message.sent, message.label.is_empty()) {
            (true, true) => "diagram-tells",
            (true, false) => "diagram-tells-what",
            (false, true) => "diagram-hears",
            (false, false) => "diagram-hears-what",
        };
        self.locale.text(key, &[("partner", partner), ("what", message.label.clone())])
    }

    fn after(&self, ways: &[Vec<String>]) -> String {
        let (single, several): (Vec<&Vec<String>>, Vec<_>) =
            ways.iter().partition(|way| way.len() == 1);
        let all: Vec<String> = single.into_iter().flatten().cloned().collect();
        let mut steps = self.and(&all);
        for way in several {
            let one = self.joined("diagram-or", way);
            steps = match steps.is_empty() {
                true => one,
                false => self.locale.text("diagram-and-one", &[("steps", steps), ("one", one)]),
            };
        }
        self.locale.text("diagram-after", &[("steps", steps)])
    }

    fn and(&self, numbers: &[String]) -> String {
        self.joined("diagram-and", numbers)
    }

    fn joined(&self, word: &str, numbers: &[String]) -> String {
        match numbers {
            [rest @ .., last] if !rest.is_empty() => {
                self.locale.text(word, &[("first", rest.join(", ")), ("last", last.clone())])
            }
            _ => numbers.concat(),
        }
    }
}

/// A capital first and a full stop last.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{first}{}.", letters.as_str())
}

fn word(kind: &Kind) -> &'static str {
    match kind {
        Kind::Pool { .. } => "diagram-pool",
        Kind::Lane => "diagram-lane",
        Kind::Annotation => "diagram-note",
        Kind::Group => "diagram-group",
        Kind::Flow(_) => "diagram-flow",
        Kind::Event(_) => "diagram-throw",
        Kind::Data(Data::Store) => "diagram-store",
        Kind::Data(Data::Message) => "diagram-message",
        Kind::Data(_) => "diagram-document",
        Kind::Activity(activity) => match &activity.kind {
            ActivityKind::Task(task) => task_word(*task),
            ActivityKind::SubProcess(SubProcess::Embedded) => "diagram-sub-process",
            ActivityKind::SubProcess(SubProcess::Event) => "diagram-sub-process-event",
            ActivityKind::SubProcess(SubProcess::Transaction) => "diagram-transaction",
            ActivityKind::SubProcess(SubProcess::AdHoc) => "diagram-ad-hoc",
            ActivityKind::Call(_) => "diagram-call",
        },
        Kind::Gateway(gateway) => match gateway {
            Gateway::Exclusive => "diagram-exclusive",
            Gateway::Parallel => "diagram-parallel",
            Gateway::Inclusive => "diagram-inclusive",
            Gateway::EventBased { .. } => "diagram-event-based",
            Gateway::Complex => "diagram-complex",
        },
    }
}

fn task_word(task: Task) -> &'static str {
    match task {
        Task::Plain => "diagram-task",
        Task::User => "diagram-task-user",
        Task::Service => "diagram-task-service",
        Task::Send => "diagram-task-send",
        Task::Receive => "diagram-task-receive",
        Task::BusinessRule => "diagram-task-rules",
        Task::Manual => "diagram-task-manual",
        Task::Script => "diagram-task-script",
    }
}

fn repeats_word(repeats: Repeats) -> &'static str {
    match repeats {
        Repeats::Loop => "diagram-repeats-loop",
        Repeats::Parallel => "diagram-repeats-parallel",
        Repeats::Sequential => "diagram-repeats-sequential",
    }
}

fn trigger_word(trigger: Trigger) -> &'static str {
    match trigger {
        Trigger::None => "diagram-throw",
        Trigger::Message => "diagram-by-message",
        Trigger::Timer => "diagram-by-timer",
        Trigger::Signal => "diagram-by-signal",
        Trigger::Error => "diagram-by-error",
        Trigger::Escalation => "diagram-by-escalation",
        Trigger::Conditional => "diagram-by-condition",
        Trigger::Compensation => "diagram-by-compensation",
        Trigger::Terminate => "diagram-by-terminate",
        Trigger::Link => "diagram-by-link",
        Trigger::Cancel => "diagram-by-cancel",
        Trigger::Multiple => "diagram-by-multiple",
        Trigger::ParallelMultiple => "diagram-by-all",
    }
}
