package dev.claimport.bench.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.bench.scan.ScannerSettings.End;
import dev.claimport.bench.scan.ScannerSettings.Routed;
import dev.claimport.bench.scan.TestCard.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a scanner is set, and what the test card says of that. */
class ScannerSettingsTest {

    private static final Duration FAST = Duration.ofMillis(10);

    private static ScannerSettings with(String separator, Map<String, String> prefixes, String serials) {
        return new ScannerSettings(120, End.ENTER, "", separator, "", prefixes, serials, Map.of());
    }

    @Test
    void aPrefixSaysWhereAScanBelongs() throws ScanException {
        assertEquals(new Routed(ScanTarget.OPERATOR, "J. Weber"), ScannerSettings.USUAL.route("OP:J. Weber"));
        assertEquals(new Routed(ScanTarget.PARAMETER, "Site=berlin", Map.of("Site", "berlin"), Optional.empty()),
                ScannerSettings.USUAL.route("]Q1PA:Site=berlin"), "with a symbology before it");
        assertEquals(new Routed(ScanTarget.SERIAL, "SN-1"), ScannerSettings.USUAL.route("SN-1"));
        assertEquals(new Routed(ScanTarget.SERIAL, "OP:1"), with("", Map.of("operator", "W="), "").route("OP:1"));
        assertEquals(new Routed(ScanTarget.OPERATOR, "1"), with("", Map.of("operator", "W="), "").route("W=1"));
        assertEquals(new Routed(ScanTarget.SERIAL, "SN1"), with("~", Map.of(), "").route("]C1010952123454321321SN1~250X"));
    }

    @Test
    void aLabelSaysParametersAndTheBatchWhereItsElementsAreSet() throws ScanException {
        ScannerSettings taking = ScannerSettings.USUAL.taking(Map.of("01", "Product", "10", ScannerSettings.BATCH, "91", "Site"));
        assertEquals(new Routed(ScanTarget.SERIAL, "SN1", Map.of("Product", "09521234543213", "Site", "berlin"), Optional.of("B-7")),
                taking.route("]d2010952123454321310B-7\u001D21SN1\u001D91berlin"));
        assertEquals(new Routed(ScanTarget.SERIAL, "SN1"), ScannerSettings.USUAL.route("]d2010952123454321310B-7\u001D21SN1"), "nothing is set");
        assertEquals(new Routed(ScanTarget.BATCH, "B-7"), taking.route("]C110B-7"));
        assertEquals(Map.of("Site", "berlin"), taking.route("]C191berlin").parameters());
        assertEquals(ScanException.Kind.NO_SERIAL, assertThrows(ScanException.class, () -> taking.route("]C111261129")).kind());
    }

    @Test
    void whatIsNoElementIsNotTaken() {
        assertTrue(ScannerSettings.areElements(Map.of("8012", "Version", "99", "Line")));
        assertFalse(ScannerSettings.areElements(Map.of("21", "SerialNumber")), "the serial number is taken anyway");
        assertFalse(ScannerSettings.areElements(Map.of("9", "Line")));
        assertFalse(ScannerSettings.areElements(Map.of("90", "Line")));
        assertFalse(ScannerSettings.areElements(Map.of("10", " ")));
    }

    @Test
    void aScanOfTheWrongKindIsNoSerialNumber() {
        assertEquals(ScanException.Kind.NO_SERIAL, assertThrows(ScanException.class, () -> with("", Map.of(), "SN-\\d+").route("4006381333931")).kind());
        assertEquals(ScanException.Kind.NO_SERIAL, assertThrows(ScanException.class, () -> ScannerSettings.USUAL.route("]d20109521234543213")).kind());
    }

    /** What a plug sends that is pulled in the middle, or a scanner in serial mode at another speed. */
    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\uFFFD\uFFFDSN-1", "\u001b[2J", "SN-1\u001D", "]d2010952123454321321SN\u00011", "\n"})
    void noiseIsNoSerialNumber(String noise) {
        assertThrows(ScanException.class, () -> ScannerSettings.USUAL.route(noise));
    }

    @ParameterizedTest
    @ValueSource(strings = {"OP:", "OP: ", "OP:J.\u0000", "ST:", "BA: ", "SL:", "SL:0", "SL:100", "SL:x", "PA:", "PA:Site", "PA:=berlin", "PA: =berlin", "DO:", "DO:dance"})
    void whatSaysWhereItBelongsAndNothingForThatIsNotUnderstood(String scan) {
        assertEquals(ScanException.Kind.NOT_UNDERSTOOD, assertThrows(ScanException.class, () -> ScannerSettings.USUAL.route(scan)).kind());
    }

