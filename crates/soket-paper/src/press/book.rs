//! A PDF of sheets: pages that share their faces and their background; archival (PDF/A-2u), with a title and a language.

use super::background::{Background, Colours};
use super::template::{PictureKind, Sheet};
use super::typeface::{OBJECTS, Typeface};
use crate::html;
use crate::pdf;
use pdf_writer::{Filter, Finish, Name, Pdf, Rect, Ref, Settings, TextStr};
use std::hash::{DefaultHasher, Hash as _, Hasher};

/// The numbers of the objects that every file has; the faces and then the pages come after.
const CATALOG: Ref = Ref::new(1);
const TREE: Ref = Ref::new(2);
const INFO: Ref = Ref::new(3);
const METADATA: Ref = Ref::new(4);
const RESOURCES: Ref = Ref::new(5);
const PICTURE: Ref = Ref::new(6);
const FACES: i32 = 7;
const PAGES: i32 = FACES + 4 * OBJECTS;

/// Who made the file.
const PRODUCER: &str = "soket";

/// A file that pages are added to.
pub(super) struct Book {
    pdf: Pdf,
    pages: i32,
    width: f32,
    height: f32,
    seen: DefaultHasher,
}

impl Book {
    /// A file without a page, for about so many.
    pub fn new(sheet: Sheet, pages: usize) -> Self {
        let pdf = Pdf::with_settings_and_capacity(Settings { pretty: false }, pages * 2_048 + 64 * 1024);
        let [width, height] = [sheet.width_mm, sheet.height_mm].map(|side| side.points() as f32);
        Self { pdf, pages: 0, width, height, seen: DefaultHasher::new() }
    }

    /// Adds a page whose ink is packed already.
    pub fn add(&mut self, packed: &[u8]) {
        let page = page(self.pages);
        let drawn = Ref::new(page.get() + 1);
        self.pdf.page(page).parent(TREE).contents(drawn);
        self.pdf.stream(drawn, packed).filter(Filter::FlateDecode);
        packed.hash(&mut self.seen);
        self.pages += 1;
    }

    /// Ends the file.
    pub fn finish(mut self, title: &str, faces: &[Typeface], background: Option<&Background>) -> pdf::Pdf {
        self.head(title);
        self.resources(faces, background);
        for face in faces {
            face.write(&mut self.pdf, first_of(face));
        }
        if let Some(background) = background {
            picture(&mut self.pdf, background);
        }
        title.hash(&mut self.seen);
        let mut other = self.seen.clone();
        0_u8.hash(&mut other);
        let id = [&self.seen, &other].map(|seen| Hasher::finish(seen).to_be_bytes()).concat();
        self.pdf.set_file_id((id.clone(), id));
        pdf::Pdf { pages: usize::try_from(self.pages).unwrap_or_default(), bytes: self.pdf.finish() }
    }

    fn head(&mut self, title: &str) {
        let mut catalog = self.pdf.catalog(CATALOG);
        catalog.pages(TREE).metadata(METADATA).lang(TextStr("vi-VN"));
        // A print dialogue that shrinks the page to its margins would undo every millimetre.
        catalog.viewer_preferences().display_doc_title(true).pair(Name(b"PrintScaling"), Name(b"None"));
        catalog.finish();
        self.pdf.document_info(INFO).title(TextStr(title)).producer(TextStr(PRODUCER));
        self.pdf.metadata(METADATA, metadata(title).as_bytes());
        let mut tree = self.pdf.pages(TREE);
        tree.count(self.pages).kids((0..self.pages).map(page));
        tree.media_box(Rect::new(0.0, 0.0, self.width, self.height)).pair(Name(b"Resources"), RESOURCES);
    }

    /// What pages name: faces, background, and what red, green, blue and grey mean on any device.
    fn resources(&mut self, faces: &[Typeface], background: Option<&Background>) {
        let mut resources = self.pdf.indirect(RESOURCES).dict();
        let mut fonts = resources.insert(Name(b"Font")).dict();
        for face in faces {
            fonts.pair(Name(&[b'F', b'0' + face.style as u8]), first_of(face));
        }
        fonts.finish();
        if background.is_some() {
            resources.insert(Name(b"XObject")).dict().pair(Name(b"B"), PICTURE);
        }
        const WHITE: [f32; 3] = [0.9505, 1.0, 1.089];
        let mut spaces = resources.insert(Name(b"ColorSpace")).dict();
        let mut space = spaces.insert(Name(b"DefaultRGB")).array();
        space.item(Name(b"CalRGB"));
        let mut meant = space.push().dict();
        meant.insert(Name(b"WhitePoint")).array().items(WHITE);
        meant.insert(Name(b"Gamma")).array().items([2.2_f32; 3]);
        meant.insert(Name(b"Matrix")).array().items([0.4124_f32, 0.2126, 0.0193, 0.3576, 0.7152, 0.1192, 0.1805, 0.0722, 0.9505]);
        meant.finish();
        space.finish();
        let mut space = spaces.insert(Name(b"DefaultGray")).array();
        space.item(Name(b"CalGray"));
        space.push().dict().pair(Name(b"Gamma"), 2.2_f32).insert(Name(b"WhitePoint")).array().items(WHITE);
    }
}

fn page(number: i32) -> Ref {
    Ref::new(PAGES + 2 * number)
}

fn first_of(face: &Typeface) -> Ref {
    Ref::new(FACES + face.style as i32 * OBJECTS)
}

fn picture(pdf: &mut Pdf, background: &Background) {
    let mut picture = pdf.image_xobject(PICTURE, &background.drawn.bytes);
    picture.filter(match background.kind {
        PictureKind::Png => Filter::FlateDecode,
        PictureKind::Jpeg => Filter::DctDecode,
    });
    let side = |dots: u32| i32::try_from(dots).unwrap_or(i32::MAX);
    picture.width(side(background.width)).height(side(background.height)).bits_per_component(8);
    picture.color_space_name(match background.drawn.colours {
        Colours::Grey => Name(b"DeviceGray"),
        Colours::Rgb => Name(b"DeviceRGB"),
    });
}

/// What archives read about the file.
fn metadata(title: &str) -> String {
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" \
         xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"><dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:title>\
         <dc:language><rdf:Bag><rdf:li>vi-VN</rdf:li></rdf:Bag></dc:language><pdf:Producer>{PRODUCER}</pdf:Producer>\
         <pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance></rdf:Description></rdf:RDF></x:xmpmeta>\
         <?xpacket end=\"r\"?>",
        html::escape(title)
    )
}
