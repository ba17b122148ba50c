"""Runs a hall's driver with words in its templates that only we know: {card}, {card+N}, {turn}, and as mark of an operator's action
the name of whoever is given the floor, which every phone then shows.

Use: python hall.py DRIVER PEOPLE.json [options of the driver]
"""
import json, re, sys

driver, people = sys.argv[1], json.load(open(sys.argv[2], encoding="utf-8"))
sys.argv = [driver] + sys.argv[3:]
source = open(driver, encoding="utf-8").read()


def put(old, new):
    global source
    if source.count(old) != 1:
        sys.exit(f"the driver does not hold once: {old}")
    source = source.replace(old, new)


def card(i):
    return people["cards"][i % len(people["cards"])]


def worded(template, i):
    template = re.sub(r"\{card(?:\+(\d+))?\}", lambda found: card(i + int(found[1] or 0)), template)
    return template.replace("{turn}", str(people["speakers"][i % len(people["speakers"])]["turn"]))


put('def fill(t, i=0, mark=""): return t.replace', 'def fill(t, i=0, mark=""): return worded(t, i).replace')
put('f"mark-{os.getpid()}-{i}-"', 'speaker(i)')
speaker = lambda i: people["speakers"][i]["name"]
exec(compile(source, driver, "exec"), {"__name__": "__main__", "__file__": driver, "worded": worded, "speaker": speaker})
