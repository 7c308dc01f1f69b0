package dev.claimport.bench.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.template.TemplateBody;
import dev.claimport.failure.FailureException;
import dev.claimport.handover.Admission.Admitted;
import dev.claimport.text.Messages;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders as spreadsheets save them, and what people do to them. */
class OrderFileTest {

    private static final String TEMPLATE = """
            {"Parameters": {"SerialNumber": {"Type": "String"}, "Site": {"Type": "String"}},
             "Resources": {"thing": {"Type": "AWS::IoT::Thing", "Properties": {"ThingName": {"Fn::Join": ["-", [{"Ref": "Site"}, {"Ref": "SerialNumber"}]]},
               "AttributePayload": {"site": {"Ref": "Site"}}}},
              "certificate": {"Type": "AWS::IoT::Certificate", "Properties": {"CertificateId": {"Ref": "AWS::IoT::Certificate::Id"}}}}}""";

    private static WorkOrder read(String table) throws Exception {
        return read(table.getBytes(StandardCharsets.UTF_8));
    }

    private static WorkOrder read(byte[] table) throws Exception {
        return OrderFile.of("A-77.csv", table, Optional.of(TemplateBody.parse(TEMPLATE)), Map.of());
    }

    /** What is said of it, in English. */
    private static String refused(String table) {
        return refused(table.getBytes(StandardCharsets.UTF_8));
    }

    private static String refused(byte[] table) {
        FailureException refused = assertThrows(FailureException.class, () -> read(table));
        assertEquals("order-invalid", refused.failure().id());
        return Messages.of("failures", Locale.ENGLISH).message(refused.failure());
    }

    @Test
    void aPlainTableIsRead() throws Exception {
        WorkOrder order = read("Serial Number,Site,Part number,Revision,Batch\n4711-0001,berlin,GX-2,C,B-1\n4711-0002,\"ham,burg\",GX-2,C,\n".replace("ham,burg", "hamburg"));
        assertEquals("A-77", order.name());
        assertEquals(List.of("4711-0001", "4711-0002"), List.copyOf(order.serials()));
        assertEquals(Optional.of(new Admitted(Map.of("Site", "berlin"), "B-1", "GX-2", "C")), order.device("4711-0001"));
        assertEquals(Optional.empty(), order.device("4711-0003"));
    }

    @Test
    void whatIsTypedIsATableWithItsNameAbove() throws Exception {
        for (String typed : List.of("4711-0001\n4711-0002\n", "  4711-0001\n\n4711-0002", "Serial\n4711-0001\n4711-0002")) {
            WorkOrder order = OrderFile.of("A-77.csv", OrderFile.typed(typed), Optional.empty(), Map.of());
            assertEquals(List.of("4711-0001", "4711-0002"), List.copyOf(order.serials()), typed);
        }
        WorkOrder pasted = read(new String(OrderFile.typed("Serial number\tSite\n4711-0001\tberlin\n"), StandardCharsets.UTF_8));
        assertEquals(Map.of("Site", "berlin"), pasted.device("4711-0001").orElseThrow().parameters());
    }

    @Test
    void aSpreadsheetsByteOrderMarkSemicolonsAndQuotesAreNoMatter() throws Exception {
        WorkOrder order = read("\uFEFFSerial;Site\r\n\"0001\";\"ber\"\"lin\"\r\n;;\r\n".replace("\"\"", ""));
        assertEquals(Optional.of(new Admitted(Map.of("Site", "berlin"), "", "", "")), order.device("0001"), "and zeros at the front stay");
    }

    @Test
    void aLineThatNamesTheSeparatorIsNoLineOfTheTable() throws Exception {
        WorkOrder order = read("\uFEFFsep=|\r\nSerial|Site\r\n1|berlin\r\n");
        assertEquals(Optional.of(new Admitted(Map.of("Site", "berlin"), "", "", "")), order.device("1"));
        assertTrue(refused("sep=;\nSerial;Site\n1;berlin\n1;berlin\n").contains("Line 4, column 1: "));
    }

