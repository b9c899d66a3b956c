//! Texts and what names them: locale files of the command line and of the theme, the handbook's
//! list of codes, and every place that asks for a text.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use fluent_bundle::FluentResource;
use support::root;
use support::sources::{TextFile, literals, tracked};
use verbundwiki::diagnostic::{Code, Severity};

/// One message of a locale file.
#[derive(Debug, Default, PartialEq, Eq)]
struct Message {
    variables: BTreeSet<String>,
    attributes: BTreeSet<String>,
}

type Messages = BTreeMap<String, Message>;

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The messages of a locale file: a key at the beginning of a line, and the indented lines after.
fn messages(path: &str) -> Messages {
    let text = read(path);
    if let Err((_, faults)) = FluentResource::try_new(text.clone()) {
        panic!("{path}: {faults:?}");
    }
    let mut messages = Messages::new();
    let mut key = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some((name, _)) = line.split_once(" =")
            && !line.starts_with(char::is_whitespace)
        {
            key = name.to_owned();
            let twice = messages.insert(key.clone(), Message::default());
            assert!(twice.is_none(), "{path}: {key} stands there twice");
        }
        let Some(message) = messages.get_mut(&key) else { continue };
        let attribute = line.trim_start().strip_prefix('.').and_then(|rest| rest.split_once(" ="));
        message.attributes.extend(attribute.map(|(name, _)| name.to_owned()));
        let after = line.split('$').skip(1);
        message.variables.extend(after.map(|rest| {
            rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect()
        }));
    }
    messages
}

/// Both files of a folder have the same keys, with the same variables and attributes.
#[track_caller]
fn check_pair(folder: &str) -> Messages {
    let (german, english) =
        (messages(&format!("{folder}/de.ftl")), messages(&format!("{folder}/en.ftl")));
    let keys: BTreeSet<&String> = german.keys().chain(english.keys()).collect();
    let faults: Vec<String> = keys
        .into_iter()
        .filter(|key| german.get(*key) != english.get(*key))
        .map(|key| format!("{key}: {:?} and {:?}", german.get(key), english.get(key)))
        .collect();
    assert!(faults.is_empty(), "{folder}: German and English differ:\n{}", faults.join("\n"));
    german
}

