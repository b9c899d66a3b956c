# Messages of the command line.

severity-error = error
severity-warning = warning
did-you-mean = Did you mean “{ $meant }”?
see-also = See also { $place }
more-findings = … and { $count ->
    [one] one more warning
   *[other] { $count } more warnings
} [{ $code }]; --format json shows all
errors = { $count ->
    [0] no errors
    [one] 1 error
   *[other] { $count } errors
}
warnings = { $count ->
    [0] no warnings
    [one] 1 warning
   *[other] { $count } warnings
}

## Findings

config-invalid = { $kind ->
    [choice] In `wiki.yaml`, `{ $key }` allows only: { $reason }
    [date] In `wiki.yaml`, `{ $key }` needs a date such as 2026-11-22
    [email] In `wiki.yaml`, `{ $key }` needs an e-mail address such as wiki@example.org
    [url] In `wiki.yaml`, `{ $key }` needs an address that begins with https:// or http://
    [text] In `wiki.yaml`, `{ $key }` needs a text
    [bool] In `wiki.yaml`, `{ $key }` needs `true` or `false`
    [days] In `wiki.yaml`, `{ $key }` needs a whole number of days such as 14
    [lines] In `wiki.yaml`, `{ $key }` needs a list of lines
    [list] In `wiki.yaml`, `{ $key }` needs a list
    [map] In `wiki.yaml`, `{ $key }` needs indented keys
    [status] In `wiki.yaml`, `{ $key }` with the value full does not go with entries under gaps
   *[yaml] `wiki.yaml` cannot be read: { $reason ->
        [deep] The values lie too deep in each other
        [no-keys] Keys with values must stand here
        [shorthand] The shorthand with `&` and `*` is not supported
       *[other] { $reason }
    }
}
    .help = The manual lists the keys and values that are allowed
config-unknown-key = `wiki.yaml` has no key `{ $key }`
    .help = Allowed here: { $known }
config-missing-key = In `wiki.yaml`, the key `{ $missing }` is missing under `{ $key }`
    .help = Add it; the manual says what belongs there under “Rechtliche Seiten”
config-unknown-code = There is no check `{ $code }`
    .help = The manual lists the names of all checks
check-fixed = The check `{ $code }` cannot be weakened: it guards what is published
    .help = Remove the line, and mend the fault
file-unreadable = The file cannot be read: { $reason }
    .help = Check that the file is still there and that you may read it
file-not-utf8 = The file is not saved as UTF-8 (byte { $byte })
    .help = Save the file with the encoding UTF-8 in your editor
file-too-large = The file is too large: { $size } MB, the limit is { $limit } MB
    .help = Split the content into several pages
file-empty = The file is empty
    .help = Write a title and a first sentence, or delete the file
symlink-outside = The symbolic link `{ $path }` leaves the content folder
    .help = Put the file itself into the content folder
name-reserved = { $reason ->
    [reserved] The name `{ $name }` is kept for a device on Windows
    [long] The name `{ $name }` is too long
   *[other] Nothing of the name `{ $name }` is left in an address
}
    .help = Rename the file or folder, best with letters, digits and hyphens
path-clash = Two files would have the same address `{ $path }`; the other is `{ $first }`
    .help = Rename one of the two files; letter case and umlauts make no difference
front-matter-unclosed = The front matter begins with `---` but does not end
    .help = Close the front matter with a second line `---`
front-matter-syntax = { $reason ->
    [deep] The values lie too deep in each other
    [duplicate] This key is there already
    [no-keys] Keys with values must stand here, each line in the form `key: value`
    [shorthand] The shorthand with `&` and `*` is not supported; a value that begins with one of these signs belongs in quotation marks
    [tab] Indents are spaces, not tabs
    [colon] A value with a colon and a space in it belongs in quotation marks
   *[other] The front matter is not valid YAML: { $reason }
}
    .help = { $reason ->
        [duplicate] Leave only one of the lines
        [deep] Write lists and indented keys a few levels deep at most
        [shorthand] Write the value out in each place
       *[other] Each line has the form `key: value`; quote values with a colon or brackets
    }
