package dev.claimport.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;

class YamlNodesTest {

    @Test
    void nothingHasNoRoot() {
        assertEquals(Optional.empty(), YamlNodes.compose("# a comment\n", new LoaderOptions()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: 1\nb: \"\\u", "a: 1\n\"k\\x1", "a: 1\nb: \"\\U00110000\""})
    void whatEndsWithinAnEscapeOrHasOneThatIsNoneIsMarked(String text) {
        assertEquals(1, assertThrows(MarkedYAMLException.class, () -> YamlNodes.compose(text, new LoaderOptions())).getProblemMark().getLine());
    }
}
