package dev.claimport.account.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.Place.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacedJsonTest {

    @Test
    void everythingKnowsItsLineAndColumn() throws Exception {
        var root = (Value.Members) PlacedJson.read("""
                {
                  "a": [1, "two"],
                  "b": {"c": null}
                }
                """);
        assertEquals(new Position(1, 1), root.place());
        assertEquals(new Position(2, 3), root.member("a").orElseThrow().place());
        var list = (Value.Items) root.value("a").orElseThrow();
        assertEquals(new Position(2, 8), list.place());
        assertEquals(new Value.Scalar(new Position(2, 9), "1"), list.items().get(0));
        assertEquals(new Value.Text(new Position(2, 12), "two"), list.items().get(1));
        assertEquals(new Position(3, 9), root.value("b").orElseThrow().fields().getFirst().place());
    }

    @Test
    void aKeyMayStandTwiceAndTheLastOneCounts() throws Exception {
        var root = (Value.Members) PlacedJson.read("{\"a\": 1, \"a\": 2}");
        assertEquals(2, root.members().size());
        assertEquals("2", root.value("a").orElseThrow().asText().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{\"a\": }|1|7", "|1|1", "{} {}|1|4", "{\"a\"|1|5", "[1,|1|4", "nul|1|1", "{'a': 1}|1|2"})
    void whatIsNoJsonIsNamedWithItsPlace(String json, int line, int column) {
        JsonFault fault = assertThrows(JsonFault.class, () -> PlacedJson.read(json == null ? "" : json));
        assertEquals(JsonFault.Kind.SYNTAX, fault.kind());
        assertEquals(line, fault.place().line());
        assertTrue(Math.abs(column - fault.place().column()) <= 1, fault.place().toString());
    }

    @Test
    void whatIsTooDeepIsNamed() {
        JsonFault fault = assertThrows(JsonFault.class, () -> PlacedJson.read("[".repeat(100_000)));
        assertEquals(JsonFault.Kind.DEPTH, fault.kind());
        assertEquals(new Position(1, PlacedJson.MAX_DEPTH + 1), fault.place(), "the first that is too deep");
    }

    @Test
    void asDeepAsMayBeIsRead() throws Exception {
        PlacedJson.read("[".repeat(PlacedJson.MAX_DEPTH) + "]".repeat(PlacedJson.MAX_DEPTH));
    }

    /** Of what the parser limits, only depth is depth. */
    @ParameterizedTest
    @CsvSource({"9,6000", "x,60000"})
    void whatIsTooLongIsNotTooDeep(String character, int length) {
        String text = character.repeat(length);
        JsonFault fault = assertThrows(JsonFault.class, () -> PlacedJson.read("{\n  " + (character.equals("x") ? '"' + text + "\": 1" : "\"a\": " + text) + "}"));
        assertEquals(JsonFault.Kind.SYNTAX, fault.kind());
        assertEquals(2, fault.place().line(), fault.getMessage());
        assertTrue(fault.getMessage().contains(Integer.toString(length)) && !fault.getMessage().contains("StreamReadConstraints"), fault.getMessage());
    }
}