model-syntax = { $reason ->
    [deep] The values lie too deep in each other
    [duplicate] This key is there already
    [no-keys] Keys with values must stand here, each line in the form `key: value`
    [shorthand] The shorthand with `&` and `*` is not supported; a value that begins with one of these signs belongs in quotation marks
    [tab] Indents are spaces, not tabs
    [colon] A value with a colon and a space in it belongs in quotation marks
   *[other] The model file is not valid YAML: { $reason }
}
    .help = A model file is made of keys with values; indents are spaces, not tabs
model-unknown-key = The key `{ $key }` does not belong here in the model
    .help = Remove it; the handbook lists the keys under “Das Inhaltsmodell”
model-missing-key = The key `{ $key }` is missing here
    .help = Add it; the handbook lists the keys under “Das Inhaltsmodell”
model-value = The key `{ $key }` needs { $expected ->
    [bool] `true` or `false`
    [list] a list
    [map] indented keys with values
    [folder] a folder such as `massnahmen`
    [pattern] a valid regular expression
    [choices] a list of values, or values with labels
    [missing] `error` or `warn`
    [day] a field of the kind `date`
    [records] a list of records
    [distinct] values that all differ
    [types] at least one type; without `to` any page is allowed
    [key] a name of small ASCII letters, digits and `_`
    [show] one of `table`, `steps`, `disclosure`, `checklist`, `contact`
   *[text] a text
}
    .help = Correct the value in the model file
model-unknown-kind = There is no kind of field `{ $kind }`
    .help = There are text, markdown, number, date, bool, url, email, choice, ref, record and list
model-unknown-type = The model has no type `{ $type }`
    .help = A type is named like its file in `_model/`, without `.yaml`
model-unknown-field = There is no field `{ $field }` here
    .help = Name the key of a field that stands beside it under `fields:`
model-field-taken = `{ $field }` is taken: a type, a common field, a key that every page has, a word such as `offen` that says the state of a value, or a second heading
    .help = Give the type, the field or the heading another name
model-folder-clash = The folder `{ $folder }` already belongs to the type `{ $type }`
    .help = Give every type a folder of its own
search-file = The file `{ $file }` is not read
    .help = The search reads only { $known }
search-synonyms = There are fewer than two different names in this line
    .help = Write all names of one thing in one line: `DMS = Dokumentenmanagementsystem`
search-part = `{ $word }` is no part of a word: that is three letters or more, and nothing else
    .help = Write a single word in each line, for example `Vergabe`
unknown-type = The content model has no type `{ $type }`
    .help = A type is named like its file in `_model/`, without `.yaml`
type-missing = The page has `{ $key }` like one of the type “{ $type }” and stands in its folder, but without `type:`
    .help = Add `type:` to the front matter, so that the page is checked and shown in full
type-folder = The page stands { $at ->
    [top] at the top of the content folder
   *[folder] in the folder `{ $folder }`
}; pages of the type “{ $type }” belong { $belongs ->
    [nowhere] in no folder of another type
   *[folder] in the folder `{ $home }`
}
    .help = Move the file, or correct `type:`
unknown-field = “{ $type }” has no field `{ $field }`
    .help = Remove it, or add it to the model
field-kind = The key `{ $field }` needs { $kind ->
    [date] a date such as 2026-11-22
    [lang] a language tag such as `de` or `en-GB`
    [bool] `true` or `false`
    [list] a list
    [number] a number
    [url] an address such as `https://www.example.org/`
    [email] an e-mail address such as `stelle@example.org`
    [choice] one of the values that the model names
    [ref] the id of a page
    [one-link] exactly one link in each item
    [record] indented keys with values
    [reason] a reason without a comma or in quotation marks
    [review] a date such as 2027-06-30 or an interval such as `12 Monate`
   *[text] a text
}
    .help = Correct the value
field-choice = `{ $value }` is none of the values of `{ $field }`: { $choices }
    .help = Choose one of these values, or write `unbekannt`
field-pattern = `{ $value }` does not have the form that `{ $field }` wants: { $pattern }
    .help = Correct the value in the front matter
