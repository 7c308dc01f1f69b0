package dev.claimport.claim.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.failure.Problem;
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
        assertRefused(Map.of(name, "x"), false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "ä", "a&b", "a+b", "a\n", "\""})
    void valuesKeepToTheirAlphabet(String value) {
        assertRefused(Map.of("a", value), false);
    }

    @Test
    void whatTheAlphabetsHaveIsTakenUpToItsLength() {
        assertTaken(Map.of("azAZ09_.,@/:#-", "azAZ09_.,@/:#=[]-", "b", ""), false);
        assertTaken(Map.of("n".repeat(128), "v".repeat(800)), false);
        assertRefused(Map.of("n".repeat(129), "v"), false);
        assertRefused(Map.of("n", "v".repeat(801)), false);
    }

    @Test
    void thingWithoutATypeHasThreeAttributesAndOneWithATypeFifty() {
        assertTaken(attributes(3), false);
        assertEquals(TemplateProblem.TOO_MANY_ATTRIBUTES_WITHOUT_TYPE, assertRefused(attributes(4), false).kind());
        assertTaken(attributes(50), true);
        assertEquals(TemplateProblem.TOO_MANY_ATTRIBUTES, assertRefused(attributes(51), true).kind());
    }

    private static void assertTaken(Map<String, String> attributes, boolean hasType) {
        assertEquals(Optional.empty(), AttributeRules.refusal(attributes, hasType));
    }

    private static Problem assertRefused(Map<String, String> attributes, boolean hasType) {
        return AttributeRules.refusal(attributes, hasType).orElseThrow();
    }

    private static Map<String, String> attributes(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "a" + i, _ -> "x"));
    }
}
