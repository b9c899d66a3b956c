//! Sentences, from words that the caller has in the reader's language.

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::facts::one_line;
use super::{Account, Choice, Goal, Interruption, Message, Step, Thing, Waits, Way, words};
use crate::diagnostic::Locale;
use crate::diagram::model::{
    Activity, ActivityKind, Data, ElementId, Event, Flow, FlowKind, Kind, Model, Position,
    SubProcess, Trigger,
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
    /// Such as "Aufgabe: Antrag prüfen".
    pub head: String,
    /// The lanes it stands in, the outermost first.
    pub roles: Vec<ElementId>,
    /// Where it leads and all that belongs to it.
    pub sentences: Vec<String>,
    /// What is named in these: data, notes, events on its boundary, its gateway.
    pub mentions: Vec<ElementId>,
}

/// How many letters a text has at most that is told again in full.
const LONG: usize = 100;

/// The steps of each part, then what belongs to none.
pub fn tell(model: &Model, account: &Account, locale: &Locale) -> Vec<Vec<Told>> {
    let teller = Teller { model, locale, told: RefCell::default() };
    let parts =
        account.parts.iter().map(|part| part.steps.iter().map(|it| teller.step(it)).collect());
    let other = |id: &ElementId| Told {
        element: *id,
        number: String::new(),
        depth: 0,
        head: teller.head(*id),
        roles: Vec::new(),
        sentences: teller.about(*id),
        mentions: Vec::new(),
    };
    parts.chain([account.others.iter().map(other).collect()]).collect()
}

/// All of it as plain text, a line a sentence.
pub fn plain(model: &Model, account: &Account, locale: &Locale) -> String {
    written(model, account, &tell(model, account, locale))
}

