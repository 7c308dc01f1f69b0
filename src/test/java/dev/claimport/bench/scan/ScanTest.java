package dev.claimport.bench.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.claimport.bench.scan.ScanException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScanTest {

    private static final char GS = '\u001D';
    private static final String ITEM = "0109521234543213";

    private static Scan scan(String raw) throws ScanException {
        return Scan.of(raw, GS);
    }

    private static Kind refused(String raw) {
        return assertThrows(ScanException.class, () -> scan(raw)).kind();
    }

    @Test
    void anElementStringIsTakenApart() throws Exception {
        Scan scan = scan("]d2" + ITEM + "1726050010ABC123" + GS + "21SN-20437" + GS + "8012v1.2" + GS + "91x");
        assertEquals("]d2", scan.symbology());
        assertEquals(Map.of("01", "09521234543213", "17", "260500", "10", "ABC123", "21", "SN-20437", "8012", "v1.2", "91", "x"), scan.elements());
        assertEquals(Optional.of("SN-20437"), scan.serial());
    }

    @Test
    void theSeparatorMayBeAnotherCharacter() throws Exception {
        assertEquals(Optional.of("SN1"), Scan.of("]C1" + ITEM + "21SN1~250X", '~').serial());
    }

    @Test
    void aPlainCodeIsTheSerialNumber() throws Exception {
        assertEquals(Optional.of("SN-20437"), scan("SN-20437").serial());
        assertEquals(Optional.of("SN-20437"), scan("]C0SN-20437").serial());
        assertEquals("]C0", scan("]C0SN-20437").symbology());
    }

    @Test
    void anElementStringWithoutSerialNumberHasNone() throws Exception {
        assertEquals(Optional.empty(), scan("]d2" + ITEM).serial());
    }

    @Test
    void whatIsNotSoundIsNamed() {
        assertEquals(Kind.CHECK_DIGIT_WRONG, refused("]d20109521234543214"));
        assertEquals(Kind.TOO_SHORT, refused("]d201095212"));
        assertEquals(Kind.ITEM_MISSING, refused("]d221SN-1"));
        assertEquals(Kind.DATE_WRONG, refused("]d2" + ITEM + "11261301"));
        assertEquals(Kind.IDENTIFIER_UNKNOWN, refused("]d2" + ITEM + "77X"));
        assertEquals(Kind.TOO_LONG, refused("]d2" + ITEM + "21" + "x".repeat(21)));
        assertEquals(Kind.CHARACTER_WRONG, refused("]d2" + ITEM + "21a b"));
        assertEquals(Kind.TWICE, refused("]d2" + ITEM + ITEM));
    }

    private static Optional<String> typed(KeyScan keys, String text, int millis) {
        Instant at = Instant.EPOCH.plusSeconds(60);
        for (char key : text.toCharArray()) {
            at = at.plusMillis(millis);
            keys.type(key, at);
        }
        return keys.end(at.plusMillis(millis));
    }

    @Test
    void aScannerIsKnownByItsSpeed() {
        KeyScan keys = new KeyScan(KeyScan.USUAL_GAP, "");
        assertEquals(Optional.of("SN-20437"), typed(keys, "SN-20437", 10));
        assertEquals(Optional.of("SN-20437"), typed(keys, "SN-20437", 100), "a slow one, too");
        assertEquals(Optional.empty(), typed(keys, "SN-20437", 180), "a person");
        assertEquals(Optional.empty(), typed(keys, "SN1", 10), "too short for a scan");
    }

    @Test
    void aPrefixIsNotPartOfTheScan() {
        KeyScan keys = new KeyScan(Duration.ofMillis(40), "~~");
        assertEquals(Optional.of("SN-20437"), typed(keys, "~~SN-20437", 10));
        assertEquals(Optional.empty(), typed(keys, "SN-20437", 10));
    }
}
