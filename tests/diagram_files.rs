//! Pictures of BPMN files: each shape, each line and each name of a file is in its picture, inside the
//! view, and where it belongs.

mod support;

use std::fs;
use std::path::PathBuf;

use support::picture::check;
use support::root;
use verbundwiki::diagram::bpmn;
use verbundwiki::diagram::pictures as pictures_of;
use verbundwiki::diagram::svg::{self, Options};

#[test]
fn models_of_files_are_whole() {
    let found: Vec<String> =
        files(root().join("tests/bpmn")).into_iter().map(|(name, _)| name).collect();
    let expected = [
        "B.1.0-0",
        "B.2.0-0",
        "data-0",
        "deep-lanes-0",
        "diagrams-0",
        "diagrams-1",
        "faults-0",
        "fim-0",
        "kinds-0",
        "lane-of-later-0",
        "links-0",
        "namespaces-0",
        "no-drawing-0",
        "oddities-0",
        "pools-0",
        "processes-0",
        "twice-0",
        "twice-1",
        "undone-0",
    ];
    assert_eq!(found, expected);
}

/// All pictures of the files in a folder, each checked; of a file without any the one that is laid out.
fn files(folder: PathBuf) -> Vec<(String, String)> {
    let mut pictures = Vec::new();
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).expect("it is there").flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|end| end == "bpmn")) {
        let name = path.file_stem().map(|name| name.to_string_lossy().into_owned());
        let name = name.unwrap_or_default();
        let bytes = fs::read(path).expect("it was just listed");
        let Some(file) = bpmn::read(&name, &bytes).value else { continue };
        let diagrams = pictures_of(&file).value;
        for (at, diagram) in diagrams.iter().enumerate() {
            let drawn = svg::draw(
                &file.model,
                diagram,
                &Options {
                    standalone: true,
                    prefix: "d".to_owned(),
                    title: name.clone(),
                    ..Options::default()
                },
            );
            check(&file.model, diagram, &drawn);
            pictures.push((format!("{name}-{at}"), drawn));
        }
    }
    pictures
}

#[test]
#[ignore = "draws the files of VERBUNDWIKI_BPMN into VERBUNDWIKI_PICTURES, to be looked at"]
fn pictures_of_a_folder() {
    let folder = |name| PathBuf::from(std::env::var_os(name).expect("it names a folder"));
    let to = folder("VERBUNDWIKI_PICTURES");
    for (name, drawn) in files(folder("VERBUNDWIKI_BPMN")) {
        fs::write(to.join(format!("{name}.svg")), drawn).expect("it can be written");
    }
}
