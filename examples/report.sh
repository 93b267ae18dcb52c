#!/bin/sh
# From a folder of scraped pages, packed or not, to what an editor looks at: a report for the browser, a
# table of the names for a spreadsheet, and a list of what was said about each day.
#
#     sh report.sh scrapes/ out/
set -eu
mkdir -p "$2"
urdutext analyze --recursive --skip-boilerplate --layers sentences,tokens,dates,entities --jsonl -o "$2/all.jsonl" "$1"
# What is annotated is not annotated again: no layer is asked for, only another format.
urdutext analyze --layers '' --html "$2/report.html" "$2/all.jsonl"
urdutext entities --count -f csv --no-formulas -o "$2/names.csv" "$2/all.jsonl"
urdutext dates -f tsv --skip-boilerplate -o "$2/dates.tsv" "$2/all.jsonl"
