"""`urdutext help`: what concerns several commands, a topic at a time."""

from __future__ import annotations

import click

#: Topic -> its line in the list, and its text.
TOPICS = {
    "inputs": (
        "Files, folders, encodings, compressed files, web pages",
        """\
No FILE, or -, is standard input. --from says what the input is; by default the name tells:

  .jsonl .ndjson     JSON Lines: an object a line with a "text"; all other keys are kept
  .html .htm         a web page: its main text, title and date (needs urdutext[html])
  .conll             CoNLL: a token a line and its tag last (BIO, IOB, BIOES)
  .conllu            CoNLL-U
  .ann               brat standoff; the text is the .txt beside it
  all else           plain text, one document

With .gz, .bz2, .xz or .zst behind the name (the last needs urdutext[zst]) a file is unpacked as it is read.

  --recursive        for a folder, the files in it and below, in the order of their names
  --lines            each line of a text file is a document
  --encoding         UTF-8 unless told; a byte order mark wins. --errors replace puts U+FFFD for bad bytes
  --skip-boilerplate leaves out what a scrape brings along: پڑھیں:, متعلقہ مضامین and its list, کلیدی لفظ: …
                     The offsets stay those of the file; JSON lists the lines under "boilerplate".
  -j N               N processes; the output stays in the order of the input

A file that can't be read is named on standard error, the others are still processed, and the status is 1.""",
    ),
    "formats": (
        "What can be printed, and for whom",
        """\
  text     sentences a line; a sentence's tokens a line; the normalized text
  table    for people. On a terminal folded to its width, coloured, and each cell isolated, so that terminals
           with and without bidirectional text show it right; in a pipe a line for each find.
           NO_COLOR=1 turns colour off, FORCE_COLOR=1 keeps it in a pipe, as for: … | less -RS
  json     one array of documents; --compact leaves the texts out       (--json)
  jsonl    a document a line; goes into the next command                (--jsonl)
  csv tsv  a heading line and a row for each find; --no-formulas makes cells harmless for spreadsheets
  conll    CoNLL-2003, tags in BIO
  conllu   CoNLL-U; offsets, spaces, tags, values of dates and words in the column MISC
  brat     the .ann file of one text; values, titles and the like in its notes
  spacy    JSON Lines for spaCy's Doc.from_json; dates are the span group "dates", their values its kb_id
  html     a page for the browser, whole in itself: the text with its finds marked, a list of them, a filter,
           light and dark, to be printed                                (--html FILE)

From one format to another, nothing added: urdutext analyze --layers '' --from conll -f spacy corpus.conll
What --from reads back is less than JSON Lines hold, which lose nothing:

  conll    tokens, parted by one space, and labels; dates come as entities labelled DATE, TIME …: no values
  conllu   the text, sentences, tokens, labels, dates with their values; no words, titles, norms, ids, scores
  brat     entities and dates with all that is known of them, over the .txt beside it; no other layer
  spacy    the text, sentences, tokens, labels, dates' types and values; no timex3, calendar, words, titles …

A date that has no value comes back as an entity labelled DATE. No format but JSON keeps the reference date.""",
    ),
    "json": (
        "A document as JSON",
        """\
  {"id": "a.txt", "text": "…as given…", "reference_date": "2025-07-15", "normalized": "…",
   "sentences": [{"start": 0, "end": 27, "text": "…"}],
   "tokens":    [{"start": 0, "end": 5, "text": "…", "kind": "word"}],
   "words":     [{"start": 0, "end": 8, "text": "خوب صورت", "form": "خوبصورت"}],
   "dates":     [{"start": 9, "end": 15, "text": "13 مئی", "type": "DATE", "value": "2025-05-13", …}],
   "entities":  [{"start": 16, "end": 26, "text": "طارق فاطمی", "label": "PER", "title": "معاون خصوصی"}]}

start and end are code points, half open, into "text" as it was given: text[start:end] is the span. A layer
that was not asked for is absent. Keys that urdutext does not know are kept, so that commands compose:

  urdutext dates --jsonl news.txt | urdutext entities --from jsonl --jsonl""",
    ),
    "config": (
        "Defaults from urdutext.toml or pyproject.toml",
        """\
urdutext.toml in the working folder or one above it, or the table [tool.urdutext] of a pyproject.toml there,
holds defaults. A key is an option's long name; at the top it holds for every command that has the option,
in a table for that command. The command line wins.

  jobs = 4
  progress = false

  [dates]
  reference-date = 2025-07-15
  locale = "ur-IN"

urdutext --config FILE COMMAND … takes another file, urdutext --config '' COMMAND … none; the variable
URDUTEXT_CONFIG does the same. Where to write (output, html) can't be set there, and train takes no defaults.""",
    ),
    "status": (
        "Exit statuses and messages",
        """\
  0    done; also when nothing was found
  1    something failed: a file or line could not be read, the disk is full; the rest is done
  2    wrong usage
  130  interrupted (143 terminated): what was finished is written, with -o into FILE.part

Data goes to standard output, messages to standard error, one line each. A closed pipe ends quietly.""",
    ),
}


def _complete(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    from . import COMMANDS

    return [name for name in (*TOPICS, *COMMANDS) if name.startswith(incomplete)]


@click.command("help")
@click.argument("topic", required=False, metavar="[TOPIC|COMMAND]", shell_complete=_complete)
@click.pass_context
def command(context: click.Context, topic: str | None) -> int:
    """Tell about a topic that concerns several commands, or about a command.

    \b
    Examples:
      urdutext help
      urdutext help formats
      urdutext help dates
    """
    from . import COMMANDS, main

    if topic is None:
        click.echo("Topics:\n")
        for name, (line, _) in TOPICS.items():
            click.echo(f"  {name:<12}{line}")
        click.echo("\nCommands:\n")
        for name, line in COMMANDS.items():
            click.echo(f"  {name:<12}{line}")
        click.echo("\nurdutext help TOPIC, or urdutext COMMAND --help, tells more.")
        return 0
    if topic in TOPICS:
        click.echo(TOPICS[topic][1])
        return 0
    found = main.get_command(context, topic)
    if found is None:
        raise click.UsageError(f"no topic {topic!r}: the topics are {', '.join(TOPICS)}")
    with found.make_context(topic, [], parent=context.parent, resilient_parsing=True) as inner:
        click.echo(found.get_help(inner))
    return 0