field-missing = The required field `{ $field }` (“{ $label }”) is missing
    .help = { $way ->
        [heading] Add `{ $field }:` to the front matter, or a heading `## { $heading }` with content to the text; if the value is not known, write `{ $field }: unbekannt` or `{ $field }: offen`
       *[key] Add it; if the value is not known, write `unbekannt` or `offen`
    }
field-wanted = The field `{ $field }` (“{ $label }”) is missing
    .help = { $way ->
        [heading] Add `{ $field }:` to the front matter, or a heading `## { $heading }` with content to the text, or write `{ $field }: unbekannt` or `{ $field }: offen`
       *[key] Add it, or write `unbekannt` or `offen`
    }
field-twice = { $other ->
    [headings] The field `{ $field }` stands under two headings “{ $heading }”
   *[front-matter] The field `{ $field }` stands in the front matter and under the heading “{ $heading }”
}
    .help = Remove one of the two
field-duplicate = The value `{ $value }` of `{ $field }` is already taken
    .help = This value may stand only once
step-unknown = There is no step `{ $step }` here
    .help = Give the number of a step of this list, or write `{ $end }`
process-file-missing = { $rule ->
        [other] `{ $file }` is no BPMN file
       *[missing] There is no BPMN file `{ $file }`
    }
    .help = Name a file that ends in `.bpmn` and lies beside the page
process-role-unknown = { $rule ->
        [several] Several roles are called like the lane “{ $element }”
       *[none] No role is called like the lane “{ $element }”
    }
    .help = Name the lane after the title or another name of a role, or write a page for it
process-element-unknown = The process has no element “{ $element }”
    .help = Call the element as the picture does, or by its id in the BPMN file
process-role-unlisted = “{ $role }” does step { $step }, but is not in the list of those who have a part
    .help = Add the role there, or correct the step
reference-broken = The field `{ $field }` refers to `{ $target }`; there is no such page
    .help = Name a page by its id, such as `rollen/it-verantwortliche`, or by the last part of it
reference-planned = The field `{ $field }` refers to `{ $target }`; this page is still to be written
    .help = Create the page as soon as its content is settled
reference-type = The field `{ $field }` refers to “{ $title }” ({ $is }); allowed are: { $types }
    .help = Name a page of one of these types
reference-ambiguous = `{ $target }` in `{ $field }` fits several pages: { $ids }
    .help = Write the whole id
query-syntax = { $reason ->
    [deep] The values of the query lie too deep in each other
    [duplicate] This key is already in the query
    [no-keys] A query has lines of the form `key: value`
    [shorthand] The shorthand with `&` and `*` is not supported
    [tab] Indents are spaces, not tabs
    [colon] A value with a colon and a space in it belongs in quotation marks
   *[other] The query is not valid YAML: { $reason }
}
    .help = A query begins for example with `from: kommune`
query-unknown-key = A query knows no key `{ $key }`
    .help = Allowed are: { $known }
query-key-unused = A query with `as: { $form }` does not read `{ $key }`
    .help = `{ $key }` is for: { $forms }
query-missing-key = The query lacks `{ $missing }`
    .help = { $missing ->
        [from] Add `from:` with a type, for example `from: kommune`
        [start] Add `start:` with the field that holds the beginning
        [value] Add `value:` with the field that holds the number
        [by] Add `by:` with the field of the number or the reference to the page above
        [roles] Add `roles:`, for example with A and R and the field that holds the role
       *[other] Add `{ $missing }:` with the field that is to stand there
    }
query-value = { $kind ->
    [form] `as` knows only: { $known }
    [number] `{ $key }` needs a whole number from 1
    [bool] `{ $key }` needs `true` or `false`
    [map] `{ $key }` needs indented keys with values
    [steps] The path over references has too many steps
    [this] `this` exists on a page only
    [either] The ways between `|` lead to different kinds of things
    [mixed] `from` names pages and records at once
    [letters] `roles` knows only A, R, C and I
    [transpose] `transpose` does not go with `group`
    [pages] Whole pages can be shown of types only, not of records
    [nothing] `{ $key }` names nothing
    [untyped] This page has no type, so it has no fields with records
   *[text] `{ $key }` needs a text here
}
    .help = Correct the value in the query
