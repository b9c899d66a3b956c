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
feedback = Feedback on this page
feedback-subject = Feedback: { $title }
feedback-body = My feedback on the page “{ $title }”:
feedback-page = Page: { $address }
footer-accessibility = Accessibility
footer-imprint = Imprint
footer-privacy = Privacy
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
column-title = Title
uses-other = Other pages
view-empty = Nothing is recorded here.
view-shown = { $shown } of { $total }
view-legend = What the signs mean
view-nothing = nothing recorded
figure-table = As a table
figure-from = from { $day }, no end yet
figure-until = until { $day }, beginning unknown
figure-span = { $from } – { $to }
figure-month = { $month } { $year }
figure-reached = { $value } of { $target } ({ $percent } %)
figure-value-target = { $value }, target: { $target }
figure-nothing = not given
figure-timeline = Timeline from { $from } to { $to }, { $count ->
    [one] one bar
   *[other] { $count } bars
}. The table below says the same.
figure-chart = Bar chart with { $count ->
    [one] one bar
   *[other] { $count } bars
}. The table below says the same.
figure-open = { $count ->
    [one] One of them has no known beginning or end.
   *[other] { $count } of them have no known beginning or end.
}
figure-missing = { $count ->
    [one] One row that does not say it is only in the table.
   *[other] { $count } rows that do not say it are only in the table.
}
view-undecided = unknown or still open
js-view-filter = Filter rows
js-view-filter-status = { $shown } of { $count } rows
view-download = Table as CSV
calendar-download = Dates as a calendar file (.ics)
data-of-type = Data of all pages of the type:
value-unknown = unknown
value-open = to be decided
decimal-separator = .
group-separator = ,
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
page-accessibility = Accessibility statement
page-imprint = Imprint
page-privacy = Privacy notice
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

## Report pages

report-review = Review list
report-review-lead = What is to be done on the pages of this wiki: reviews, values that are open or unknown, references to nothing, pages nobody refers to, and values that are missing. The list is made anew in every build.
report-coverage = Progress: { $types }
report-coverage-lead = How much has been filled in on the pages. The list is made anew in every build.
report-coverage-none = There is no such page yet.
report-overdue = Overdue reviews
report-overdue-none = No review is overdue.
report-soon = Reviews that are due soon
report-soon-none = No review is due in the next { $days } days.
report-open = Still to be decided
report-open-none = Nothing is still to be decided.
report-unknown = Unknown
report-unknown-none = Nothing is unknown.
report-planned = References to pages that are still missing
report-planned-none = All references lead to a page.
report-texts = Text in place of a reference
report-texts-none = There is a reference wherever there can be one.
report-orphans = Pages nothing refers to
report-orphans-none = Every page is referred to by another.
report-wanted = Missing values
report-wanted-none = No wanted value is missing.
report-no-owner = Without an owner
report-page = Page
report-due = Review by
report-field = Field
report-so-far = Known so far
report-reason = Reason
report-name = Page looked for
report-text = Text
report-count = Count
report-pages = Stands on
report-missing = Missing
report-date = As of
report-filled = Fields
report-share = { $field } in %
report-open-count = Still open
report-unknown-count = Unknown

## Legal pages

legal-phone = Telephone
legal-email = E-mail
legal-website = Website
legal-represented-by = Represented by
legal-legal-form = Legal form
legal-register = Register
legal-vat-id = VAT or business identification number
legal-reason = Reason
legal-alternative = Alternative
legal-until = To be mended by
legal-feedback-link = At the foot of every page the link “{ $link }” opens an e-mail that already names the page.

accessibility-promise = { $operator } is committed to making this wiki accessible, in accordance with { $law }.
accessibility-law = the national legislation transposing Directive (EU) 2016/2102
accessibility-applies = This accessibility statement applies to { $scope }.
accessibility-scope = this wiki
accessibility-scope-named = the wiki “{ $title }”
accessibility-status = Compliance status
accessibility-standard = the German regulation BITV 2.0 and the standard EN 301 549 V3.2.1, that is, the Web Content Accessibility Guidelines (WCAG) 2.1, level AA
accessibility-status-full = This wiki is fully compliant with { $standard }.
accessibility-status-partial = This wiki is partially compliant with { $standard }, due to the exceptions listed below.
accessibility-status-none = This wiki is not compliant with { $standard }. What is not accessible is listed in the next section.
accessibility-built = Beyond that, the structure, navigation and search of the pages are built to WCAG 2.2, level AA.
accessibility-gaps = Non-accessible content
accessibility-made = Preparation of this statement
accessibility-date = This statement was prepared on { $date }.
accessibility-method-self = It rests on a self-assessment.
accessibility-method-external = It rests on an assessment by a third party.
accessibility-reviewed = It was last reviewed on { $date }.
accessibility-model = It follows the model statement in Implementing Decision (EU) 2018/1523.
accessibility-feedback = Feedback and contact
accessibility-feedback-text = Have you met barriers, or do you need content in an accessible form? Then write to us:
accessibility-enforcement = Enforcement procedure
accessibility-enforcement-text = If you get no satisfactory answer to your feedback, you may turn to the enforcement body:

imprint-law = Information under section 5 of the German Digital Services Act (DDG)
imprint-provider = Provider
imprint-responsible = Responsible for the content
imprint-supervision = Supervisory authority

