package dev.claimport.bench.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
        assertEquals(Optional.empty(), scan("").serial());
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

    @Test
    void whatIsNotSoundSaysWhichElementItIs() {
        assertEquals("17", assertThrows(ScanException.class, () -> scan("]d2" + ITEM + "17261301")).identifier());
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
        assertEquals(Optional.of("SN-1"), typed(keys, "~~SN-1", 10));
        assertEquals(Optional.empty(), typed(keys, "~~SN1", 10), "too short for a scan, with whatever prefix");
    }

    /** To the last character of what each may have. */
    @Test
    void lengthsEndWhereTheSpecificationEndsThem() throws Exception {
        assertEquals(20, scan("]d2" + ITEM + "21" + "x".repeat(20)).serial().orElseThrow().length());
        assertEquals(30, scan("]d2" + ITEM + "250" + "x".repeat(30)).elements().get("250").length());
        assertEquals(Kind.TOO_LONG, refused("]d2" + ITEM + "250" + "x".repeat(31)));
        assertEquals(90, scan("]d2" + ITEM + "99" + "x".repeat(90)).elements().get("99").length());
        assertEquals(Kind.TOO_SHORT, refused("]d2" + ITEM + "21"));
        assertEquals(Kind.TOO_SHORT, refused("]d2" + ITEM + "17260"));
        assertEquals(Kind.IDENTIFIER_UNKNOWN, refused("]d2" + ITEM + "90x"));
        assertEquals(Kind.IDENTIFIER_UNKNOWN, refused("]d2" + ITEM + "2"));
    }

    @Test
    void itemsMayBePackagesAndPieces() throws Exception {
        assertEquals(Optional.of("SN-1"), scan("]d20309521234543213" + "21SN-1").serial());
        assertEquals(Kind.CHECK_DIGIT_WRONG, refused("]d28006095212345432140102"));
        assertEquals("095212345432130102", scan("]d28006095212345432130102" + GS + "21SN-1").elements().get("8006"));
    }

    @Test
    void aLeadingOrDoubledSeparatorIsNoElement() throws Exception {
        assertEquals(Optional.of("SN-1"), scan("]d2" + GS + ITEM + GS + "21SN-1" + GS).serial());
    }

    @Test
    void checkDigitsAreWeighted() throws Exception {
        assertEquals("04006381333931", scan("]d20104006381333931").elements().get("01"));
        assertEquals(Kind.CHECK_DIGIT_WRONG, refused("]d20104006381333913"));
    }

    @Test
    void theDayZeroIsTheEndOfItsMonth() throws Exception {
        assertEquals("260200", scan("]d2" + ITEM + "17260200").elements().get("17"));
        assertEquals("240229", scan("]d2" + ITEM + "11240229").elements().get("11"));
        assertEquals(Kind.DATE_WRONG, refused("]d2" + ITEM + "11260229"));
        assertEquals(Kind.DATE_WRONG, refused("]d2" + ITEM + "11260001"));
    }

    private static Instant after(int millis) {
        return Instant.EPOCH.plusSeconds(60).plusMillis(millis);
    }

    private static KeyScan typed(String text) {
        KeyScan keys = new KeyScan(Duration.ofMillis(40), "");
        for (int at = 0; at < text.length(); at++) {
            keys.type(text.charAt(at), after(40 * at));
        }
        return keys;
    }

    @Test
    void justTheGapIsFastEnough() {
        assertEquals(Optional.of("SN-1"), typed("SN-1").end(after(3 * 40 + 40)));
        assertEquals(Optional.empty(), typed("SN-1").end(after(3 * 40 + 41)));
        KeyScan slow = typed("SN-1");
        slow.type('2', after(3 * 40 + 41));
        assertEquals(Optional.empty(), slow.end(after(3 * 40 + 50)), "what came before the gap is no part of it");
    }

    @Test
    void aScannerThatEndsWithNothingEndsWithSilence() {
        assertEquals(Optional.empty(), typed("SN-1").silence(after(3 * 40 + 40)));
        KeyScan keys = typed("SN-1");
        assertEquals(Optional.of("SN-1"), keys.silence(after(3 * 40 + 41)));
        assertEquals(Optional.empty(), keys.silence(after(1000)), "once");
    }

    @Test
    void keysOfAScanMeanNothingElse() {
        assertFalse(typed("S").isUnderWay(after(1)), "one key is nobody's scan");
        assertTrue(typed("SN").isUnderWay(after(40 + 40)));
        assertFalse(typed("SN").isUnderWay(after(40 + 41)));
        KeyScan over = typed("SN-1");
        over.end(after(3 * 40 + 1));
        assertFalse(over.isUnderWay(after(3 * 40 + 2)));
    }

    @Test
    void theLongestGapIsOfWhatWasTypedLast() {
        KeyScan keys = KeyScan.patient();
        assertEquals(Duration.ZERO, keys.longest());
        keys.type('a', after(0));
        keys.type('b', after(300));
        keys.type('c', after(310));
        assertEquals(Duration.ofMillis(300), keys.longest());
        keys.type('d', after(1310));
        assertEquals(Duration.ofSeconds(1), keys.longest());
        keys.type('e', after(2311));
        assertEquals(Duration.ZERO, keys.longest());
    }

    @Test
    void moreThanAScanHasIsNone() {
        assertEquals(Optional.of("x".repeat(512)), typed("x".repeat(512)).end(after(511 * 40)));
        assertEquals(Optional.empty(), typed("x".repeat(513)).end(after(512 * 40)));
    }
}