    @Test
    void whatCanStandThereIsTaken() throws ScanException {
        assertEquals(new Routed(ScanTarget.COMMAND, "Go-On"), ScannerSettings.USUAL.route("DO:Go-On"));
        assertEquals(new Routed(ScanTarget.SLOT, "64"), ScannerSettings.USUAL.route("SL: 64"));
        assertEquals(Map.of("Site", ""), ScannerSettings.USUAL.route("PA:Site=").parameters());
        assertEquals(Map.of("Site", "a=b"), ScannerSettings.USUAL.route("PA:Site = a=b").parameters());
        assertEquals(new Routed(ScanTarget.OPERATOR, "Jürgen 渡辺"), ScannerSettings.USUAL.route("OP:Jürgen 渡辺"));
    }

    @Test
    void settingsThatNobodyUnderstandsAreTheUsual() {
        assertEquals(Duration.ofMillis(1), new ScannerSettings(1, null, null, null, null, null, null, null).gap(), "fast, and no nonsense");
        assertEquals(ScannerSettings.USUAL, new ScannerSettings(0, null, null, null, null, null, "SN-(", null));
    }

    private static Finding card(String raw) {
        return TestCard.check(raw, typed(FAST, End.ENTER), ScannerSettings.USUAL).getFirst();
    }

    private static Optional<TestCard.Typed> typed(Duration longest, End end) {
        return Optional.of(new TestCard.Typed(longest, end));
    }

    /** What the keys of a keyboard of the United States type under another layout. @param pairs a character, and what comes of it; nothing for a dead key */
    private static String under(String... pairs) {
        StringBuilder typed = new StringBuilder();
        TestCard.TEXT.chars().mapToObj(Character::toString).forEach(key -> {
            String comes = key;
            for (String pair : pairs) {
                comes = pair.startsWith(key) ? pair.substring(1) : comes;
            }
            typed.append(comes);
        });
        return typed.toString();
    }

    @Test
    void theTestCardNamesTheLayoutWhateverElseThatMoves() {
        assertEquals(List.of(new Finding(TestCard.Kind.LAYOUT, "France")), TestCard.check(under("aq", "qa", "zw", "wz", "m,", "AQ", "QA", "ZW", "WZ", "M?", "0à", "1&", "2é",
                "3\"", "4'", "5(", "6-", "7è", "8_", "9ç", "\"%", "@2", "#3", "-)", "/!", ";m", ":M", "_°"), typed(FAST, End.ENTER), ScannerSettings.USUAL));
        String[] germany = {"zy", "yz", "ZY", "YZ", "\"Ä", "@\"", "#§", "-ß", "/-", ";ö", ":Ö", "=´", "_?"};
        assertEquals(List.of(new Finding(TestCard.Kind.LAYOUT, "Germany")), TestCard.check(under(germany), typed(FAST, End.ENTER), ScannerSettings.USUAL));
        germany[germany.length - 2] = "=";
        assertEquals(List.of(new Finding(TestCard.Kind.LAYOUT, "Germany")), TestCard.check(under(germany), typed(FAST, End.ENTER), ScannerSettings.USUAL), "a dead key");
    }

    @Test
    void theTestCardSaysWhichSettingsAreNotTheScanners() {
        assertEquals(List.of(new Finding(TestCard.Kind.PREFIX_OTHER, "#")), TestCard.check("#]Q1" + TestCard.TEXT, typed(FAST, End.ENTER), ScannerSettings.USUAL));
        var prefixed = new ScannerSettings(120, End.TAB, "#", "", "", Map.of(), "", Map.of());
        assertEquals(TestCard.Kind.RIGHT, TestCard.check("#" + TestCard.TEXT, typed(FAST, End.TAB), prefixed).getFirst().kind());
        assertEquals(List.of(new Finding(TestCard.Kind.PREFIX_MISSING, ""), new Finding(TestCard.Kind.END_OTHER, "silence")),
                TestCard.check(TestCard.TEXT, typed(FAST, End.SILENCE), prefixed));
        assertEquals(TestCard.Kind.RIGHT, TestCard.check(TestCard.TEXT, Optional.empty(), prefixed).getFirst().kind(), "a scanner in serial mode types nothing");
    }

