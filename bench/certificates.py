"""Prints the same certificates with a bare typst compile and with docxtpl and LibreOffice; started by `soket-bench certificates --peer`.

Arguments: the data (JSON), a folder for files. The last line of standard output is JSON: seconds and bytes. Neither peer draws a QR
code, which helps both; typst is warmed up with one certificate, LibreOffice starts anew, as an office would start it.
"""
import json
import os
import subprocess
import sys
import time

import typst
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt
from docxtpl import DocxTemplate

DATA, FOLDER = sys.argv[1], sys.argv[2]
os.makedirs(FOLDER, exist_ok=True)
MADE = json.load(open(DATA, encoding="utf-8"))
FILES = 100  # LibreOffice stops after some 250 files on one command line; the time of one file is what is told

TYPST = r"""#let d = json("c.json")
#set page(paper: "a4", flipped: true, margin: 2cm)
#set text(font: "Liberation Serif", size: 14pt, lang: "vi")
#for c in d { page[ ĐẢNG UỶ TRƯỜNG TRUNG CẤP GÒ CÔNG #align(center)[ #text(30pt)[TẶNG GIẤY KHEN] \ #v(1cm) #text(22pt, c.name) \ #c.office \ Đã có thành tích #c.praised \ Quyết định số 25-QĐ/ĐU, ngày 19/5/2023 \ Vào sổ khen thưởng số #c.number ] ] }
"""
LINES = ["ĐẢNG UỶ TRƯỜNG TRUNG CẤP GÒ CÔNG", "TẶNG GIẤY KHEN", "{{ c.name }}", "{{ c.office }}", "Đã có thành tích {{ c.praised }}",
         "Quyết định số 25-QĐ/ĐU, ngày 19/5/2023", "Vào sổ khen thưởng số {{ c.number }}"]


def page():
    paper = Document()
    paper.styles["Normal"].font.name, paper.styles["Normal"].font.size = "Liberation Serif", Pt(14)
    section = paper.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
    return paper


def lines(paper):
    for at, words in enumerate(LINES):
        line = paper.add_paragraph()
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.paragraph_format.page_break_before = at == 0
        line.add_run(words).font.size = Pt([14, 30, 22, 14, 14, 12, 12][at])


def templates():
    one = page()
    lines(one)
    one.save(f"{FOLDER}/one.docx")
    all_ = page()
    all_.add_paragraph("{%p for c in made %}")
    lines(all_)
    all_.add_paragraph("{%p endfor %}")
    all_.save(f"{FOLDER}/all.docx")


def timed(work):
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def compile_typst(made):
    json.dump(made, open(f"{FOLDER}/c.json", "w", encoding="utf-8"), ensure_ascii=False)
    typst.compile(f"{FOLDER}/c.typ", output=f"{FOLDER}/typst.pdf")


def merge():
    template = DocxTemplate(f"{FOLDER}/all.docx")
    template.render({"made": MADE})
    template.save(f"{FOLDER}/merged.docx")


def fill():
    for at, made in enumerate(MADE[:FILES]):
        template = DocxTemplate(f"{FOLDER}/one.docx")
        template.render({"c": made})
        template.save(f"{FOLDER}/{at:04d}.docx")


def convert(files):
    words = ["soffice", f"-env:UserInstallation=file://{os.path.abspath(FOLDER)}/office", "--headless", "--convert-to", "pdf", "--outdir", f"{FOLDER}/pdf"]
    subprocess.run(words + files, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


templates()
open(f"{FOLDER}/c.typ", "w", encoding="utf-8").write(TYPST)
compile_typst(MADE[:1])
took = {"typst": timed(lambda: compile_typst(MADE)), "typst_bytes": os.path.getsize(f"{FOLDER}/typst.pdf")}
took["docx"] = timed(merge)
took["libreoffice"] = timed(lambda: convert([f"{FOLDER}/merged.docx"]))
took["libreoffice_bytes"] = os.path.getsize(f"{FOLDER}/pdf/merged.pdf")
took["separate"] = timed(fill) + timed(lambda: convert([f"{FOLDER}/{at:04d}.docx" for at in range(FILES)]))
took["separate_count"] = sum(name.startswith("0") for name in os.listdir(f"{FOLDER}/pdf"))
print(json.dumps(took))