query-unknown-type = There is no type `{ $type }`
    .help = Name a type of the content model, `pages` for all pages or `this` for this page
query-unknown-field = { $known ->
    [no] There is no field `{ $field }` here
   *[other] { $types }: there is no field `{ $field }`
}
    .help = The fields are in the content model; every page also has `title`, `tags`, `date` and `review`
query-unknown-operator = There is no comparison `{ $operator }`
    .help = Allowed are: { $known }
query-unknown-page = There is no page `{ $target }` here
    .help = Name the id of a page that the field may refer to
query-kind = { $kind ->
    [choice] `{ $field }` does not have this value: { $choices }
    [number] `{ $field }` is a number; this is none
    [date] `{ $field }` is a day; this is neither a day such as 2026-11-22 nor `today + 30 days`
    [bool] `{ $field }` is `true` or `false`
    [order] `{ $field }` has no order and can only be tested for equality
    [through] `{ $field }` is no reference, nothing comes after it
    [records] `{ $field }` is no list of records
    [day] `{ $field }` is neither a day nor a text with a year, month or day
    [count] `{ $field }` is no number
    [referring] `used_by({ $field })` leads to no reference that stands on these pages themselves
    [above] `{ $field }` leads from records to pages; a tree orders records by a number only
   *[record] `{ $field }` consists of several fields; name one of them
}
    .help = Correct the query, or ask for another field
query-too-large = { $kind ->
    [visits] The query looks at more than { $limit } pages, records and values
   *[rows] The query gives { $rows } rows or cells, allowed are { $limit }
}
    .help = Narrow it with `where` or `limit`
query-cycle = “{ $title }” lies under itself by “{ $field }”
    .help = Break the circle of references
query-place = A query stands on its own, not in a list, a quotation or a field of the front matter
    .help = Do not indent the block, and put it between two paragraphs of the text
responsibility-rule = { $rule ->
    [no-accountable] Nobody is accountable for “{ $task }”
    [many-accountable] { $found } are accountable for “{ $task }” instead of exactly one
   *[no-responsible] Nobody is responsible for carrying out “{ $task }”
}
    .help = Each task has exactly one who is accountable and at least one who carries it out
timeline-period = { $rule ->
    [no-day] The timeline has no room for “{ $written }”: it is neither a year nor a month or day
   *[backwards] On the timeline this ends before it begins
}
    .help = Write a year, month or day, such as 2026, 2026-03 or 2026-03-01, the beginning before the end
bpmn-unreadable = { $reason ->
    [cut] The process file ends in the middle of its XML
    [dtd] The process file has a DTD, which belongs into no BPMN file and is not read
    [no-bpmn] The file is XML, but no BPMN 2.0
    [no-xml] The process file is no XML
   *[other] The process file is no valid XML: { $reason }
}
    .help = Export the process from the modelling program as BPMN 2.0 again
bpmn-limit = { $what ->
    [bytes] The process file is too large, { $limit } MB are allowed
    [elements] The process file has more than { $limit } XML elements
    [attributes] An XML element of the process file has more than { $limit } attributes
    [prefixes] The process file uses too many namespaces, { $limit } are allowed
    [declarations] The process file declares namespaces more than { $limit } times
    [address] The address of a namespace of the process file is longer than { $limit } bytes
   *[depth] The process file is nested deeper than { $limit } levels
}
    .help = { $what ->
        [attributes] Save the file anew in a modelling program
        [prefixes] Save the file anew in a modelling program
        [declarations] Save the file anew in a modelling program
        [address] Save the file anew in a modelling program
       *[other] Split the process into several files
    }
