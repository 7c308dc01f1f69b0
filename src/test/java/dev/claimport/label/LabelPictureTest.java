package dev.claimport.label;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.label.LabelPicture.Box;
import dev.claimport.label.LabelPicture.Graphic;
import dev.claimport.label.LabelPicture.Words;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelPictureTest {

    private static List<Words> words(String zpl) {
        return LabelPicture.of(zpl).parts().stream().filter(Words.class::isInstance).map(Words.class::cast).toList();
    }

    @Test
    void theUsualLabelIsShownWholeWithinItsSize() {
        LabelPicture picture = LabelPicture.of(LabelTemplate.usual().fill(Map.of("thing", "sensor-4711-0001-of-the-northern-hall", "serial", "4711-0001", "date", "2026-11-29")));
        assertEquals(560, picture.width());
        assertEquals(240, picture.height());
        assertEquals(Set.of(), picture.unknown());
        assertEquals("sensor-4711-0001-of-the-northern-hall", String.join("", picture.parts().stream().filter(Words.class::isInstance).map(part -> ((Words) part).text()).limit(2).toList()));
        assertTrue(picture.parts().stream().allMatch(part -> part.x() + part.width() <= 560 && part.y() + part.height() <= 240), picture.parts().toString());
    }

    @Test
    void whatWasEscapedIsReadAsItWas() {
        String zpl = new LabelTemplate("own.zpl", "^XA^FO1,2^FD${serial}^FS^XZ").fill(Map.of("serial", "^A_~ä€"));
        assertEquals(List.of("^A_~ä€"), words(zpl).stream().map(Words::text).toList());
    }

    @Test
    void linesStandWhereTheirBlockSays() {
        Words right = words("^XA^FO100,20^A0N,30,30^FB200,1,0,R^FDab^FS^XZ").getFirst();
        assertEquals(300, right.x() + right.width());
        Words below = words("^XA^FT10,100^A0N,30^FDx^FS^XZ").getFirst();
        assertEquals(70, below.y());
    }

    @Test
    void aGraphicAndABoxAreDotsAndLines() {
        LabelPicture picture = LabelPicture.of("^XA^FO5,6^GFA,2,2,1,80FF^FS^FO0,0^GB100,50,3^FS^XZ");
        Graphic graphic = (Graphic) picture.parts().getFirst();
        assertEquals(9, IntStream.range(0, 16).filter(at -> graphic.isBlack(at % 8, at / 8)).count());
        assertEquals(new Box(0, 0, 100, 50, 3), picture.parts().getLast());
        assertEquals(130, picture.width());
    }

    @ParameterizedTest
    @ValueSource(strings = {"^XA^GFA,9,9,0,FF^FS^XZ", "^XA^GFA,2,2,2,FF^FS^XZ", "^XA^FO99999999999,1^FD^FS^GB,,,^FS^XZ", "^", "^FB^FDa^FS", "^PW0^LL99999", ""})
    void whatIsNoLabelHasAPictureToo(String zpl) {
        LabelPicture picture = LabelPicture.of(zpl);
        assertTrue(picture.width() > 0 && picture.height() > 0);
    }

    @Test
    void whatIsNotShownIsNamed() {
        assertEquals(Set.of("^BC", "^RF"), LabelPicture.of("^XA^BCN,100^FD1^FS^RFW,H^FD2^FS^XZ").unknown());
    }

    @Test
    void aPageIsReadFromItsEnd() {
        byte[] bytes = LabelPdf.of(LabelPicture.of("^XA^PW560^LL240^FO30,30^FDSN (4711) \\^FS^FO1,1^GB10,10,5^FS^XZ"));
        String pdf = new String(bytes, StandardCharsets.ISO_8859_1);
        int table = Integer.parseInt(pdf.replaceAll("(?s).*startxref\n(\\d+)\n.*", "$1"));
        String[] places = pdf.substring(table).split("\n");
        assertEquals("xref", places[0]);
        for (int number = 1; number <= 5; number++) {
            int at = Integer.parseInt(places[number + 2].substring(0, 10));
            assertTrue(pdf.startsWith(number + " 0 obj", at), places[number + 2]);
        }
        assertTrue(pdf.contains("/MediaBox [0 0 198.425 85.039]"), pdf);
        assertTrue(pdf.contains("(SN \\(4711\\) \\\\) Tj"), pdf);
        assertTrue(pdf.contains("1 229 10 10 re f"), pdf);
    }
}
