"""What a PDF holds, and what it promises to readers who cannot see it."""

import io
import unicodedata

import pypdf


class Pdf:
    def __init__(self, content):
        self.reader = pypdf.PdfReader(io.BytesIO(content))
        self.root = self.reader.trailer["/Root"]

    @property
    def text(self):
        """All the text, its lines joined; it is NFC or this fails."""
        text = " ".join(" ".join(page.extract_text().split()) for page in self.reader.pages)
        assert unicodedata.is_normalized("NFC", text)
        return text

    @property
    def fonts(self):
        """The names of the fonts, each embedded or this fails."""
        return {
            name
            for page in self.reader.pages
            for name in map(_embedded, page["/Resources"]["/Font"].values())
        }

    def is_one_page_for_everybody(self, language, title):
        """Whether it is one page of A4, tagged PDF/UA-1, with its language and its title."""
        (page,) = self.reader.pages
        assert [round(float(side)) for side in page.mediabox[2:]] == [595, 842]
        assert (self.root["/Lang"], self.root["/MarkInfo"]["/Marked"]) == (language, True)
        assert self.root["/ViewerPreferences"]["/DisplayDocTitle"]
        assert "/StructTreeRoot" in self.root
        assert b"pdfuaid:part>1<" in self.root["/Metadata"].get_data()
        assert self.reader.metadata.title == title
        assert "/CreationDate" not in self.reader.metadata  # nobody's hour of reading
        return True


def _embedded(font):
    assert "/FontFile2" in font["/DescendantFonts"][0]["/FontDescriptor"]
    return font["/BaseFont"].split("+")[1]