bpmn-differs = { $rule ->
    [empty] The process file holds no process
    [large] The process is too large to be laid out; only its text is shown
    [encoding] The process file has another encoding than it says; umlauts may be wrong
    [no-element] There is a shape of “{ $element }”, but no such element; the picture lacks it
    [no-bounds] “{ $element }” stands nowhere, and the picture lacks it
    [size] “{ $element }” has no size and is shown in the usual one
    [long] “{ $element }” has more text than the wiki has room for; it is cut
    [twice] “{ $element }” is drawn more than once in a picture; the first is shown
    [lanes] The lanes in “{ $element }” are nested too deep; they are taken as lanes beside it
    [waypoints] The line “{ $element }” does not say how it runs and is shown straight
    [bends] Only a part of how the line “{ $element }” runs can be read; it may run differently
    [no-line] The line “{ $element }” does not say how it runs, and the picture lacks it
    [end] The line “{ $element }” lacks its source or target; what is nearest in the picture is taken
    [no-end] The line “{ $element }” lacks its source or target and is left out
    [duplicate] The id “{ $element }” is there more than once; references mean the first element
    [kind] The kind of element “{ $element }” is not supported and shown in a simple form
    [attached] The event “{ $element }” is attached to no activity that exists
    [definition] The trigger “{ $element }” of an event does not exist; its symbol is missing
    [colour] The colour “{ $element }” cannot be read
    [expanded] The sub-process “{ $element }” is stored as collapsed, but has steps in the picture; it is shown expanded
   *[more] The process file has { $element } more oddities
}
    .help = { $rule ->
        [large] Draw the process in a modelling program, or divide it
        [empty] Draw a process in the file, or take it away
       *[other] Compare the picture in the wiki with that of the modelling program, and correct the model there
    }
process-no-start = { $rule ->
    [more] More processes without a start event: { $element }
   *[one] The process “{ $element }” has no start event
}
    .help = Draw what the process begins with
process-no-end = { $rule ->
    [steps] The process “{ $element }” has no end: each step leads to another
    [more] More processes without an end event: { $element }
   *[one] The process “{ $element }” has no end event
}
    .help = Draw what the process ends with; in a list of steps write `zu: ende`
task-unnamed = { $rule ->
    [more] More steps without a name: { $element }
   *[one] The step “{ $element }” has no name
}
    .help = Write what is done, such as “Check the application”
branch-unlabelled = { $rule ->
    [steps] After the step “{ $from }” there are several ways, and not all say when they are taken
    [more] More branches that do not say when they are taken: { $element }
   *[one] The branch “{ $element }” from “{ $from }” does not say when it is taken
}
    .help = Label each branch of a decision with its condition, such as “complete”
node-dangling = { $rule ->
    [in] No way leads to “{ $element }”
    [out] No way leads on from “{ $element }”
    [more] More elements that no way leads to or on from: { $element }
   *[both] “{ $element }” is connected to nothing
}
    .help = Connect it with the process, in a diagram by sequence flows
pool-unnamed = { $rule ->
    [more] More pools without a name: { $element }
   *[one] The pool “{ $element }” has no name
}
    .help = Write who acts in it, such as “Citizens’ office”
visibility-unsupported = The visibility `{ $value }` is not supported yet: everyone would see the page
    .help = Write `visibility: all`, or take the page out of the content folder
duplicate-id = The id `{ $name }` is taken
    .help = Give one of the pages another `id`
duplicate-alias = The alias `{ $name }` belongs to another page
    .help = Remove the alias from one of the pages
duplicate-anchor = Another heading of this page has the anchor `{ $anchor }`
    .help = Choose another anchor
heading-skip = The heading jumps from level { $before } to level { $level }
    .help = Leave out no level: screen readers structure the page by them
broken-link = The link `{ $target }` leads nowhere
    .help = Check the spelling and the folder; pages are linked with `.md`
broken-anchor = { $of ->
    [file] The file `{ $page }` has no diagram with the id `{ $target }`
   *[page] The page “{ $page }” has no heading with the anchor `{ $target }`
}
    .help = { $of ->
    [file] The id stands in the file after `BPMNDiagram id=`
   *[page] The anchor is the heading in lower case with hyphens: “Für wen?” becomes `#fuer-wen`
}
ambiguous-link = The link `{ $target }` is ambiguous: { $ids }
    .help = Write the whole id with its folder
link-syntax = `{ $written }` was probably meant as a link but is none
    .help = A target with spaces stands in angle brackets: `[text](<Über uns.md>)`; in tables write `[[id\|text]]`
