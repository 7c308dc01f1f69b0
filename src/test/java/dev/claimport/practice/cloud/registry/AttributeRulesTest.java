package dev.claimport.practice.cloud.registry;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributeRulesTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "ä", "a=b", "[a]", "a+b", "a\n"})
    void namesKeepToTheirAlphabet(String name) {
        assertRefused(thing(Optional.empty(), Map.of(name, "x")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "ä", "a&b", "a+b", "a\n", "\""})
    void valuesKeepToTheirAlphabet(String value) {
        assertRefused(thing(Optional.empty(), Map.of("a", value)));
    }

    @Test
    void whatTheAlphabetsHaveIsTakenUpToItsLength() {
        assertDoesNotThrow(() -> AttributeRules.check(thing(Optional.empty(), Map.of("azAZ09_.,@/:#-", "azAZ09_.,@/:#=[]-", "b", ""))));
        assertDoesNotThrow(() -> AttributeRules.check(thing(Optional.empty(), Map.of("n".repeat(128), "v".repeat(800)))));
        assertRefused(thing(Optional.empty(), Map.of("n".repeat(129), "v")));
        assertRefused(thing(Optional.empty(), Map.of("n", "v".repeat(801))));
    }

    @Test
    void thingWithoutATypeHasThreeAttributesAndOneWithATypeFifty() {
        assertDoesNotThrow(() -> AttributeRules.check(thing(Optional.empty(), attributes(3))));
        assertRefused(thing(Optional.empty(), attributes(4)));
        assertDoesNotThrow(() -> AttributeRules.check(thing(Optional.of("gateway"), attributes(50))));
        assertRefused(thing(Optional.of("gateway"), attributes(51)));
    }

    private static void assertRefused(Thing thing) {
        assertEquals("InvalidParameters", assertThrows(ProvisioningRefused.class, () -> AttributeRules.check(thing)).errorCode());
    }

    private static Map<String, String> attributes(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "a" + i, _ -> "x"));
    }

    private static Thing thing(Optional<String> type, Map<String, String> attributes) {
        return new Thing("pump-1", "id-1", PracticeAccount.thingArn("pump-1"), type, attributes, List.of(), Optional.empty(), 1);
    }
}