privacy-lead = Which personal data are processed when you read this wiki, and what rights you have.
privacy-controller = Controller
privacy-officer = Data protection officer
privacy-principle = What this wiki does not do
privacy-principle-text = This wiki consists of finished files. No registration is needed to read it.
privacy-no-cookies = It sets no cookies.
privacy-no-others = It loads nothing from other servers: no fonts, no maps, no scripts, no images.
privacy-no-counting = It counts no visits and evaluates no behaviour.
privacy-search = Search
privacy-search-text = Searching happens in your browser. For that it downloads the parts of the search index that it needs; the web server learns which files these are, but not what you type into the search box. If you open the page with all results, the search term stands in its address, so that you can pass the search on; like any address you open, the web server then learns it.
privacy-storage = Storage in the browser
privacy-storage-text = If you choose light or dark appearance, or switch off the / key for the search box, your browser remembers that in its local storage.
privacy-storage-recent = It also keeps your latest searches there; on the search page you can delete them and switch this off, which your browser remembers as well.
privacy-storage-rest = Nothing else is stored, and none of it is transmitted. You can delete it at any time with your browser’s site data. Storing it is necessary for the function you asked for (section 25 (2) TDDDG).
privacy-feedback = Feedback by e-mail
privacy-feedback-text = The link “{ $link }” opens your own e-mail program with a draft. Nothing is transmitted until you send the e-mail. We use what you write to deal with your feedback and to answer you. We delete it as soon as your feedback has been dealt with and there is no duty to keep it.
privacy-logs = Logs of the web server
privacy-logs-none = The web server that delivers this wiki keeps no log of single requests.
privacy-logs-kept = The web server that delivers this wiki logs requests, for example with IP address, time, requested address and kind of browser. This serves secure operation. The logs are deleted after { $retention }.
privacy-links = Links to other websites
privacy-links-text = Some pages link to other websites. Only when you follow such a link does the other website learn of it; its own privacy notice applies there.
privacy-basis = Legal basis
privacy-rights = Your rights
privacy-rights-text = As far as we process personal data about you, you have the right of access, rectification, erasure, restriction of processing and objection under the General Data Protection Regulation (Art. 15 to 18 and 21 GDPR).
privacy-complaint = You may also lodge a complaint with a data protection authority (Art. 77 GDPR).
privacy-complaint-at = You may also lodge a complaint with a data protection authority (Art. 77 GDPR), for example with:

## Search

search-box-label = Search the wiki
search-page-label = Search the wiki, all results
search-input-label = Search term
search-placeholder = Search …
search-shortcut = Ctrl K
search-submit = Search
search-hits = Results
search-all = Show all results
search-narrow = Narrow down
search-skip-filters = Skip to results
search-filters = Active filters
search-slash-setting = The / key opens the search box
search-recent-setting = Remember the last search terms on this device
search-recent-clear = Delete history
search-help = How to search
search-help-words = Several words
search-help-words-text = Pages with all the words are preferred; a result says if its page lacks some. You can also enter a whole question.
search-help-phrase = "joint procurement"
search-help-phrase-text = In quotation marks: exactly these words in this order
search-help-without = procurement -road
search-help-without-text = With a minus in front: no pages with this word
search-help-field = type:role
search-help-field-text = Only pages of this type. Likewise tag:procurement for a tag.
search-help-parts = Parts of words
search-help-parts-text = A part of a German compound is found, and while you type the beginning of a word is enough.
search-help-spelling = Spellings
search-help-spelling-text = Upper and lower case, umlauts and inflected forms make no difference. For typing errors similar words are searched.
search-needs-script-title = Search needs JavaScript
search-needs-script = JavaScript is switched off in this browser. All pages can also be found without search in the following ways.

## For the scripts

js-appearance-auto = Automatic
js-appearance-light = Light
js-appearance-dark = Dark
js-loading = Loading search …
js-searching = Searching …
js-no-hits = No results for “{ $query }”
js-pages-one = 1 page
js-pages-other = { $count } pages
js-pages-complete = { $count } pages, { $complete } of them with all words
js-pages-partial-one = 1 page with some of the words
js-pages-partial = { $count } pages with some of the words
js-hit-type = Type:
js-incomplete = does not have all words
js-top-of-page = Top of the page
js-took = in { $milliseconds } ms
js-did-you-mean = Did you mean:
js-corrected = Found with another spelling:
js-instead-of = “{ $found }” instead of “{ $query }”
js-also = Also searched for:
js-more = More results
js-shown = { $shown } of { $count } pages are shown
js-filters-active = ({ $count } active)
js-remove-filter = Remove filter “{ $title }”
js-remove-all = Remove all
js-show-more = Show more
js-show-less = Show less
js-more-facets = More criteria
js-without-filters = Search without filters
js-single-words = Search for one of the words:
js-recent = Recent searches
js-recent-cleared = The history has been deleted.
js-titles-only = This browser does not run WebAssembly. Therefore only titles and headings are searched.
js-failed = The search could not be loaded.
js-failed-network = The search cannot be reached at the moment.
js-failed-damaged = A file of the search arrived damaged.
js-failed-outdated = The wiki was renewed. Please reload this page.
js-retry = Try again
js-reload = Reload
js-type-to-search = Enter a search term.

# Processes
process-title = Process
process-region = Diagram, scrolls
process-description = Process diagram in BPMN 2.0. The page has the same process as text.
process-picture = Open the diagram alone
process-file = Download the BPMN file
process-told = Process as text
process-others = Also in the diagram
process-more = More about