undefined-reference = The link `[{ $name }]` has no line `[{ $name }]: target`
    .help = Add the line, or write the link as `[text](target.md)`
undefined-footnote = The footnote `[{ $name }]` has no text
    .help = Add a line `[{ $name }]: text` at the end of the page
missing-image = There is no image `{ $target }`
    .help = Put the image beside the page, and mind the spelling
missing-alt = The image has no alternative text
    .help = Describe what the image shows between the brackets: `![description](image.png)`
foreign-resource = `{ $element }` loads `{ $target }` from another host
    .help = Put the file into the content folder: other hosts would learn who reads the page
unsafe-link = The link `{ $target }` has a target that is not allowed on a page
    .help = Allowed are pages and files of the wiki, https:, http:, mailto: and tel:
html-removed = `{ $what }` is not allowed in pages and is removed
    .help = The manual lists the HTML that is allowed
template-error = The template `{ $template }` is faulty: { $reason }
    .help = Compare it with the built-in template of the same name
theme-locale = The theme's text file is faulty: { $reason }
    .help = Each line has the form `key = text`, with a key of the built-in text file
internal = Internal error: { $reason }
    .help = Please report this error

## Results

build-done = Built { $pages ->
    [one] 1 page
   *[other] { $pages } pages
}, { $files } files in “{ $output }” ({ $written } new or changed, { $deleted } deleted), { $findings }, { $seconds }
build-refused = Nothing written: { $findings }
check-done = Checked { $pages ->
    [one] 1 page
   *[other] { $pages } pages
}, { $findings }, { $seconds }
content-missing = There is no content folder “{ $path }”
content-io = The content folder cannot be read: { $path }
output-not-ours = The folder “{ $path }” has files but is no output folder of verbundwiki. So that nothing is lost it is left alone; choose an empty folder with --output
output-inside-content = The output folder “{ $path }” and the content folder lie in each other. Choose a folder beside it with --output
output-obstacle = “{ $path }” is in the way: a folder is needed where a file is, or the other way round
output-foreign = verbundwiki did not write “{ $path }”, and the wiki needs that name. Move the file, or rename the page
output-busy = Another run is writing into the output folder. Wait until it is done ({ $path })
output-io = “{ $path }” cannot be written: { $reason }
clock-invalid = SOURCE_DATE_EPOCH is “{ $value }”, which is no number of seconds
search-no-site = “{ $path }” holds no built site with search. Build it with: verbundwiki build
search-failed = The search failed: { $reason }
search-bad-filter = The filter “{ $value }” is not a key and a value. Write it with “=”, for example: --filter type=Process
new-unknown-type = The content model has no type “{ $type }”
new-types = There are: { $types }
new-no-name = Nothing of the title “{ $title }” can stand in a file's name. Choose one with letters or digits
new-exists = “{ $path }” is already there. Choose another title
new-refused = Nothing written: with “{ $path }” the wiki would have these errors
model-refused = The content model has errors. Mend them first
model-none = “{ $path }” has no content model: no type file in the folder `_model`. `verbundwiki init` makes a wiki with one
init-done = New wiki in “{ $path }” with one example page of each type. To see it:
init-not-empty = “{ $path }” is not empty. So that nothing is lost, choose a new folder
init-no-folder = “{ $path }” is a file. Choose a new folder
init-title = Example: { $type }
init-description = Example page. { $help }
search-total = { $count ->
    [0] No hits
    [one] 1 page
   *[other] { $count } pages
} for “{ $query }”
search-total-partial = { $count ->
    [one] 1 page
   *[other] { $count } pages
} for “{ $query }”, { $complete ->
    [0] none
   *[other] { $complete }
} of them with all words
search-top = Top of the page
search-also = Also searched for: { $words }
search-corrected = Found with another spelling: { $words }
search-instead = “{ $found }” instead of “{ $query }”
search-did-you-mean = Did you mean: { $queries }
stage-load = Reading
stage-parse = Parsing
stage-resolve = Links
stage-render = Pages
stage-index = Search
stage-write = Writing
serve-ready = Preview: { $url } (stop with Ctrl-C)
serve-failed = The preview cannot be started: { $reason }

## Keys of every page, in JSON Schema