    @Test
    void serialNumbersThatLookLikeNumbersAreSerialNumbers() throws Exception {
        assertEquals(List.of("4E12", "1e5", "0012"), List.copyOf(read("Serial,Site\n4E12,a\n1e5,a\n0012,a\n").serials()));
    }

    @Test
    void aLineMayEndBeforeTheLastColumn() throws Exception {
        assertEquals(Optional.of(new Admitted(Map.of("Site", "berlin"), "", "", "")), read("Serial,Site,Batch\n1,berlin\n").device("1"));
    }

    @Test
    void serialNumbersHaveALimit() throws Exception {
        String longest = "1".repeat(128);
        byte[] table = OrderFile.typed(longest);
        assertEquals(List.of(longest), List.copyOf(OrderFile.of("A-77.csv", table, Optional.empty(), Map.of()).serials()));
        assertThrows(FailureException.class, () -> OrderFile.of("A-77.csv", OrderFile.typed(longest + "1"), Optional.empty(), Map.of()));
    }

    @Test
    void whatIsWrongIsNamedAtOnceWithLineAndColumn() {
        String said = refused("Site,Serial\nberlin,1\nberlin,1\nberlin,4.71E+12\nberlin,\nberlin,2,3\n,5\n");
        assertTrue(said.contains("Line 3, column 2: “1” is in line 2 already."), said);
        assertTrue(said.contains("Line 4, column 2: “4.71E+12” is what a spreadsheet has made of a long number."), said);
        assertTrue(said.contains("Line 5, column 2: "), said);
        assertTrue(said.contains("Line 6: "), said);
        assertTrue(said.contains("Line 7: ") && said.contains("Site"), said);
    }

    @Test
    void columnsThatTheTemplateDoesNotKnowAreNamed() {
        String said = refused("Serial,Sight\n1,berlin\n");
        assertTrue(said.contains("Line 1, column 2: ") && said.contains("Sight"), said);
    }

    @Test
    void aTableWithoutSerialNumbersIsNone() {
        assertTrue(refused("Site\nberlin\n").contains("Line 1: "));
        assertTrue(refused("Serial,Serial number\n1,1\n").contains("column 2"));
        assertTrue(refused("").contains("no device"), refused(""));
        assertTrue(refused("Serial,Site\n").contains("no device"));
    }

    @Test
    void whatTheTemplateWouldRefuseIsNamedWithItsLine() {
        String said = refused("Serial,Site\n1,berlin\n2,ber lin\n");
        assertTrue(said.contains("Line 3: "), said);
    }

    @Test
    void attributesThatTheRegistryRefusesAreNamedWithTheirLine() {
        String template = TEMPLATE.replace("{\"Fn::Join\": [\"-\", [{\"Ref\": \"Site\"}, {\"Ref\": \"SerialNumber\"}]]}", "{\"Ref\": \"SerialNumber\"}");
        FailureException refused = assertThrows(FailureException.class, () -> OrderFile.of("A-77.csv", "Serial,Site\n1,berlin\n2,ber lin\n".getBytes(StandardCharsets.UTF_8),
                Optional.of(TemplateBody.parse(template)), Map.of()));
        String said = Messages.of("failures", Locale.ENGLISH).message(refused.failure());
        assertTrue(said.contains("Line 3: ") && said.contains("site"), said);
    }

