"""Writes reports as DOCX and PDF the way a careful user of docxtpl and LibreOffice would; started by `soket-bench papers --peer`.

Argument: the folder for its files. On standard input one JSON line a report ({"content": FILE, "round": N}), `null` to end; on standard
output one JSON line each: seconds for the chart, the DOCX (the chart included) and the PDF, pages, bytes.
Interpreter, template and LibreOffice are up and warm before the first report; reading the content is not timed.
"""
import json
import os
import socket
import subprocess
import sys
import time
from importlib.metadata import version

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as STAND
from docx.oxml import OxmlElement
from docx.shared import Cm, Pt
from docxtpl import DocxTemplate, InlineImage
from unoserver.client import UnoClient

FONT = "Liberation Serif"
FOLDER = sys.argv[1]
plt.rcParams["font.family"] = FONT


def template(path):
    """The same page as soket's: margins, 14 pt, lines of 18 pt, 6 pt above, first line 1 cm in; a table of 12 pt."""
    paper = Document()
    normal = paper.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(14)
    lines = normal.paragraph_format
    lines.line_spacing, lines.space_before, lines.space_after = Pt(18), Pt(6), Pt(0)
    page = paper.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.top_margin, page.bottom_margin, page.left_margin, page.right_margin = Cm(2), Cm(2), Cm(3), Cm(1.5)
    head = paper.add_table(1, 2)
    head.cell(0, 0).text = "ĐẢNG BỘ THỊ XÃ\nĐẢNG UỶ TRƯỜNG TRUNG CẤP\n*\nSố 15-BC/ĐU"
    head.cell(0, 1).text = "ĐẢNG CỘNG SẢN VIỆT NAM\nThị xã, ngày 20 tháng 5 năm 2023"
    paper.add_paragraph("BÁO CÁO\n{{ subject }}").alignment = STAND.CENTER
    paper.add_paragraph("{%p for section in sections %}")
    paper.add_paragraph().add_run("{{ loop.index }}. {{ section.name }}").bold = True
    paper.add_paragraph("{%p for words in section.paragraphs %}")
    prose = paper.add_paragraph("{{ words }}")
    prose.alignment, prose.paragraph_format.first_line_indent = STAND.JUSTIFY, Cm(1)
    paper.add_paragraph("{%p endfor %}")
    paper.add_paragraph("{%p endfor %}")
    paper.add_paragraph("{{ chart }}").paragraph_format.line_spacing = 1
    paper.add_paragraph().add_run("Bảng 1. Kết quả thực hiện 60 chỉ tiêu").bold = True
    table(paper)
    paper.add_paragraph("Nơi nhận:\n- Thường trực cấp trên,\n- Các chi bộ trực thuộc,\n- Lưu Văn phòng Đảng uỷ.")
    paper.add_paragraph("T/M ĐẢNG UỶ\nBÍ THƯ\n\n\n\n\nNguyễn Hữu Ngữ").alignment = STAND.RIGHT
    paper.save(path)


def table(paper):
    names = ["STT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện", "Tỷ lệ %", "Đánh giá"]
    cells = ["loop.index", "row.name", "row.scale", "row.asked", "row.result", "row.percent", "row.verdict"]
    rows = paper.add_table(4, 7)
    rows.style, rows.autofit = "Table Grid", False
    for at, (name, cell) in enumerate(zip(names, cells)):
        rows.cell(0, at).text, rows.cell(2, at).text = name, "{{ %s }}" % cell
    rows.cell(1, 0).text, rows.cell(3, 0).text = "{%tr for row in targets %}", "{%tr endfor %}"
    rows.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    widths = [Cm(width) for width in (1.1, 6.3, 2.1, 1.7, 1.7, 1.7, 1.9)]
    for column, width in zip(rows.columns, widths):
        column.width = width
    for row in rows.rows:
        for cell, width in zip(row.cells, widths):
            cell.width = width
            for lines in cell.paragraphs:
                lines.paragraph_format.space_before, lines.paragraph_format.line_spacing = Pt(0), 1
                for run in lines.runs:
                    run.font.size = Pt(12)


def draw_chart(bars, path):
    figure, axes = plt.subplots(figsize=(6.4, 3.4), dpi=150)
    axes.barh([bar["unit"] for bar in bars], [bar["per_mille"] / 10 for bar in bars], color="#6e6e6e")
    axes.invert_yaxis()
    axes.axvline(100, color="#000", linewidth=1, linestyle="--")
    axes.set_title("Kết quả so với mức đề ra (vạch đứt: 100%)")
    figure.tight_layout()
    figure.savefig(path)
    plt.close(figure)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def libreoffice():
    """LibreOffice kept up by unoserver, and a client that has converted once."""
    port = free_port()
    words = ["-m", "unoserver.server", "--port", port, "--uno-port", free_port(), "--user-installation", os.path.join(FOLDER, "libreoffice")]
    with open(os.path.join(FOLDER, "unoserver.log"), "w") as log:
        server = subprocess.Popen([sys.executable, *words], stdout=log, stderr=log, stdin=subprocess.DEVNULL)
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", int(port)), 1).close()
            return server, UnoClient(server="127.0.0.1", port=port)
        except OSError:
            time.sleep(0.1)
    server.terminate()
    raise SystemExit("unoserver does not answer; see unoserver.log")


def write(client, content, stem):
    begun = time.perf_counter()
    chart = stem + ".png"
    draw_chart(content["bars"], chart)
    drawn = time.perf_counter()
    paper = DocxTemplate(os.path.join(FOLDER, "template.docx"))
    paper.render({**content, "chart": InlineImage(paper, chart, width=Cm(15.5))})
    paper.save(stem + ".docx")
    filled = time.perf_counter()
    client.convert(inpath=stem + ".docx", outpath=stem + ".pdf")
    ended = time.perf_counter()
    with open(stem + ".pdf", "rb") as file:
        pages = file.read().count(b"/Type/Page/")
    sizes = [os.path.getsize(stem + ending) for ending in (".docx", ".pdf")]
    return {"chart": drawn - begun, "docx": filled - begun, "pdf": ended - filled, "pages": pages, "bytes": sizes}


def main():
    template(os.path.join(FOLDER, "template.docx"))
    server, client = libreoffice()
    try:
        office = subprocess.run(["soffice", "--version"], capture_output=True, text=True).stdout.split()
        parts = [f"{name} {version(name)}" for name in ("docxtpl", "python-docx", "matplotlib", "unoserver")]
        print(json.dumps({"versions": ", ".join([*parts, " ".join(office[:2])])}), flush=True)
        for line in sys.stdin:
            asked = json.loads(line)
            if asked is None:
                break
            with open(asked["content"], encoding="utf-8") as file:
                content = json.load(file)
            print(json.dumps(write(client, content, os.path.join(FOLDER, f"peer-{asked['round']}"))), flush=True)
    finally:
        server.terminate()
        server.wait(30)


main()