schema-id = Name of the page for references; if not given, its path without ending
schema-type = Type of the page
schema-title = Title of the page
schema-description = One sentence for lists and search results
schema-aliases = Other names of the page
schema-tags = Tags
schema-lang = Language, if it is not that of the wiki, such as en
schema-date = Day the content is of, such as 2026-11-22
schema-draft = true, if the page is not to be published yet
schema-owner = Who answers for the page
schema-review = When the page is to be looked at again: a day or an interval such as 12 Monate
schema-visibility = Who may see the page; all is the only value so far
schema-source = What the page is drawn from

## Call

call-unknown-command = There is no command “{ $name }”
call-unknown-option = There is no option “{ $name }” here
call-bad-value = The value “{ $value }” does not fit { $name }
call-missing = The call lacks: { $name }
call-wrong = The call cannot be understood: { $name }
call-fixed-code = The check `{ $code }` cannot be made a warning: the site could not be published otherwise, or not rightly
call-help = For help: verbundwiki --help

## Help

cli-usage-of = verbundwiki [OPTIONS] <COMMAND>
cli-usage-of-build = verbundwiki build [OPTIONS] [CONTENT]
cli-usage-of-check = verbundwiki check [OPTIONS] [CONTENT]
cli-usage-of-serve = verbundwiki serve [OPTIONS] [CONTENT]
cli-usage-of-search = verbundwiki search [OPTIONS] <DIST> <QUERY>
cli-usage-of-diagram = verbundwiki diagram [OPTIONS] <FILE>
cli-usage-of-init = verbundwiki init [OPTIONS] <DIR>
cli-usage-of-new = verbundwiki new [OPTIONS] <TYPE> <TITLE>
cli-usage-of-schema = verbundwiki schema [OPTIONS] [TYPE]

cli = verbundwiki turns a folder of Markdown into a static, searchable wiki.
cli-build = Builds the site.
cli-check = Checks the content without writing anything.
cli-serve = Serves the site on this machine and rebuilds it on every change.
cli-search = Searches a built site.
cli-init = Makes a new wiki with a content model and example pages.
cli-new = Makes a new page with the fields of its type.
cli-query = Answers a query as it may stand on a page.
diagram-unreadable = “{ $path }” cannot be read: { $reason }
cli-diagram = Draws the process of a BPMN file or prints it as text.
cli-option-question = The query in YAML, for example 'from: kommune'
cli-option-answer-format = Form of the answer: table, json, csv
query-content-faults = The content has { $findings }; the answer may be incomplete, “verbundwiki check” tells more
cli-schema = Prints the content model as JSON Schema, for editors.
cli-usage = Usage
cli-commands = Commands
cli-options = Options
cli-arguments = Arguments
cli-option-help = Prints this help
cli-option-version = Prints the version
cli-option-lang = Language of messages
cli-option-content = The content folder; if not given: content
cli-option-drafts = Includes pages with `draft: true`
cli-option-jobs = How many threads work; if not given: one a core
cli-option-warn-only = Checks whose errors become warnings
cli-option-format = How findings are printed: human, json, gitlab
cli-option-output = The folder the site is written to; if not given: dist
cli-option-base-url = Where the site will stand
cli-option-timings = Prints how long each stage took
cli-option-port = The port; if not given: 4000
cli-option-open = Opens the preview in the browser
cli-option-dist = The folder of a built site
cli-option-query = What to look for
cli-option-file = The BPMN file
cli-option-svg = Where the picture is written; of several the others get a number
cli-option-text = Prints the process as text, beside the picture too
cli-option-json = Prints hits as JSON
cli-option-filter = Only hits for which KEY=VALUE is true, such as type=Process; may be repeated: of one key any value will do, different keys must all be true
cli-option-facets = Prints how many pages of the results have which values
cli-option-limit = How many hits to print; if not given: 10
cli-option-folder = The new folder of the wiki
cli-option-kind = The type, as its file in `_model` is called
cli-option-title = The title of the new page
cli-option-schemas = Writes files into this folder, one a type and one for all, instead of printing

## Filters of the search

facet-type = Type
facet-tag = Tag

## Views