/// What was told as plain text, a line a sentence.
pub fn written(model: &Model, account: &Account, told: &[Vec<Told>]) -> String {
    let lines = |told: &Told| lines(model, told);
    let mut text = String::new();
    let mut told = told.iter();
    for part in &account.parts {
        if let Some(pool) =
            part.pool.map(|pool| one_line(&model.get(pool).name)).filter(|it| !it.is_empty())
        {
            text += &format!("{pool}\n");
        }
        text += &told.next().into_iter().flatten().map(&lines).collect::<String>();
    }
    text + &told.flatten().map(lines).collect::<String>()
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
    /// Whose long texts have been told.
    told: RefCell<BTreeSet<ElementId>>,
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
        if let Kind::Flow(flow) = &self.model.get(id).kind
            && flow.kind == FlowKind::Message
        {
            return self.between(id, flow);
        }
        self.called(self.kind(id), id)
    }

    fn called(&self, kind: String, id: ElementId) -> String {
        match self.name(id) {
            name if name.is_empty() => kind,
            name => format!("{kind}: {name}"),
        }
    }

    /// The same where a colon follows.
    fn quoted(&self, id: ElementId) -> String {
        let kind = self.kind(id);
        match self.name(id) {
            name if name.is_empty() => kind,
            name => self.locale.text("diagram-quoted", &[("kind", kind), ("name", name)]),
        }
    }

    /// Its name, else what it is.
    fn name_or_kind(&self, id: ElementId) -> String {
        match self.name(id) {
            name if name.is_empty() => self.kind(id),
            name => name,
        }
    }

    fn kind(&self, id: ElementId) -> String {
        match words::kind(&self.model.get(id).kind, self.is_in_part(id)) {
            (word, None) => self.word(word),
            (word, Some(trigger)) => self.locale.text(word, &[("trigger", self.word(trigger))]),
        }
    }

    /// The sub-process that holds it.
    fn part(&self, id: ElementId) -> Option<&Activity> {
        match &self.model.get(self.model.get(id).within?).kind {
            Kind::Activity(activity) => Some(activity),
            _ => None,
        }
    }

    fn is_in_part(&self, id: ElementId) -> bool {
        self.part(id).is_some()
    }

    fn step(&self, step: &Step) -> Told {
        let element = self.model.get(step.element);
        let kind = match step.is_join {
            true => self.word("diagram-join"),
            false => self.kind(step.element),
        };
        let head = self.called(kind, step.element);
        let mut sentences = self.about(step.element);
        sentences.extend(step.after.as_ref().map(|waits| self.after(waits)));
        let rest = ["diagram-rest-stops", "diagram-rest-stays"];
        let is_within = |part: &Activity| part.kind == ActivityKind::SubProcess(SubProcess::Event);
        if self.part(step.element).is_some_and(is_within) {
            sentences.extend(self.then(step.element, rest));
        }
        sentences.extend(step.repeats.map(|repeats| self.word(words::repeats(repeats))));
        if matches!(&element.kind, Kind::Activity(Activity { compensates: true, .. })) {
            sentences.push(self.word("diagram-undoes"));
        }
        sentences.extend(self.things(&step.inputs, ["diagram-reads", "diagram-uses"]));
        sentences.extend(self.things(&step.outputs, ["diagram-writes", "diagram-stores"]));
        sentences.extend(self.things(&step.things, ["diagram-documents", "diagram-systems"]));
        sentences.extend(step.messages.iter().map(|message| self.message(message)));
        for note in &step.notes {
            sentences.push(match self.model.numbers.is_empty() {
                true => self.once(*note, self.head(*note)),
                // The notes of a list say what they are.
                false => self.name(*note),
            });
        }
        if !step.ways.is_empty() {
            let ways = self.ways(step.choice, &step.ways, step.element);
            sentences.push(match step.question.map(|question| self.name(question)) {
                None => ways,
                Some(asked) if asked.ends_with(char::is_alphanumeric) => format!("{asked}? {ways}"),
                Some(asked) => format!("{asked} {ways}"),
            });
        }
        sentences.extend(step.events.iter().map(|event| self.interruption(event)));
        let (number, roles) = (step.number.clone(), step.roles.clone());
        let things = step.inputs.iter().chain(&step.outputs).chain(&step.things);
        let mentions = (things.map(|thing| thing.element))
            .chain(step.notes.iter().copied())
            .chain(step.events.iter().map(|event| event.event))
            .chain(step.question)
            .collect();
        let depth = step.depth;
        Told { element: step.element, number, depth, head, roles, sentences, mentions }
    }

    /// A text about an element that many steps may have: a long one is told in full only once.
    fn once(&self, id: ElementId, text: String) -> String {
        match text.char_indices().nth(LONG) {
            Some((end, _)) if !self.told.borrow_mut().insert(id) => format!("{}…", &text[..end]),
            _ => text,
        }
    }

    /// What the file says about an element beside its name.
    fn about(&self, id: ElementId) -> Vec<String> {
        let element = self.model.get(id);
        let group = element.activity_group.as_deref().map(one_line);
        let group = group.map(|group| self.locale.text("diagram-fim", &[("group", group)]));
        let said = Some(one_line(&element.documentation)).filter(|said| !said.is_empty());
        said.into_iter().chain(group).collect()
    }

    fn goal(&self, goal: &Goal, from: ElementId) -> String {
        match goal {
            Goal::On(number) => self.locale.text("diagram-on", &[("step", number.clone())]),
            Goal::Back(number) => self.locale.text("diagram-back", &[("step", number.clone())]),
            Goal::End if self.is_in_part(from) => self.word("diagram-to-end-part"),
            Goal::End => self.word("diagram-to-end"),
        }
    }

    fn ways(&self, choice: Choice, ways: &[Way], from: ElementId) -> String {
        // What holds if nothing else does comes last.
        let (last, first): (Vec<&Way>, Vec<&Way>) = ways.iter().partition(|way| way.default);
        let parts = first.into_iter().chain(last).map(|way| self.way(way, from));
        let parts: Vec<String> = parts.collect();
        if let [part] = &parts[..] {
            return sentence(part);
        }
        let is_open = |way: &Way| way.label.is_empty() && !way.default;
        let on = |way: &Way| match &way.goal {
            Goal::On(number) if is_open(way) => Some(number.clone()),
            _ => None,
        };
        let ways_on: Option<Vec<String>> = ways.iter().map(on).collect();
        let key = match (choice, ways_on) {
            (Choice::All, Some(steps)) => {
                let steps = self.and(&steps);
                return sentence(&self.locale.text("diagram-all-on", &[("steps", steps)]));
            }
            (Choice::All, None) => "diagram-all",
            (Choice::One, _) if ways.iter().any(is_open) => "diagram-one",
            (Choice::One, _) => return sentence(&parts.join("; ")),
            (Choice::Some, _) => "diagram-some",
            (Choice::First, _) => "diagram-first",
        };
        sentence(&self.locale.text(key, &[("ways", parts.join("; "))]))
    }

    fn way(&self, way: &Way, from: ElementId) -> String {
        let goal = self.goal(&way.goal, from);
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
        let mut said: Vec<String> = Vec::new();
        said.extend(self.then(on.event, ["diagram-stops", "diagram-stays"]));
        if !on.ways.is_empty() {
            said.push(self.ways(Choice::All, &on.ways, on.event));
        }
        let undone = |step: &String| self.locale.text("diagram-undone", &[("step", step.clone())]);
        said.extend(on.undone_by.iter().map(undone));
        said.extend(self.about(on.event));
        match said.is_empty() {
            true => sentence(&self.quoted(on.event)),
            false => format!("{}: {}", self.quoted(on.event), said.join(" ")),
        }
    }

    /// Whether an event stops what is going on. What undoes something comes when that is over.
    fn then(&self, event: ElementId, [stops, stays]: [&str; 2]) -> Option<String> {
        match &self.model.get(event).kind {
            Kind::Event(Event { trigger: Trigger::Compensation, .. }) => None,
            Kind::Event(Event {
                position: Position::Boundary(_) | Position::Start,
                interrupts,
                ..
            }) => Some(self.word(if *interrupts { stops } else { stays })),
            _ => None,
        }
    }

    /// What is used or made, then the places where data stay.
    fn things(&self, things: &[Thing], keys: [&str; 2]) -> Vec<String> {
        let is_store =
            |thing: &&Thing| self.model.get(thing.element).kind == Kind::Data(Data::Store);
        let (stores, others): (Vec<&Thing>, Vec<&Thing>) = things.iter().partition(is_store);
        let told = |(key, things): (&str, Vec<&Thing>)| {
            let thing = |thing: &&Thing| {
                let name = self.name_or_kind(thing.element);
                let said = self.once(thing.element, self.about(thing.element).join(" "));
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
        let mut partner = self.name_or_kind(message.partner);
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

    /// A message that no step sends or receives.
    fn between(&self, id: ElementId, flow: &Flow) -> String {
        let (from, to) = (self.name_or_kind(flow.source), self.name_or_kind(flow.target));
        let what = self.name(id);
        let key = if what.is_empty() { "diagram-between" } else { "diagram-between-what" };
        self.locale.text(key, &[("from", from), ("to", to), ("what", what)])
    }

    fn after(&self, waits: &Waits) -> String {
        let (single, several): (Vec<_>, Vec<_>) = waits.ways.iter().partition(|way| way.len() == 1);
        let all: Vec<String> = single.into_iter().flatten().flatten().cloned().collect();
        let is_begun = waits.begun && all.len() > 1;
        let mut steps = self.and(&all);
        for way in several {
            let ways: Vec<String> = way.iter().map(|steps| self.and(steps)).collect();
            let one = self.joined("diagram-or", &ways);
            steps = match steps.is_empty() {
                true => one,
                false => self.locale.text("diagram-and-one", &[("steps", steps), ("one", one)]),
            };
        }
        let key = if is_begun { "diagram-after-begun" } else { "diagram-after" };
        self.locale.text(key, &[("steps", steps)])
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
