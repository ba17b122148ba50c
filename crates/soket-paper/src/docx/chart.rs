//! A chart as DrawingML: lines and letters that Word can still edit, never a picture.

use super::xml::{Letters, Stand, escape, paragraph, run};
use crate::document::{Bar, Chart};

/// The paragraph that holds the `number`-th chart, its title above.
pub fn place(chart: &Chart, number: usize) -> String {
    // A bar takes 10 mm, for a label of two lines, the axis 12 mm; one millimetre is 36 000 units.
    let height = (12 + 10 * chart.bars.len()) * 36_000;
    let drawing = format!(
        "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"5900000\" cy=\"{height}\"/>\
         <wp:docPr id=\"{number}\" name=\"Biểu đồ {number}\" descr=\"{}\"/><wp:cNvGraphicFramePr/>\
         <a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">\
         <a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\">\
         <c:chart xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" r:id=\"rIdChart{number}\"/>\
         </a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
        escape(&chart.description)
    );
    let title = run(&chart.title, Letters::of(12.0).bold());
    paragraph(Stand::plain("center").after_gap(120).kept(), &title) + &paragraph(Stand::plain("center"), &drawing)
}

/// The chart itself: horizontal bars in per cent of what was asked, the first bar at the top.
pub fn part(chart: &Chart) -> String {
    let labels = points(chart, |bar| escape(&format!("{} ({})", bar.label, bar.value)));
    let lengths = points(chart, |bar| format!("{}.{}", bar.per_mille / 10, bar.per_mille % 10));
    let letters = "<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz=\"1000\"><a:solidFill><a:srgbClr val=\"000000\"/></a:solidFill>\
                   <a:latin typeface=\"Times New Roman\"/><a:cs typeface=\"Times New Roman\"/></a:defRPr></a:pPr><a:endParaRPr lang=\"vi-VN\"/></a:p></c:txPr>";
    let count = chart.bars.len();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
         <c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">\
         <c:roundedCorners val=\"0\"/><c:chart><c:autoTitleDeleted val=\"1\"/><c:plotArea><c:layout/>\
         <c:barChart><c:barDir val=\"bar\"/><c:grouping val=\"clustered\"/><c:varyColors val=\"0\"/>\
         <c:ser><c:idx val=\"0\"/><c:order val=\"0\"/><c:tx><c:v>{}</c:v></c:tx><c:spPr><a:solidFill><a:srgbClr val=\"6E6E6E\"/></a:solidFill></c:spPr><c:invertIfNegative val=\"0\"/>\
         <c:cat><c:strLit><c:ptCount val=\"{count}\"/>{labels}</c:strLit></c:cat>\
         <c:val><c:numLit><c:formatCode>General</c:formatCode><c:ptCount val=\"{count}\"/>{lengths}</c:numLit></c:val></c:ser>\
         <c:gapWidth val=\"60\"/><c:axId val=\"1\"/><c:axId val=\"2\"/></c:barChart>\
         <c:catAx><c:axId val=\"1\"/><c:scaling><c:orientation val=\"maxMin\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"l\"/>\
         <c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/>{letters}<c:crossAx val=\"2\"/></c:catAx>\
         <c:valAx><c:axId val=\"2\"/><c:scaling><c:orientation val=\"minMax\"/><c:max val=\"150\"/><c:min val=\"0\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"b\"/>\
         <c:majorGridlines><c:spPr><a:ln w=\"6350\"><a:solidFill><a:srgbClr val=\"BFBFBF\"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>\
         <c:numFmt formatCode=\"0&quot;%&quot;\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/>{letters}\
         <c:crossAx val=\"1\"/><c:crosses val=\"max\"/><c:majorUnit val=\"50\"/></c:valAx></c:plotArea><c:plotVisOnly val=\"1\"/></c:chart></c:chartSpace>",
        escape(&chart.title)
    )
}

fn points(chart: &Chart, value: impl Fn(&Bar) -> String) -> String {
    let point = |(at, bar): (usize, &Bar)| format!("<c:pt idx=\"{at}\"><c:v>{}</c:v></c:pt>", value(bar));
    chart.bars.iter().enumerate().map(point).collect()
}
