# Texts of the site's interface, English.
# Keys that begin with "js-" go to the scripts (strings.js); their variables are filled in there.

## Frame

skip-to-content = Skip to content
navigation = Pages
navigation-more = { $count ->
    [one] Show the one page
   *[other] All { $count } pages
}
menu = Menu
breadcrumbs = Breadcrumbs
on-this-page = On this page
to-top = Back to top
made-with = Made with verbundwiki
appearance = Appearance
appearance-auto = Automatic
source = Source
file = File
edit-page = Edit this page
external-link = opens another website

## About the page

draft = Draft – not yet released
meta-date = As of
meta-owner = Responsible
meta-tags = Tags
date-long = { $day } { $month } { $year }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

## In the text

callout-note = Note
callout-tip = Tip
callout-important = Important
callout-warning = Warning
callout-caution = Caution
heading-anchor = Link to section “{ $title }”
footnotes = Footnotes
footnote-ref = Footnote { $number }
footnote-back = Back to the reference of footnote { $number }
table-region = Table, scrolls sideways
code-region = Code, scrolls sideways
task-done = done
task-open = open

## Fields

uses = Used in
uses-other = Other pages
value-unknown = unknown
value-open = to be decided
decimal-separator = .
value-yes = yes
value-no = no
meta-kind = Type of page
meta-review = To be reviewed by

## Generated pages

page-start = Home
page-a-z = A–Z
page-tags = Tags
page-tag = Tag “{ $title }”
page-search = Search
page-404 = Page not found
description-a-z = All pages in alphabetical order
description-tags = All tags and the number of their pages
description-search = Full-text search over all pages
a-z-other = Digits and signs
a-z-link = All pages A–Z
letters = Initial letters
all-tags = All tags
folder-contents = Contents of this section
folder-empty = There are no pages here yet.
start-contents = Sections and pages
start-empty = There are no pages in this wiki yet.
tag-contents = Pages with this tag
tags-empty = No tags have been assigned yet.
page-count = { $count ->
    [one] 1 page
   *[other] { $count } pages
}
ways-in = Other ways
not-found-text = This address does not exist, or no longer. The page may have been renamed or moved.

## Search

search-box-label = Search the wiki
search-page-label = Search the wiki, all results
search-input-label = Search term
search-placeholder = Search …
search-shortcut = Ctrl K
search-submit = Search
search-hits = Results
search-all = Show all results
search-slash-setting = The / key opens the search box
search-needs-script-title = Search needs JavaScript
search-needs-script = JavaScript is switched off in this browser. All pages can also be found without search in the following ways.

## For the scripts

js-appearance-auto = Automatic
js-appearance-light = Light
js-appearance-dark = Dark
js-loading = Loading search …
js-no-hits = No results for “{ $query }”
js-hits-one = 1 result
js-hits-other = { $count } results
js-hits-shown = { $shown } of { $count } results (at most three a page)
js-hit-type = Type:
js-top-of-page = Top of the page
js-took = in { $milliseconds } ms
js-titles-only = This browser does not run WebAssembly. Therefore only titles and headings are searched.
js-failed = The search could not be loaded.
js-retry = Try again
js-type-to-search = Enter a search term.