    @Test
    void theTestCardSaysWhatIsWrong() {
        assertEquals(TestCard.Kind.RIGHT, card(TestCard.TEXT).kind());
        assertEquals(TestCard.Kind.RIGHT, card("]Q1" + TestCard.TEXT).kind());
        assertEquals(TestCard.Kind.ANOTHER_CODE, card("SN-1").kind());
        assertEquals(new Finding(TestCard.Kind.LAYOUT, "United Kingdom"), card(TestCard.TEXT.replace('"', '\u0001').replace('@', '"').replace('\u0001', '@')));
        assertEquals(new Finding(TestCard.Kind.LAYOUT, "Germany"), card(TestCard.TEXT.replace('z', '\u0001').replace('y', 'z').replace('\u0001', 'y').replace('-', 'ß')));
        assertEquals(new Finding(TestCard.Kind.CHARACTERS, "#"), card(TestCard.TEXT.replace('#', '£')));
        assertEquals(TestCard.Kind.SEPARATOR_MISSING, card(TestCard.TEXT.replace("\u001D", "")).kind());
        assertEquals(new Finding(TestCard.Kind.SEPARATOR_OTHER, "~"), card(TestCard.TEXT.replace("\u001D", "~")));
        assertEquals(List.of(new Finding(TestCard.Kind.TOO_SLOW, "200")), TestCard.check(TestCard.TEXT, typed(Duration.ofMillis(200), End.ENTER), ScannerSettings.USUAL));
        StringBuilder turned = new StringBuilder();
        TestCard.TEXT.chars().forEach(c -> turned.append((char) (Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))));
        assertEquals(TestCard.Kind.CAPS_LOCK, card(turned.toString()).kind());
    }

    @Test
    void aScannerThatEndsWithNothingIsKnownByTheSilence() {
        KeyScan keys = new KeyScan(Duration.ofMillis(120), "");
        Instant at = Instant.EPOCH;
        for (char key : "SN-1".toCharArray()) {
            at = at.plusMillis(20);
            keys.type(key, at);
        }
        assertEquals(Optional.empty(), keys.silence(at.plusMillis(100)));
        assertEquals(Optional.of("SN-1"), keys.silence(at.plusMillis(200)));
        assertEquals(Optional.empty(), keys.silence(at.plusMillis(300)));
    }

    @Test
    void whatIsSetToBeginASerialNumberIsNoPartOfIt() throws ScanException {
        ScannerSettings own = with("", Map.of("serial", "S:"), "");
        assertEquals(new Routed(ScanTarget.SERIAL, "4711"), own.route("S:4711"));
        assertEquals(new Routed(ScanTarget.SERIAL, "4711"), own.route("]Q1S:4711"));
        assertEquals(new Routed(ScanTarget.SERIAL, "4711"), own.route("4711"), "not every code has it");
    }

    /** Whoever scans a label of the wrong kind has set nothing. */
    @Test
    void aLabelWhoseSerialNumberIsRefusedSaysNothingElseEither() {
        ScannerSettings strict = with("", Map.of(), "SN-\\d+").taking(Map.of("01", "Product", "10", ScannerSettings.BATCH));
        assertEquals(ScanException.Kind.NO_SERIAL,
                assertThrows(ScanException.class, () -> strict.route("]d2010952123454321310B-7\u001D21X1")).kind());
    }

    @Test
    void theTestCardIsKnownByItsTwoEnds() {
        assertTrue(TestCard.isIn("#]Q1" + TestCard.TEXT));
        assertTrue(TestCard.isIn(TestCard.TEXT.replace("CLAIMPORT", "CLQI,PORT")));
        assertTrue(TestCard.isIn(TestCard.TEXT.replace("CLAIMPORT", "CLAIMP???")));
        assertFalse(TestCard.isIn(TestCard.TEXT.replace("CLAIMPORT", "CLAIM????")));
        for (String other : List.of("", "END", "WEEKEND", "THE-END-OF-A-LONG-ONE-IS-THE-END", TestCard.TEXT.substring(0, TestCard.TEXT.length() - 1))) {
            assertFalse(TestCard.isIn(other), other);
        }
    }

    @Test
    void justTheGapThatIsSetIsNotTooSlow() {
        assertEquals(TestCard.Kind.RIGHT, TestCard.check(TestCard.TEXT, typed(ScannerSettings.USUAL.gap(), End.ENTER), ScannerSettings.USUAL).getFirst().kind());
        assertEquals(TestCard.Kind.TOO_SLOW,
                TestCard.check(TestCard.TEXT, typed(ScannerSettings.USUAL.gap().plusMillis(1), End.ENTER), ScannerSettings.USUAL).getFirst().kind());
    }
}