/// Everything asked for exists, and everything that exists is asked for. A name that ends in `*`
/// asks for all that begin so.
#[track_caller]
fn check_use(known: &Messages, asked: &BTreeSet<String>, mentioned: &BTreeSet<String>) {
    let fits = |name: &str, key: &str| match name.strip_suffix('*') {
        Some(prefix) => key.starts_with(prefix),
        None => name == key,
    };
    let mut faults = Vec::new();
    for name in asked.iter().filter(|name| !known.keys().any(|key| fits(name, key))) {
        faults.push(format!("no such text: {name}"));
    }
    for key in known.keys() {
        let is_used = asked.iter().any(|name| fits(name, key)) || mentioned.contains(key);
        if !is_used {
            faults.push(format!("nobody asks for: {key}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The names between `opening` and the next quote. What is put together, `"name-" + x` or
/// `"name-{x}"`, asks for all that begin so.
fn asked(text: &str, opening: &str) -> BTreeSet<String> {
    text.split(opening)
        .skip(1)
        .filter_map(|rest| rest.split_once('"'))
        .map(|(name, after)| match name.split_once('{') {
            Some((prefix, _)) => format!("{prefix}*"),
            None if after.trim_start().starts_with(['+', '~']) => format!("{name}*"),
            None => name.to_owned(),
        })
        .collect()
}

fn under<'a>(files: &'a [TextFile], folder: &str, end: &str) -> impl Iterator<Item = &'a TextFile> {
    files.iter().filter(move |file| file.path.starts_with(folder) && file.path.ends_with(end))
}

#[test]
fn every_text_of_the_theme_exists_and_is_used() {
    let known = check_pair("themes/verbund/locale");
    let files = tracked();
    let mut names = BTreeSet::new();
    let mut mentioned = BTreeSet::new();
    for template in under(&files, "themes/verbund/templates/", ".html") {
        names.extend(asked(&template.text, "t(key=\""));
    }
    for source in under(&files, "src/render/", ".rs") {
        let production = source.text.split("#[cfg(test)]").next().unwrap_or_default();
        names.extend(asked(production, "strings.text(\""));
        names.extend(asked(production, "strings.text(&format!(\""));
        // Names that are handed to a function first.
        mentioned.extend(literals(production));
    }
    for source in under(&files, "src/legal/", ".rs") {
        names.extend(asked(&source.text, "words.text(\""));
        names.extend(asked(&source.text, "words.text(&format!(\""));
        mentioned.extend(literals(&source.text));
    }
    for script in under(&files, "themes/verbund/assets/", ".js") {
        names.extend(asked(&script.text, " text(\"").into_iter().map(|name| format!("js-{name}")));
        names.extend(asked(&script.text, "(text(\"").into_iter().map(|name| format!("js-{name}")));
    }
    check_use(&known, &names, &mentioned);
}

#[test]
fn scripts_get_the_variables_their_texts_have() {
    let given = literals(&read("src/render/strings.rs"));
    for (key, message) in messages("themes/verbund/locale/de.ftl") {
        for variable in message.variables.iter().filter(|_| key.starts_with("js-")) {
            assert!(given.contains(variable), "{key}: src/render/strings.rs gives no {variable}");
        }
    }
}

#[test]
fn every_text_of_the_command_line_exists_and_is_used() {
    let known = check_pair("locales");
    let files = tracked();
    let mut names: BTreeSet<String> = Code::ALL.iter().map(|code| code.name().to_owned()).collect();
    let mut mentioned = BTreeSet::new();
    for source in under(&files, "src/", ".rs").filter(|file| !file.path.starts_with("src/render/"))
    {
        names.extend(asked(&source.text, "locale.text(\""));
        // Names that end in a command's or an option's: the list below says which there are.
        names.extend(asked(&source.text, "format!(\"cli-").into_iter().filter_map(|name| {
            let prefix = name.strip_suffix("-*").or_else(|| name.strip_suffix('*'))?;
            let own = format!("cli-{prefix}");
            (!["cli-", "cli-option"].contains(&own.as_str())).then(|| format!("{own}*"))
        }));
        mentioned.extend(literals(&source.text));
    }
    names.extend(command_line());
    check_use(&known, &names, &mentioned);
}

/// The help texts that `src/cli/arguments.rs` needs: one a command, one an option or argument.
fn command_line() -> BTreeSet<String> {
    let text = read("src/cli/arguments.rs");
    let mut names: BTreeSet<String> =
        ["cli", "cli-option-help", "cli-option-version"].into_iter().map(str::to_owned).collect();
    let commands = text.split("enum Command {").nth(1).and_then(|rest| rest.split('}').next());
    for line in commands.unwrap_or_default().lines() {
        if let Some((name, _)) = line.trim().split_once('(') {
            names.insert(format!("cli-{}", name.to_lowercase()));
        }
    }
    let mut is_option = false;
    for line in text.lines().map(str::trim) {
        match line.trim_start_matches("pub(super) ").split_once(':') {
            _ if line.starts_with("#[arg(") => is_option = true,
            Some((name, _)) if is_option && !line.starts_with('#') => {
                names.insert(format!("cli-option-{}", name.replace('_', "-")));
                is_option = false;
            }
            _ => {}
        }
    }
    names
}

#[test]
fn the_handbook_lists_every_code_and_no_other() {
    let text = read("content/handbuch/pruefmeldungen.md");
    let mut listed = BTreeMap::new();
    for line in text.lines().filter(|line| line.starts_with("| `")) {
        let mut cells = line.trim_matches('|').split('|').map(str::trim);
        let (code, severity) = (cells.next(), cells.next());
        let code = code.unwrap_or_default().trim_matches('`').to_owned();
        let twice = listed.insert(code.clone(), severity.unwrap_or_default().to_owned());
        assert!(twice.is_none(), "{code} is listed twice");
    }
    let known: BTreeMap<String, String> = Code::ALL
        .iter()
        .map(|code| {
            let severity = match code.severity() {
                Severity::Error => "Fehler",
                Severity::Warning => "Warnung",
            };
            (code.name().to_owned(), severity.to_owned())
        })
        .collect();
    assert_eq!(listed, known);
}