    @Test
    void otherEncodingsAreNamed() {
        assertTrue(refused("Serial,Site\n1,M\u00fcnchen\n".getBytes(StandardCharsets.ISO_8859_1)).contains("UTF-8"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-16le", "utf-16be", "utf-16", "utf-32le"})
    void soAreThoseOfTwoBytes(String encoding) {
        assertTrue(refused("Serial,Site\n1,berlin\n".getBytes(Charset.forName(encoding))).contains("UTF-8"));
    }

    /** Where it begins, and not where that is found out. */
    @ParameterizedTest
    @ValueSource(strings = {"Serial,Site\n1,berlin\n2,\"hamburg\n", "Serial,Site\n1,berlin\n2,\"hamburg\n3,berlin\n4,berlin\n", "Serial,Site\n1,berlin\n\"2,hamburg\n3,berlin",
            "Serial,Site\r\n1,berlin\r\n2,\"hamburg\r\n3,berlin\r\n", "Serial,Site\r1,berlin\r2,\"hamburg\r3,berlin\r", "\uFEFFSerial;Site\n1;berlin\n2;\"ham\"burg\n3;berlin\n",
            "sep=;\nSerial;Site\n2;\"hamburg\n3;berlin\n", "Serial,Site\n\n2,\"ham\"burg\n", "Serial,Site\n1,berlin\n2,\"hamburg\n3,\"berlin\"\n", "Serial,\"Site\"\n1,\"berlin\"\n2,hamburg,\"\"\"\n"})
    void aQuotationMarkInTheWrongPlaceIsNamedWithItsLine(String table) {
        assertTrue(refused(table).contains("Line 3: This is not CSV"), refused(table));
    }

    @Test
    void aQuotationMarkThatEndsTooLateSwallowsNoDevice() {
        String said = refused("Serial,Site\n1,\"berlin\n2,hamburg\n3,ulm\"\n4,berlin\n4,ulm\n");
        assertTrue(said.contains("Line 2, column 2: The value of “Site” is too long, or has a line break"), said);
        assertTrue(said.contains("Line 6, column 1: “4” is in line 5 already."), said);
    }

    @Test
    void namesMayBeBrokenInTwoLinesAndStandBelowEmptyOnes() throws Exception {
        assertEquals(List.of("1"), List.copyOf(read("\n;;;\n\"Serial\nnumber\";Site\n1;berlin\n").serials()));
        assertTrue(refused("\"Serial\nnumber\";Site\n1;berlin\n1;ulm\n").contains("Line 4, column 1: “1” is in line 3 already."));
        assertEquals(Map.of("Site", "berlin"), read("Serial,\"Site\"\n1,berlin\n").device("1").orElseThrow().parameters());
        assertTrue(refused("Serial,\"a;b;c\"\n1,berlin\n").contains("Line 1, column 2: The template has no parameter “a;b;c”"));
    }

    @Test
    void emptyColumnsAtTheEndAreNothing() throws Exception {
        assertEquals(List.of("1", "2"), List.copyOf(read("Serial,Site,,,\n1,berlin,,,\n2,berlin,,,,,\n").serials()));
        assertEquals(Map.of("Site", "berlin"), read("Serial,,Site\n1,,berlin\n").device("1").orElseThrow().parameters());
        assertTrue(refused("Serial,,Site\n1,ulm,berlin\n").contains("Line 2, column 2: The column of “ulm” has no name."));
        assertTrue(refused("Serial,Site,,,\n1,berlin,,x,\n").contains("Line 2: This line has 4 cells, and the first one 2."));
    }

    @Test
    void whatNobodySeesIsNoPartOfASerialNumber() {
        String said = refused("Serial,Site\n\u00a01\u200b,a\n1,a\n2\u00a03,a\n2\u200b3,a\n");
        assertTrue(said.contains("Line 3, column 1: “1” is in line 2 already."), said);
        assertTrue(said.contains("Line 4, column 1: ") && said.contains("Line 5, column 1: "), said);
    }

    @Test
    void valuesHaveALimitAndAreNotSaidWhole() throws Exception {
        String longest = "1".repeat(4096);
        assertEquals(longest, OrderFile.of("A-77.csv", ("Serial,Note\n1," + longest).getBytes(StandardCharsets.UTF_8), Optional.empty(), Map.of()).device("1").orElseThrow().parameters().get("Note"));
        assertTrue(refused("Serial,Site\n1," + longest + "1").contains("Line 2, column 2: The value of “Site”"));
        assertTrue(refused("Serial,Site\n" + longest + ",a").length() < 300);
    }
}