view-title = Title
view-id = Id
view-type = Type
view-description = Description
view-aliases = Other names
view-tags = Tags
view-date = As of
view-review = Review by
view-owner = Owner
view-source = Source
view-page = Page
view-number = No.
view-used-by = Used by
view-count = Count
view-yes = yes
view-no = no
view-unknown = unknown
view-open = open
view-total = Count
view-rest = not stated

## Processes in words

diagram-start = Start
diagram-start-by = Start by { $trigger }
diagram-wait = Event
diagram-wait-for = Wait for { $trigger }
diagram-throw = Event
diagram-throw-what = Event ({ $trigger })
diagram-boundary = Incident
diagram-boundary-by = Incident ({ $trigger })
diagram-end = End
diagram-end-with = End with { $trigger }
diagram-end-part = End of the sub-process
diagram-end-part-with = End of the sub-process with { $trigger }
diagram-by-message = message
diagram-by-timer = time or deadline
diagram-by-signal = signal
diagram-by-error = error
diagram-by-escalation = escalation
diagram-by-condition = condition
diagram-by-compensation = compensation
diagram-by-terminate = termination of the whole process
diagram-by-terminate-part = termination of all its steps
diagram-by-link = link
diagram-by-cancel = cancellation
diagram-by-multiple = one of several events
diagram-by-all = several events
diagram-task = Task
diagram-task-service = Automatic task
diagram-task-send = Send
diagram-task-receive = Wait for message
diagram-task-rules = Decision by rules
diagram-task-manual = Task by hand
diagram-sub-process = Sub-process
diagram-sub-process-event = Sub-process on an event
diagram-transaction = Sub-process that holds as a whole or not at all
diagram-ad-hoc = Sub-process in any order
diagram-call = Process with a description of its own
diagram-exclusive = Decision
diagram-parallel = Parallel parts
diagram-inclusive = Selection
diagram-event-based = Wait for the first event
diagram-event-based-all = Wait for all events
diagram-complex = Complex branching
diagram-join = Joining
diagram-pool = Participant
diagram-lane = Role
diagram-note = Note
diagram-deadline = Deadline: { $time }
diagram-group = Area
diagram-flow = Connection
diagram-store = Store or system
diagram-message = Message
diagram-document = Document
diagram-step = step { $step }
diagram-and = { $first } and { $last }
diagram-or = { $first } or { $last }
diagram-and-one = { $steps }, and for { $one }
diagram-quoted = { $kind } “{ $name }”
diagram-on = go on with { $step }
diagram-back = back to { $step }
diagram-to-end = end
diagram-to-end-part = end of the sub-process
diagram-if = if “{ $label }”: { $goal }
diagram-else = else: { $goal }
diagram-if-else = else (“{ $label }”): { $goal }
diagram-all = at the same time: { $ways }
diagram-all-on = at the same time go on with { $steps }
diagram-one = one of these: { $ways }
diagram-some = all that apply: { $ways }
diagram-first = what comes first: { $ways }
diagram-after = Waits for { $steps }.
diagram-after-begun = Waits for those of { $steps } that have begun.
diagram-stops = The step is broken off.
diagram-stays = The step goes on.
diagram-rest-stops = The rest of the process is broken off.
diagram-rest-stays = The rest of the process goes on.
diagram-undoes = Undoes another step.
diagram-undone = Step { $step } undoes this.
diagram-repeats-loop = Is repeated.
diagram-repeats-parallel = Several times at once.
diagram-repeats-sequential = Several times, one after the other.
diagram-reads = Needs: { $things }
diagram-uses = Uses: { $things }
diagram-writes = Makes: { $things }
diagram-stores = Writes to: { $things }
diagram-documents = Documents: { $things }
diagram-systems = Systems: { $things }
diagram-tells = Message to { $partner }
diagram-tells-what = Message “{ $what }” to { $partner }
diagram-hears = Message from { $partner }
diagram-hears-what = Message “{ $what }” from { $partner }
diagram-between = Message from { $from } to { $to }
diagram-between-what = Message “{ $what }” from { $from } to { $to }
diagram-fim = Reference activity group: { $group }
